package org.mailquay.transport.internal.engine;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.mailquay.settings.EmailAddress;
import org.mailquay.smtp.SmtpExtensions;
import org.mailquay.smtp.SmtpReply;
import org.mailquay.smtp.Stage;
import org.mailquay.transport.internal.ConnectionGuard;
import org.mailquay.transport.internal.DialogueException;
import org.mailquay.transport.internal.MailUnfitException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * MAIL, RCPT and RSET: as much of a mail as shows whether sender and recipient are taken. One
 * command at a time, since it is about the replies.
 */
final class EnvelopeProbe {

  private static final Logger log = LoggerFactory.getLogger(EnvelopeProbe.class);
  private static final Duration MOST_FOR_RESET = Duration.ofSeconds(2);

  private final EmailAddress sender;
  private final EmailAddress recipient;

  EnvelopeProbe(EmailAddress sender, EmailAddress recipient) {
    this.sender = sender;
    this.recipient = recipient;
  }

  /** Returns what the server refused; empty if nothing. */
  Optional<Transaction.Refusal> perform(Dialogue dialogue, SmtpExtensions extensions)
      throws IOException, DialogueException {
    String mail = "MAIL FROM:<" + wireForm(sender) + ">" + utf8Parameter(dialogue, extensions);
    Optional<Transaction.Refusal> refusal = ask(dialogue, Stage.SENDER, mail);
    if (refusal.isEmpty()) {
      refusal = ask(dialogue, Stage.RECIPIENT, "RCPT TO:<" + wireForm(recipient) + ">");
    }
    if (refusal.isEmpty()) {
      dialogue.reporter().pass();
      reset(dialogue);
    } else {
      dialogue.reporter().fail();
    }
    return refusal;
  }

  private String utf8Parameter(Dialogue dialogue, SmtpExtensions extensions)
      throws MailUnfitException {
    if (!sender.needsSmtpUtf8() && !recipient.needsSmtpUtf8()) {
      return "";
    }
    if (!extensions.offers("SMTPUTF8")) {
      dialogue.reporter().enter(Stage.SENDER);
      throw new MailUnfitException(
          "an address has characters outside of ASCII before the @, and SMTPUTF8 (RFC 6531),"
              + " which such addresses need, is not spoken on this connection");
    }
    return " SMTPUTF8";
  }

  private static Optional<Transaction.Refusal> ask(Dialogue dialogue, Stage stage, String command)
      throws IOException, DialogueException {
    dialogue.reporter().enter(stage);
    SmtpReply reply = dialogue.ask(command, dialogue.settings().timeouts().command());
    return reply.code().isPositive() ? Optional.empty() : Transaction.Refusal.of(stage, reply);
  }

  /** Both were taken: what becomes of the connection afterwards says nothing about them. */
  private static void reset(Dialogue dialogue) {
    dialogue.within(dialogue.deadline().within(MOST_FOR_RESET));
    try {
      dialogue.ask("RSET", MOST_FOR_RESET);
    } catch (IOException | DialogueException e) {
      log.debug("RSET came to nothing at {}", dialogue.settings().endpoint(), e);
      ConnectionGuard.closeQuietly(dialogue.socket());
    }
  }

  /** The domain goes as A-labels, the local part as it is. */
  private static String wireForm(EmailAddress address) {
    return address.localPart() + "@" + address.asciiDomain();
  }
}
