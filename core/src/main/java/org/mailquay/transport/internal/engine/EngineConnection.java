package org.mailquay.transport.internal.engine;

import java.io.IOException;
import java.time.Duration;
import org.mailquay.message.Email;
import org.mailquay.settings.EmailAddress;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.smtp.MailException;
import org.mailquay.smtp.NextStep;
import org.mailquay.smtp.SmtpExtensions;
import org.mailquay.smtp.SmtpReply;
import org.mailquay.smtp.Stage;
import org.mailquay.transport.ConnectionException;
import org.mailquay.transport.DeliveryReport;
import org.mailquay.transport.Outcome;
import org.mailquay.transport.SmtpConnection;
import org.mailquay.transport.StageObserver;
import org.mailquay.transport.internal.BatchWork;
import org.mailquay.transport.internal.ConnectFailure;
import org.mailquay.transport.internal.Deadline;
import org.mailquay.transport.internal.DialogueException;
import org.mailquay.transport.internal.EnvelopeVerifying;
import org.mailquay.transport.internal.ReusableConnection;
import org.mailquay.transport.internal.TransportContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection that speaks SMTP by itself, without a mail library beneath. */
public final class EngineConnection implements ReusableConnection, EnvelopeVerifying {

  private static final Logger log = LoggerFactory.getLogger(SmtpConnection.class);

  private final SmtpSettings settings;
  private final SubmissionClient client;

  /** Creates a connection that is not yet open. */
  public EngineConnection(TransportContext context, StageObserver observer) {
    this.settings = context.settings();
    this.client = new SubmissionClient(context, observer);
  }

  @Override
  public void open() {
    open(settings.timeouts().total());
  }

  @Override
  public void open(Duration limit) {
    client.open(Deadline.in(limit));
  }

  @Override
  public DeliveryReport send(Email email) {
    return send(email, settings.timeouts().total());
  }

  @Override
  public DeliveryReport send(Email email, Duration limit) {
    Deadline deadline = Deadline.in(limit);
    requireOpen();
    try {
      OutgoingEmail mail = OutgoingEmail.of(email, settings);
      PreparedContent content = client.prepare(mail);
      return judged(email, client.send(mail, content, deadline));
    } catch (SendingBrokenException e) {
      throw broken(email, e);
    } catch (IOException | DialogueException e) {
      throw Verdict.unsendable(settings, email, e);
    }
  }

  private DeliveryReport judged(Email email, Transaction transaction) {
    Verdict verdict = new Verdict(settings, email, transaction);
    if (!transaction.isAccepted()) {
      MailException refused = verdict.refused();
      log.info(
          "mail {} was refused by {} at {} with {}",
          email.messageId(),
          settings.endpoint().address(),
          refused.stage().map(Stage::name).orElse(""),
          refused.reply().map(reply -> reply.code().toString()).orElse(""));
      throw refused;
    }
    DeliveryReport report = verdict.accepted();
    log.info(
        "mail {} was accepted by {} for {} recipient(s)",
        email.messageId(),
        settings.endpoint().address(),
        report.with(Outcome.ACCEPTED).size());
    return report;
  }

  private MailException broken(Email email, SendingBrokenException broken) {
    if (broken.unfinished().isEmpty()) {
      return Verdict.unsendable(settings, email, broken.reason());
    }
    Transaction unfinished = broken.unfinished().get(0);
    return new Verdict(settings, email, unfinished)
        .lost(broken.circumstances(), broken.handedOver(), broken.reason());
  }

  @Override
  public boolean verify(EmailAddress sender, EmailAddress recipient, Duration limit) {
    Deadline deadline = Deadline.in(limit);
    requireOpen();
    try {
      client.ask(new EnvelopeProbe(sender, recipient), deadline).ifPresent(this::refuse);
      return true;
    } catch (SendingBrokenException e) {
      throw ConnectFailure.of(e.circumstances(), e.reason());
    }
  }

  private void refuse(Transaction.Refusal refusal) {
    SmtpReply reply = refusal.reply();
    String message =
        settings.endpoint().address()
            + " refused at "
            + refusal.stage()
            + "; the server said: "
            + reply;
    NextStep next = reply.code().isTransient() ? NextStep.RETRY_LATER : NextStep.FIX_SETTINGS;
    throw new MailException(message, next, refusal.stage(), reply, null);
  }

  @Override
  public void sendAll(BatchWork work, int window) {
    requireOpen();
    new WindowedBatch(client, work, window).run();
  }

  /** Sends a mail that somebody else composed; only a missing connection is an exception. */
  public RawOutcome send(RawMail mail, Duration limit) {
    Deadline deadline = Deadline.in(limit);
    requireOpen();
    try {
      return RawOutcome.answered(client.send(mail, client.prepare(mail), deadline));
    } catch (SendingBrokenException e) {
      return RawOutcome.broken(e);
    } catch (IOException | DialogueException e) {
      return RawOutcome.unsendable(e);
    }
  }

  private void requireOpen() {
    if (!isOpen()) {
      String message =
          "The connection to " + settings.endpoint() + " is not open: it has to be opened first.";
      throw new ConnectionException(message, NextStep.RETRY_LATER, null, null, null);
    }
  }

  @Override
  public boolean isReusable() {
    return isOpen();
  }

  @Override
  public boolean isQuiet() {
    return client.isQuiet();
  }

  @Override
  public SmtpExtensions extensions() {
    return client.extensions();
  }

  @Override
  public void abort() {
    client.guard().abort();
  }

  @Override
  public boolean isOpen() {
    return client.isOpen();
  }

  @Override
  public void close() {
    client.close();
  }

  @Override
  public String toString() {
    return "SmtpConnection[" + settings.endpoint() + ", " + (isOpen() ? "open" : "closed") + "]";
  }
}
