package org.mailquay.transport;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailquay.smtp.MailException;
import org.mailquay.smtp.NextStep;
import org.mailquay.smtp.SmtpReply;
import org.mailquay.smtp.Stage;

/** Thrown when the server did not take a mail for everyone; says what became of each recipient. */
public final class DeliveryException extends MailException {

  private static final long serialVersionUID = 1L;

  private final transient @Nullable DeliveryReport report;

  /** Creates an exception; see {@link MailException}. */
  public DeliveryException(
      String message,
      NextStep nextStep,
      @Nullable Stage stage,
      @Nullable SmtpReply reply,
      @Nullable Throwable cause,
      DeliveryReport report) {
    super(message, nextStep, stage, reply, cause);
    this.report = report;
  }

  /** Returns what became of each recipient; empty after deserialization. */
  public Optional<DeliveryReport> report() {
    return Optional.ofNullable(report);
  }

  /**
   * Returns {@code true} if the server may have taken the mail although its reply was lost: a
   * second try may deliver it twice.
   */
  public boolean mayHaveBeenDelivered() {
    return report != null && !report.with(Outcome.UNKNOWN).isEmpty();
  }
}
