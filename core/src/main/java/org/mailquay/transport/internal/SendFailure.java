package org.mailquay.transport.internal;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.jspecify.annotations.Nullable;
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
final class SendFailure {

  private final SmtpSettings settings;
  private final AngusTransport transport;
  private final String messageId;
  private final List<EmailAddress> recipients;

  SendFailure(
      SmtpSettings settings,
      AngusTransport transport,
      String messageId,
      List<EmailAddress> recipients) {
    this.settings = settings;
    this.transport = transport;
    this.messageId = messageId;
    this.recipients = recipients;
  }

  MailException toException(Exception failure) {
    Optional<String> ofTheMail = reasonInTheMail(failure);
    if (ofTheMail.isPresent()) {
      String message = "The mail was not sent: " + ofTheMail.get();
      return exception(message, NextStep.GIVE_UP, Outcome.NOT_SENT, null, failure);
    }
    Map<String, SmtpReply> refusals = refusals(failure);
    if (!refusals.isEmpty()) {
      return recipientsRefused(refusals, failure);
    }
    Optional<SmtpReply> reply = transport.refusal();
    if (transport.guard().ended() == null && reply.isPresent()) {
      return refused(reply.get(), failure);
    }
    return transport.contentComplete() ? replyLost(failure) : notSent(failure);
  }

  private static Map<String, SmtpReply> refusals(Exception failure) {
    Map<String, SmtpReply> refusals = new HashMap<>();
    for (Throwable cause : Causes.all(failure)) {
      if (cause instanceof SMTPAddressFailedException refused) {
        SmtpReply.parse(String.valueOf(refused.getMessage()))
            .ifPresent(reply -> refusals.put(refused.getAddress().getAddress(), reply));
      }
    }
    return refusals;
  }

  private MailException recipientsRefused(Map<String, SmtpReply> refusals, Exception failure) {
    DeliveryReport report = DeliveryOutcomes.refused(messageId, recipients, refusals);
    SmtpReply reply = report.with(Outcome.REJECTED).get(0).reply().orElseThrow();
    boolean allLater = refusals.values().stream().allMatch(r -> r.code().isTransient());
    NextStep next = allLater ? NextStep.RETRY_LATER : permanentAtRecipient(refusals);
    String message =
        settings.endpoint().address()
            + " refused "
            + refusals.size()
            + " of "
            + recipients.size()
            + " recipients, so the mail was sent to none: "
            + report.with(Outcome.REJECTED);
    return new DeliveryException(message, next, Stage.RECIPIENT, reply, failure, report);
  }

  /** Many servers, Postfix among them, refuse a sender only when they hear of the recipient. */
  private static NextStep permanentAtRecipient(Map<String, SmtpReply> refusals) {
    boolean sender =
        refusals.values().stream()
            .anyMatch(r -> r.text().toLowerCase(Locale.ROOT).contains("sender address rejected"));
    return sender ? NextStep.FIX_SETTINGS : NextStep.GIVE_UP;
  }

  private MailException refused(SmtpReply reply, Exception failure) {
    Stage stage = transport.stage();
    boolean content = stage == Stage.MESSAGE;
    Outcome outcome = content ? Outcome.REJECTED : Outcome.NOT_SENT;
    NextStep permanent = content ? NextStep.GIVE_UP : NextStep.FIX_SETTINGS;
    NextStep next = reply.code().isTransient() ? NextStep.RETRY_LATER : permanent;
    String what = content ? "the content" : "the sender " + settings.sender().address();
    String message =
        settings.endpoint().address() + " refused " + what + "; the server said: " + reply;
    return exception(message, next, outcome, reply, failure);
  }

  private MailException replyLost(Exception failure) {
    String message =
        "The whole mail was sent to "
            + settings.endpoint().address()
            + ", and the reply was lost"
            + reason(failure)
            + " It may have been delivered: sending it again may deliver it twice.";
    return exception(message, NextStep.GIVE_UP, Outcome.UNKNOWN, null, failure);
  }

  private MailException notSent(Exception failure) {
    String message =
        "The mail was not sent to "
            + settings.endpoint().address()
            + " at "
            + transport.stage()
            + reason(failure);
    return exception(message, NextStep.RETRY_LATER, Outcome.NOT_SENT, null, failure);
  }

  private static Optional<String> reasonInTheMail(Exception failure) {
    return Causes.all(failure).stream()
        .filter(c -> c instanceof SmtpUtf8MissingException || c instanceof ContentException)
        .map(Throwable::getMessage)
        .findFirst();
  }

  private String reason(Exception failure) {
    ConnectionGuard.Ended ended = transport.guard().ended();
    if (ended == ConnectionGuard.Ended.ABORTED) {
      return ": the connection was aborted.";
    }
    if (ended == ConnectionGuard.Ended.DEADLINE) {
      return ": it took longer than the total deadline of " + settings.timeouts().total() + ".";
    }
    String why =
        Causes.find(failure, IOException.class)
            .map(Throwable::getMessage)
            .orElse(failure.getMessage());
    return ": " + (why == null ? "the server closed the connection" : why) + ".";
  }

  private MailException exception(
      String message,
      NextStep next,
      Outcome outcome,
      @Nullable SmtpReply reply,
      Exception failure) {
    DeliveryReport report =
        DeliveryOutcomes.same(messageId, recipients, outcome, Optional.ofNullable(reply));
    return new DeliveryException(message, next, transport.stage(), reply, failure, report);
  }
}
