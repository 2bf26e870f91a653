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
final class DeliveryOutcomes {

  private DeliveryOutcomes() {}

  static DeliveryReport accepted(
      String messageId, List<EmailAddress> recipients, Optional<SmtpReply> reply) {
    return same(messageId, recipients, Outcome.ACCEPTED, reply);
  }

  static DeliveryReport same(
      String messageId, List<EmailAddress> recipients, Outcome outcome, Optional<SmtpReply> reply) {
    return new DeliveryReport(
        messageId, recipients.stream().map(r -> new RecipientOutcome(r, outcome, reply)).toList());
  }

  /** Those with a refusal of their own are rejected, the others were not sent anything. */
  static DeliveryReport refused(
      String messageId, List<EmailAddress> recipients, Map<String, SmtpReply> refusals) {
    return new DeliveryReport(
        messageId,
        recipients.stream()
            .map(
                r -> {
                  Optional<SmtpReply> reply =
                      Optional.ofNullable(refusals.get(AngusAddresses.ascii(r)));
                  Outcome outcome = reply.isPresent() ? Outcome.REJECTED : Outcome.NOT_SENT;
                  return new RecipientOutcome(r, outcome, reply);
                })
            .toList());
  }
}
