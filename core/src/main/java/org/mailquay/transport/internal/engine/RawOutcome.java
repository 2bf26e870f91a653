package org.mailquay.transport.internal.engine;

import java.util.List;
import java.util.Optional;
import org.mailquay.smtp.SmtpReply;
import org.mailquay.smtp.Stage;
import org.mailquay.transport.Outcome;
import org.mailquay.transport.internal.Circumstances;

/**
 * What became of a mail that somebody else composed.
 *
 * @param ofTheMail for every recipient without a refusal of its own
 * @param recipientReplies the server's words about each recipient, as far as they came
 * @param refusedAt the step at which the mail as a whole was refused
 * @param reply the server's last words, or those with which it refused the mail
 * @param circumstances what is known of a connection that failed
 * @param failure why nothing more is known
 */
public record RawOutcome(
    Outcome ofTheMail,
    List<SmtpReply> recipientReplies,
    Optional<Stage> refusedAt,
    Optional<SmtpReply> reply,
    Optional<Circumstances> circumstances,
    Optional<Exception> failure) {

  public RawOutcome {
    recipientReplies = List.copyOf(recipientReplies);
  }

  static RawOutcome answered(Transaction transaction) {
    if (transaction.isAccepted()) {
      return new RawOutcome(
          Outcome.ACCEPTED,
          transaction.recipientReplies(),
          Optional.empty(),
          transaction.contentReply(),
          Optional.empty(),
          Optional.empty());
    }
    boolean ofRecipients = !transaction.isSenderRefused() && !transaction.isEnvelopeAccepted();
    Optional<Transaction.Refusal> refusal = ofRecipients ? Optional.empty() : transaction.refusal();
    boolean afterContent =
        refusal.map(Transaction.Refusal::stage).filter(Stage.MESSAGE::equals).isPresent();
    return new RawOutcome(
        afterContent ? Outcome.REJECTED : Outcome.NOT_SENT,
        transaction.recipientReplies(),
        refusal.map(Transaction.Refusal::stage),
        refusal.map(Transaction.Refusal::reply),
        Optional.empty(),
        Optional.empty());
  }

  static RawOutcome broken(SendingBrokenException broken) {
    Optional<Transaction> begun = broken.unfinished().stream().findFirst();
    boolean decided = begun.filter(Transaction::isDecided).isPresent();
    if (decided) {
      return answered(begun.orElseThrow());
    }
    boolean mayHaveArrived =
        begun.filter(t -> t.contentEnd() <= broken.handedOver()).isPresent()
            && broken.circumstances().refusal().isEmpty();
    return new RawOutcome(
        mayHaveArrived ? Outcome.UNKNOWN : Outcome.NOT_SENT,
        begun.map(Transaction::recipientReplies).orElse(List.of()),
        Optional.empty(),
        broken.circumstances().refusal(),
        Optional.of(broken.circumstances()),
        Optional.of(broken.reason()));
  }

  static RawOutcome unsendable(Exception failure) {
    return new RawOutcome(
        Outcome.NOT_SENT,
        List.of(),
        Optional.of(Stage.VALIDATE),
        Optional.empty(),
        Optional.empty(),
        Optional.of(failure));
  }
}
