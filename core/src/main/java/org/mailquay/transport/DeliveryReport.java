package org.mailquay.transport;

import java.util.List;

/**
 * What became of one mail. Immutable.
 *
 * @param messageId the Message-ID, to find the mail in the server's log
 * @param recipients each recipient's outcome, in the order of the mail
 */
public record DeliveryReport(String messageId, List<RecipientOutcome> recipients) {

  public DeliveryReport {
    recipients = List.copyOf(recipients);
  }

  /** Returns {@code true} if the server took the mail for everyone. */
  public boolean allAccepted() {
    return recipients.stream().allMatch(r -> r.outcome() == Outcome.ACCEPTED);
  }

  /** Returns the recipients with this outcome. */
  public List<RecipientOutcome> with(Outcome outcome) {
    return recipients.stream().filter(r -> r.outcome() == outcome).toList();
  }

  @Override
  public String toString() {
    return messageId + " " + recipients;
  }
}
