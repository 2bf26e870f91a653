package org.mailquay.diagnosis.internal;

import java.util.List;
import java.util.Optional;
import org.mailquay.smtp.MailException;
import org.mailquay.smtp.Stage;
import org.mailquay.transport.internal.Causes;

/**
 * Why a connection test failed.
 *
 * @param stage the step that failed
 * @param reason as it was thrown
 * @param outOfTime whether the limit of the whole dialogue was over
 */
record TestFailure(Stage stage, Exception reason, boolean outOfTime) {

  /** Returns the same failure with the limit as its reason. */
  TestFailure forWantOfTime() {
    return new TestFailure(stage, reason, true);
  }

  /** Returns the innermost reason in a line; empty where a reply of the server is the reason. */
  Optional<String> problem() {
    if (reason instanceof MailException mail && mail.reply().isPresent()) {
      return Optional.empty();
    }
    List<Throwable> causes = Causes.all(reason);
    return Optional.ofNullable(causes.get(causes.size() - 1).getMessage())
        .or(() -> Optional.ofNullable(reason.getMessage()))
        .map(message -> message.lines().findFirst().orElse(""))
        .map(Redaction::clean);
  }
}
