package org.mailquay.transport.internal.jakarta;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.event.TransportEvent;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.smtp.SmtpReply;
import org.mailquay.smtp.Stage;
import org.mailquay.transport.Outcome;
import org.mailquay.transport.internal.Circumstances;
import org.mailquay.transport.internal.engine.RawOutcome;

/** What became of a message, in the terms of Jakarta Mail and Angus. */
final class SendResult {

  private final Submitted submitted;
  private final RawOutcome outcome;
  private final SmtpSettings settings;
  private final List<InternetAddress> sent = new ArrayList<>();
  private final List<InternetAddress> unsent = new ArrayList<>();
  private final List<InternetAddress> invalid = new ArrayList<>();

  SendResult(Submitted submitted, RawOutcome outcome, SmtpSettings settings) {
    this.submitted = submitted;
    this.outcome = outcome;
    this.settings = settings;
    for (int i = 0; i < submitted.recipients().size(); i++) {
      listOf(i).add(submitted.recipients().get(i));
    }
  }

  private List<InternetAddress> listOf(int recipient) {
    Optional<SmtpReply> refusal = refusal(recipient);
    if (refusal.isPresent()) {
      return refusal.get().code().isPermanent() ? invalid : unsent;
    }
    return outcome.ofTheMail() == Outcome.ACCEPTED ? sent : unsent;
  }

  private Optional<SmtpReply> refusal(int recipient) {
    boolean ofSender = outcome.refusedAt().filter(Stage.SENDER::equals).isPresent();
    if (ofSender || recipient >= outcome.recipientReplies().size()) {
      return Optional.empty();
    }
    SmtpReply reply = outcome.recipientReplies().get(recipient);
    return reply.code().isPositive() ? Optional.empty() : Optional.of(reply);
  }

  int event() {
    boolean all = sent.size() == submitted.recipients().size();
    if (all) {
      return TransportEvent.MESSAGE_DELIVERED;
    }
    return sent.isEmpty()
        ? TransportEvent.MESSAGE_NOT_DELIVERED
        : TransportEvent.MESSAGE_PARTIALLY_DELIVERED;
  }

  Address[] sent() {
    return sent.toArray(Address[]::new);
  }

  Address[] unsent() {
    return unsent.toArray(Address[]::new);
  }

  Address[] invalid() {
    return invalid.toArray(Address[]::new);
  }

  /** Returns what is to be thrown; null if everyone was accepted. */
  @Nullable MessagingException failure() {
    if (sent.size() == submitted.recipients().size()) {
      return null;
    }
    if (outcome.ofTheMail() == Outcome.UNKNOWN) {
      // not one of those that say who got the mail: callers would send it again
      return new MessagingException(
          "The whole mail was sent to "
              + settings.endpoint().address()
              + ", and the reply was lost: it may have been delivered. "
              + why(),
          outcome.failure().orElse(null));
    }
    if (outcome.refusedAt().filter(Stage.SENDER::equals).isPresent()) {
      return ofSender(outcome.reply().orElseThrow());
    }
    MessagingException ofRecipients = ofRecipients();
    return outcome
        .reply()
        .filter(reply -> !reply.code().isPositive())
        .<MessagingException>map(reply -> sendFailed("DATA", reply, ofRecipients))
        .orElseGet(() -> plain(ofRecipients));
  }

  private MessagingException ofSender(SmtpReply reply) {
    SMTPSenderFailedException ofSender =
        new SMTPSenderFailedException(
            submitted.from(), "MAIL FROM", reply.code().value(), reply + "\n");
    return sendFailed("MAIL FROM", reply, ofSender);
  }

  private SMTPSendFailedException sendFailed(
      String command, SmtpReply reply, @Nullable MessagingException next) {
    return new SMTPSendFailedException(
        command, reply.code().value(), reply + "\n", next, sent(), unsent(), invalid());
  }

  private MessagingException plain(@Nullable MessagingException ofRecipients) {
    SendFailedException failed =
        new SendFailedException(
            ofRecipients == null ? "The mail was not sent: " + why() : "Invalid Addresses",
            ofRecipients,
            sent(),
            unsent(),
            invalid());
    outcome.failure().filter(cause -> ofRecipients == null).ifPresent(failed::initCause);
    return failed;
  }

  private String why() {
    return outcome
        .circumstances()
        .flatMap(Circumstances::ending)
        .orElseGet(() -> outcome.failure().map(Throwable::getMessage).orElse(""));
  }

  private @Nullable MessagingException ofRecipients() {
    MessagingException chain = null;
    for (int i = 0; i < submitted.recipients().size(); i++) {
      SmtpReply reply = refusal(i).orElse(null);
      if (reply != null) {
        MessagingException one =
            new SMTPAddressFailedException(
                submitted.recipients().get(i), "RCPT TO", reply.code().value(), reply + "\n");
        if (chain == null) {
          chain = one;
        } else {
          chain.setNextException(one);
        }
      }
    }
    return chain;
  }
}
