package org.mailquay.transport.internal.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailquay.message.Email;
import org.mailquay.settings.EmailAddress;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.smtp.MailException;
import org.mailquay.smtp.SmtpReply;
import org.mailquay.smtp.Stage;
import org.mailquay.transport.DeliveryReport;
import org.mailquay.transport.Outcome;
import org.mailquay.transport.internal.Circumstances;
import org.mailquay.transport.internal.DeliveryOutcomes;
import org.mailquay.transport.internal.SendFailure;

/** Turns what the server said about a mail into a report, or into the reason why there is none. */
final class Verdict {

  private final SmtpSettings settings;
  private final Email email;
  private final Transaction transaction;

  Verdict(SmtpSettings settings, Email email, Transaction transaction) {
    this.settings = settings;
    this.email = email;
    this.transaction = transaction;
  }

  /** Returns the report of a mail that the server took. */
  DeliveryReport accepted() {
    return DeliveryOutcomes.of(
        email.messageId(),
        email.recipients(),
        refusals(),
        Outcome.ACCEPTED,
        transaction.contentReply());
  }

  /** Returns why a mail, all of whose replies came, was not taken. */
  MailException refused() {
    Circumstances circumstances =
        new Circumstances(
            settings,
            refusal().map(Transaction.Refusal::stage).orElse(Stage.RECIPIENT),
            refusal().map(Transaction.Refusal::reply),
            false,
            Optional.empty(),
            Optional.empty());
    return new SendFailure(circumstances, email, refusals(), false, null).toException();
  }

  /**
   * Returns what became of a mail when the connection failed under it.
   *
   * @param handedOver how many octets of the connection may have reached the server
   */
  MailException lost(Circumstances circumstances, long handedOver, @Nullable Exception failure) {
    if (transaction.isDecided()) {
      return refused();
    }
    boolean mayHaveArrived =
        transaction.contentEnd() <= handedOver && circumstances.refusal().isEmpty();
    // a 421 was said to another mail, or to one recipient of this one: its content was not refused
    boolean farewell = circumstances.refusal().isPresent();
    Stage reached = transaction.recipientReplies().isEmpty() ? Stage.SENDER : Stage.RECIPIENT;
    Circumstances own = farewell ? circumstances.at(reached) : circumstances;
    return new SendFailure(own, email, refusals(), mayHaveArrived, failure).toException();
  }

  /** Returns why a mail was not sent of which the server heard nothing. */
  static MailException unsendable(SmtpSettings settings, Email email, Exception failure) {
    Circumstances circumstances =
        new Circumstances(
            settings, Stage.VALIDATE, Optional.empty(), false, Optional.empty(), Optional.empty());
    return new SendFailure(circumstances, email, Map.of(), false, failure).toException();
  }

  /** Returns why a mail was not sent because the connection ended before its turn came. */
  static MailException neverBegun(SmtpSettings settings, Email email, Optional<String> ending) {
    Circumstances circumstances =
        new Circumstances(settings, Stage.SENDER, Optional.empty(), true, ending, Optional.empty());
    return new SendFailure(circumstances, email, Map.of(), false, null).toException();
  }

  private Optional<Transaction.Refusal> refusal() {
    boolean ofRecipients = !transaction.isSenderRefused() && !transaction.isEnvelopeAccepted();
    return ofRecipients ? Optional.empty() : transaction.refusal();
  }

  private Map<EmailAddress, SmtpReply> refusals() {
    Map<EmailAddress, SmtpReply> refusals = new LinkedHashMap<>();
    if (transaction.isSenderRefused()) {
      return refusals; // what is said about recipients then is said about the missing sender
    }
    List<SmtpReply> replies = transaction.recipientReplies();
    for (int i = 0; i < replies.size(); i++) {
      if (!replies.get(i).code().isPositive()) {
        refusals.put(email.recipients().get(i), replies.get(i));
      }
    }
    return refusals;
  }
}
