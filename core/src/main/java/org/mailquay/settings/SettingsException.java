package org.mailquay.settings;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mailquay.smtp.MailException;
import org.mailquay.smtp.NextStep;
import org.mailquay.smtp.Stage;

/** Thrown when settings are built from bad values; carries every violation at once. */
public final class SettingsException extends MailException {

  private static final long serialVersionUID = 1L;

  private final transient @Nullable List<Violation> violations;

  /** Creates an exception for at least one violation. */
  public SettingsException(List<Violation> violations) {
    super(describe(violations), NextStep.FIX_SETTINGS, Stage.VALIDATE, null, null);
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
