package org.mailquay.transport.internal.engine;

import java.io.IOException;
import java.util.Deque;
import java.util.OptionalLong;
import org.mailquay.smtp.SmtpExtensions;
import org.mailquay.transport.internal.DialogueException;
import org.mailquay.transport.internal.MailUnfitException;
import org.mailquay.transport.internal.engine.Transaction.Command;

/**
 * Hands in mails over a connection that is ready for them, in as few round trips as the server's
 * extensions allow: commands in groups (RFC 2920), content as chunks (RFC 3030), several mails in
 * flight. Commands that a server does not announce are never sent. Not thread-safe.
 */
final class Submission {

  private final Dialogue dialogue;
  private final SmtpExtensions extensions;
  private final boolean pipelining;
  private final boolean chunking;
  private final InFlight inFlight;
  private final ContentSender contentSender;
  private boolean stateUnsure;
  private boolean proven;

  Submission(Dialogue dialogue, SmtpExtensions extensions) {
    this.dialogue = dialogue;
    this.extensions = extensions;
    this.pipelining = extensions.offers("PIPELINING");
    this.chunking = extensions.offers("CHUNKING");
    this.inFlight = new InFlight(dialogue);
    this.contentSender = new ContentSender(dialogue, inFlight);
  }

  /** Lets the next mail's envelope be answered before its content is sent. */
  void beCareful() {
    proven = false;
  }

  int inFlight() {
    return inFlight.size();
  }

  /**
   * Returns {@code true} if the mail can be sent in one go, while the replies to others are still
   * to come.
   */
  boolean canOverlap(OutgoingMail mail, PreparedContent content) {
    return proven && pipelining && chunking && mail.envelope().standsAlone() && content.isKept();
  }

  /** Refuses a mail that this server cannot take, before it hears of it. */
  void requireFit(OutgoingMail mail, PreparedContent content) throws MailUnfitException {
    Envelope envelope = mail.envelope();
    envelope.requireSendable();
    OptionalLong limit = extensions.sizeLimit();
    if (limit.isPresent() && content.size() > limit.getAsLong()) {
      throw new MailUnfitException(
          "it has %d octets, and the server takes at most %d"
              .formatted(content.size(), limit.getAsLong()));
    }
    if (envelope.smtpUtf8() && !extensions.offers("SMTPUTF8")) {
      throw new MailUnfitException(
          "the address "
              + envelope.utf8Address().orElse("")
              + " has characters outside of ASCII before the @, and SMTPUTF8 (RFC 6531),"
              + " which such addresses need, is not spoken on this connection");
    }
    boolean eightBitTaken = extensions.offers("8BITMIME") || envelope.smtpUtf8();
    if (content.isEightBit() && !eightBitTaken) {
      throw new MailUnfitException(
          "it holds octets above 127, and the server does not offer 8BITMIME (RFC 6152)");
    }
  }

  /** Sends one mail and waits until all of it is answered. */
  Transaction send(OutgoingMail mail, PreparedContent content)
      throws IOException, DialogueException {
    Transaction transaction = begin(mail);
    sendEnvelope(transaction, content);
    boolean inOneGo = pipelining && transaction.envelope().standsAlone();
    if (inOneGo && chunking && proven) {
      contentSender.sendChunks(transaction, content);
    } else if (inOneGo && !chunking) {
      sendData(transaction, content);
    } else {
      inFlight.awaitAll();
      if (transaction.isEnvelopeAccepted()) {
        sendContent(transaction, content);
      }
    }
    return finishOldest();
  }

  /** Sends one mail without waiting for any reply; see {@link #canOverlap}. */
  void overlap(OutgoingMail mail, PreparedContent content) throws IOException, DialogueException {
    Transaction transaction = begin(mail);
    sendEnvelope(transaction, content);
    contentSender.sendChunks(transaction, content);
    dialogue.flushWhenIdle();
  }

  /** Waits until the oldest mail in flight is answered, and returns it. */
  Transaction finishOldest() throws IOException, DialogueException {
    Transaction transaction = inFlight.removeOldest();
    proven |= transaction.isAccepted();
    if (inFlight.size() == 0) {
      stateUnsure = !transaction.isAccepted();
      if (transaction.isAccepted()) {
        dialogue.reporter().pass();
      } else {
        dialogue.reporter().fail();
      }
    }
    return transaction;
  }

  /** Reads the replies that came before the connection failed. */
  void awaitWhatCame() throws IOException, DialogueException {
    inFlight.awaitAll();
  }

  /** Returns the mails in flight, oldest first, and forgets them. */
  Deque<Transaction> abandon() {
    return inFlight.abandon();
  }

  private Transaction begin(OutgoingMail mail) throws IOException, DialogueException {
    Transaction transaction = new Transaction(mail.envelope());
    inFlight.add(transaction);
    if (stateUnsure) {
      // RFC 3030 §3: after a failed chunk nobody knows whether a transaction is open, and the next
      // mail would go out under the last one's sender
      inFlight.send(transaction, Command.RESET, "RSET");
      awaitUnlessPipelining();
    }
    stateUnsure = true;
    return transaction;
  }

  private void sendEnvelope(Transaction transaction, PreparedContent content)
      throws IOException, DialogueException {
    EnvelopeCommands commands = new EnvelopeCommands(transaction.envelope(), extensions);
    inFlight.send(transaction, Command.MAIL, commands.mailFrom(content));
    awaitUnlessPipelining();
    for (String recipient : transaction.envelope().recipients()) {
      if (transaction.isSenderRefused() || dialogue.hungUp()) {
        return;
      }
      inFlight.send(transaction, Command.RCPT, commands.rcptTo(recipient));
      awaitUnlessPipelining();
    }
  }

  private void sendContent(Transaction transaction, PreparedContent content)
      throws IOException, DialogueException {
    if (chunking) {
      contentSender.sendChunks(transaction, content);
    } else {
      sendData(transaction, content);
    }
  }

  private void sendData(Transaction transaction, PreparedContent content)
      throws IOException, DialogueException {
    inFlight.send(transaction, Command.DATA, "DATA");
    inFlight.awaitAll();
    if (transaction.isInvitedToSend()) {
      contentSender.sendDotted(transaction, content);
    }
  }

  private void awaitUnlessPipelining() throws IOException, DialogueException {
    if (!pipelining) {
      inFlight.awaitAll();
    }
  }
}
