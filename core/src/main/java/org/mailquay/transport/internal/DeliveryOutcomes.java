package org.mailquay.transport.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailquay.settings.EmailAddress;
import org.mailquay.smtp.SmtpReply;
import org.mailquay.transport.DeliveryReport;
import org.mailquay.transport.Outcome;
import org.mailquay.transport.RecipientOutcome;

/** Makes reports of what became of each recipient. */
public final class DeliveryOutcomes {

  private DeliveryOutcomes() {}

  /**
   * Those with a refusal of their own are rejected by it; the others have what became of the mail.
   */
  public static DeliveryReport of(
      String messageId,
      List<EmailAddress> recipients,
      Map<EmailAddress, SmtpReply> refusals,
      Outcome ofTheMail,
      Optional<SmtpReply> reply) {
    return new DeliveryReport(
        messageId,
        recipients.stream()
            .map(
                recipient -> {
                  SmtpReply refusal = refusals.get(recipient);
                  return refusal == null
                      ? new RecipientOutcome(recipient, ofTheMail, reply)
                      : new RecipientOutcome(recipient, Outcome.REJECTED, Optional.of(refusal));
                })
            .toList());
  }
}
