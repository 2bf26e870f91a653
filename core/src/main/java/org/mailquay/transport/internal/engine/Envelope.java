package org.mailquay.transport.internal.engine;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailquay.message.DeliveryStatusRequest;
import org.mailquay.transport.internal.MailUnfitException;

/**
 * What goes before the content: reverse-path and forward-paths as they are sent, without brackets.
 *
 * @param from the reverse-path; empty for a notification that nobody shall answer
 * @param recipients at least one
 * @param utf8Address an address, of envelope or headers, that needs RFC 6531
 * @param partial whether the mail may go to some of the recipients when others are refused
 * @param notifications what the server shall tell about the delivery (RFC 3461)
 */
record Envelope(
    String from,
    List<String> recipients,
    Optional<String> utf8Address,
    boolean partial,
    Optional<DeliveryStatusRequest> notifications) {

  Envelope {
    recipients = List.copyOf(recipients);
  }

  boolean smtpUtf8() {
    return utf8Address.isPresent();
  }

  /** Refuses what would end a command early or begin another. */
  void requireSendable() throws MailUnfitException {
    if (recipients.isEmpty()) {
      throw new MailUnfitException("the mail has no recipient");
    }
    requireSendable("sender", from);
    for (String recipient : recipients) {
      requireSendable("recipient", recipient);
      if (recipient.isEmpty()) {
        throw new MailUnfitException("a recipient's address is empty");
      }
    }
  }

  private static void requireSendable(String who, String address) throws MailUnfitException {
    boolean quoted = false;
    for (int i = 0; i < address.length(); i++) {
      char character = address.charAt(i);
      if (character == '"') {
        quoted = !quoted;
      }
      boolean blank = character == ' ' && !quoted;
      boolean bracket = (character == '<' || character == '>') && !quoted;
      if (blank || bracket || Character.isISOControl(character)) {
        throw new MailUnfitException(
            String.format(
                Locale.ROOT,
                "the address of the %s has a character U+%04X, which no address can have there",
                who,
                (int) character));
      }
    }
  }

  /** Returns {@code true} if each recipient stands for itself, so that nobody waits for another. */
  boolean standsAlone() {
    return partial || recipients.size() == 1;
  }
}
