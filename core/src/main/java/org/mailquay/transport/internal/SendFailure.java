package org.mailquay.transport.internal;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mailquay.message.Email;
import org.mailquay.message.internal.ContentException;
import org.mailquay.settings.EmailAddress;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.smtp.MailException;
import org.mailquay.smtp.NextStep;
import org.mailquay.smtp.SmtpReply;
import org.mailquay.smtp.Stage;
import org.mailquay.transport.DeliveryException;
import org.mailquay.transport.DeliveryReport;
import org.mailquay.transport.Outcome;

/** Says in our terms why a mail was not taken, and what became of each recipient. */
public final class SendFailure {

  /**
   * Many servers refuse a sender or a missing login only when they hear of the recipient or have
   * the content. Postfix, Exim and Exchange say so in these words.
   */
  private static final Pattern BLAMES_SETTINGS =
      Pattern.compile(
          "sender address rejected|sendasdenied|send as this sender|unable to relay"
              + "|relay(ing)? (access )?(denied|not (permitted|allowed))"
              + "|authentication (is )?required|client was not authenticated",
          Pattern.CASE_INSENSITIVE);

  private final Circumstances circumstances;
  private final SmtpSettings settings;
  private final Email email;
  private final List<EmailAddress> recipients;
  private final Map<EmailAddress, SmtpReply> refusals;
  private final boolean mayHaveArrived;
  private final @Nullable Exception failure;

  /**
   * Collects what is known.
   *
   * @param refusals the server's words about single recipients
   * @param mayHaveArrived whether the server can have got the whole content
   * @param failure what ended the sending, where it was no refusal
   */
  public SendFailure(
      Circumstances circumstances,
      Email email,
      Map<EmailAddress, SmtpReply> refusals,
      boolean mayHaveArrived,
      @Nullable Exception failure) {
    this.circumstances = circumstances;
    this.settings = circumstances.settings();
    this.email = email;
    this.recipients = email.recipients();
    this.refusals = Map.copyOf(refusals);
    this.mayHaveArrived = mayHaveArrived;
    this.failure = failure;
  }

  /** Returns what the caller is to be told. */
  public MailException toException() {
    Optional<String> ofTheMail = reasonInTheMail();
    if (ofTheMail.isPresent()) {
      String message = "The mail was not sent: " + ofTheMail.get();
      return exception(message, NextStep.GIVE_UP, Outcome.NOT_SENT, null);
    }
    Optional<SmtpReply> reply = circumstances.refusal();
    if (reply.isPresent()) {
      return refused(reply.get());
    }
    if (mayHaveArrived) {
      return replyLost();
    }
    return refusals.isEmpty() ? notSent() : recipientsRefused();
  }

  private Optional<String> reasonInTheMail() {
    if (failure == null) {
      return Optional.empty();
    }
    return Causes.all(failure).stream()
        .filter(c -> c instanceof MailUnfitException || c instanceof ContentException)
        .map(c -> String.valueOf(c.getMessage()))
        .findFirst();
  }

  private MailException recipientsRefused() {
    DeliveryReport report =
        DeliveryOutcomes.of(
            email.messageId(), recipients, refusals, Outcome.NOT_SENT, Optional.empty());
    SmtpReply reply = report.with(Outcome.REJECTED).get(0).reply().orElseThrow();
    boolean allLater = refusals.values().stream().allMatch(r -> r.code().isTransient());
    boolean settingsToBlame = refusals.values().stream().anyMatch(SendFailure::blamesSettings);
    NextStep permanent = settingsToBlame ? NextStep.FIX_SETTINGS : NextStep.GIVE_UP;
    String message =
        settings.endpoint().address()
            + " refused "
            + refusals.size()
            + " of "
            + recipients.size()
            + " recipients, so the mail was sent to none: "
            + report.with(Outcome.REJECTED);
    return new DeliveryException(
        message,
        allLater ? NextStep.RETRY_LATER : permanent,
        Stage.RECIPIENT,
        reply,
        failure,
        report);
  }

  private static boolean blamesSettings(SmtpReply reply) {
    return reply.code().value() == 530 || BLAMES_SETTINGS.matcher(reply.text()).find();
  }

  private MailException refused(SmtpReply reply) {
    Stage stage = circumstances.stage();
    Outcome outcome = stage == Stage.MESSAGE ? Outcome.REJECTED : Outcome.NOT_SENT;
    String message =
        settings.endpoint().address() + " refused " + what(stage) + "; the server said: " + reply;
    return exception(message, stepAfter(reply, stage), outcome, reply);
  }

  private static NextStep stepAfter(SmtpReply reply, Stage stage) {
    if (reply.code().isTransient()) {
      return NextStep.RETRY_LATER;
    }
    // too big (RFC 1870 §6.2) is said of the mail, whenever it is said
    boolean tooBig = reply.code().value() == 552;
    boolean settingsToBlame = (stage == Stage.SENDER && !tooBig) || blamesSettings(reply);
    return settingsToBlame ? NextStep.FIX_SETTINGS : NextStep.GIVE_UP;
  }

  private String what(Stage stage) {
    return switch (stage) {
      case SENDER -> "the sender " + email.from().orElse(settings.sender()).address();
      case MESSAGE -> "the content";
      default -> "the mail";
    };
  }

  private MailException replyLost() {
    String message =
        "The whole mail was sent to "
            + settings.endpoint().address()
            + ", and the reply was lost: "
            + reason()
            + " It may have been delivered: sending it again may deliver it twice.";
    return exception(message, NextStep.CHECK_FIRST, Outcome.UNKNOWN, null);
  }

  private MailException notSent() {
    String message =
        "The mail was not sent to "
            + settings.endpoint().address()
            + " at "
            + circumstances.stage()
            + ": "
            + reason();
    return exception(message, NextStep.RETRY_LATER, Outcome.NOT_SENT, null);
  }

  private String reason() {
    return circumstances.ending().orElseGet(this::failureSaid);
  }

  private String failureSaid() {
    if (circumstances.hungUp() || failure == null) {
      return "the server closed the connection.";
    }
    return Causes.find(failure, IOException.class).isPresent()
        ? Causes.find(failure, IOException.class).get().getMessage() + "."
        : failure.getMessage() + ".";
  }

  private MailException exception(
      String message, NextStep next, Outcome outcome, @Nullable SmtpReply reply) {
    DeliveryReport report =
        DeliveryOutcomes.of(
            email.messageId(), recipients, refusals, outcome, Optional.ofNullable(reply));
    return new DeliveryException(message, next, circumstances.stage(), reply, failure, report);
  }
}
