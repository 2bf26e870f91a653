package org.mailquay.transport;

import java.util.Optional;
import org.mailquay.settings.EmailAddress;
import org.mailquay.smtp.SmtpReply;

/**
 * What became of a mail for one recipient. Immutable.
 *
 * @param reply the server's words about this recipient, where it said any
 */
public record RecipientOutcome(EmailAddress recipient, Outcome outcome, Optional<SmtpReply> reply) {

  @Override
  public String toString() {
    return recipient + " " + outcome + reply.map(r -> " (" + r + ")").orElse("");
  }
}
