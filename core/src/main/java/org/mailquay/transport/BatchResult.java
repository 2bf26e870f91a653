package org.mailquay.transport;

import java.util.Optional;
import org.mailquay.message.Email;
import org.mailquay.smtp.MailException;

/**
 * What became of one mail of many. Immutable.
 *
 * @param number of the mail in the batch, from 0
 * @param report what became of each recipient; with a failure, where it is known
 * @param failure why the mail was not accepted; empty if it was
 */
public record BatchResult(
    Email email, long number, Optional<DeliveryReport> report, Optional<MailException> failure) {

  /** Creates a result for a mail that was accepted. */
  public static BatchResult accepted(Email email, long number, DeliveryReport report) {
    return new BatchResult(email, number, Optional.of(report), Optional.empty());
  }

  /** Creates a result for a mail that was not. */
  public static BatchResult failed(Email email, long number, MailException failure) {
    Optional<DeliveryReport> report =
        failure instanceof DeliveryException delivery ? delivery.report() : Optional.empty();
    return new BatchResult(email, number, report, Optional.of(failure));
  }

  /** Returns {@code true} if the server took the mail for at least one recipient. */
  public boolean isAccepted() {
    return failure.isEmpty();
  }
}
