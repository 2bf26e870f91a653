package org.mailquay.message;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mailquay.settings.Violation;
import org.mailquay.smtp.MailException;
import org.mailquay.smtp.NextStep;
import org.mailquay.smtp.Stage;

/** Thrown when a mail is built from bad values; carries every violation at once. */
public final class MessageException extends MailException {

  private static final long serialVersionUID = 1L;

  private final transient @Nullable List<Violation> violations;

  /** Creates an exception for at least one violation. */
  public MessageException(List<Violation> violations) {
    super(describe(violations), NextStep.GIVE_UP, Stage.VALIDATE, null, null);
    this.violations = List.copyOf(violations);
  }

  /** Returns all that is wrong; empty after deserialization. */
  public List<Violation> violations() {
    return violations == null ? List.of() : violations;
  }

  private static String describe(List<Violation> violations) {
    return violations.stream().map(Violation::message).collect(Collectors.joining(" "));
  }
}
