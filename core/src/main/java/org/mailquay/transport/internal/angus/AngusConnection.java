package org.mailquay.transport.internal.angus;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.mailquay.message.Email;
import org.mailquay.message.internal.MimeComposer;
import org.mailquay.settings.EmailAddress;
import org.mailquay.settings.Mailbox;
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
import org.mailquay.transport.internal.Causes;
import org.mailquay.transport.internal.Circumstances;
import org.mailquay.transport.internal.ConnectFailure;
import org.mailquay.transport.internal.ConnectionGuard;
import org.mailquay.transport.internal.Deadline;
import org.mailquay.transport.internal.DeliveryOutcomes;
import org.mailquay.transport.internal.NumberedMail;
import org.mailquay.transport.internal.ReusableConnection;
import org.mailquay.transport.internal.SendFailure;
import org.mailquay.transport.internal.TransportContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection on Angus's transport. */
public final class AngusConnection implements ReusableConnection {

  private static final Logger log = LoggerFactory.getLogger(SmtpConnection.class);

  private final TransportContext context;
  private final StageObserver observer;
  private final SmtpSettings settings;
  private final ConnectionGuard guard = new ConnectionGuard();
  private AngusTransport transport;
  private boolean smtpUtf8;

  /** Creates a connection that is not yet open. */
  public AngusConnection(TransportContext context, StageObserver observer) {
    this.context = context;
    this.observer = observer;
    this.settings = context.settings();
    this.transport = newTransport();
  }

  private AngusTransport newTransport() {
    AngusTransport created =
        new AngusTransport(AngusSession.create(context, smtpUtf8), null, guard);
    created.report(observer);
    return created;
  }

  @Override
  public void open() {
    open(settings.timeouts().total());
  }

  @Override
  public void open(Duration limit) {
    open(Deadline.in(limit));
  }

  private void open(Deadline deadline) {
    transport.within(deadline);
    try {
      transport.connect();
      transport.passed();
      log.debug("connected to {}", settings.endpoint());
    } catch (MessagingException e) {
      throw ConnectFailure.of(transport.circumstances(), e);
    }
  }

  @Override
  public DeliveryReport send(Email email) {
    return send(email, settings.timeouts().total());
  }

  @Override
  public DeliveryReport send(Email email, Duration limit) {
    Deadline deadline = Deadline.in(limit);
    requireOpen();
    if (needsSmtpUtf8(email) && !smtpUtf8) {
      reopenForSmtpUtf8(deadline);
    }
    List<EmailAddress> recipients = email.recipients();
    transport.within(deadline);
    try {
      transport.sendMessage(compose(email), addresses(recipients));
    } catch (MessagingException e) {
      throw failure(email, e);
    }
    transport.passed();
    log.info(
        "mail {} was accepted by {} for {} recipient(s)",
        email.messageId(),
        settings.endpoint().address(),
        recipients.size());
    return DeliveryOutcomes.of(
        email.messageId(), recipients, Map.of(), Outcome.ACCEPTED, transport.lastReply());
  }

  private MailException failure(Email email, MessagingException failure) {
    Map<EmailAddress, SmtpReply> refusals = refusals(email.recipients(), failure);
    Circumstances known = transport.circumstances();
    boolean refused = known.refusal().isPresent();
    Circumstances circumstances =
        refusals.isEmpty()
            ? known
            : new Circumstances(
                settings,
                Stage.RECIPIENT,
                Optional.empty(),
                false,
                known.ending(),
                Optional.empty());
    boolean mayHaveArrived = transport.contentComplete() && !refused && refusals.isEmpty();
    return new SendFailure(circumstances, email, refusals, mayHaveArrived, failure).toException();
  }

  private static Map<EmailAddress, SmtpReply> refusals(
      List<EmailAddress> recipients, MessagingException failure) {
    Map<EmailAddress, SmtpReply> refusals = new HashMap<>();
    for (Throwable cause : Causes.all(failure)) {
      if (cause instanceof SMTPAddressFailedException refused) {
        Optional<SmtpReply> reply = SmtpReply.parse(String.valueOf(refused.getMessage()));
        recipients.stream()
            .filter(r -> AngusAddresses.ascii(r).equals(refused.getAddress().getAddress()))
            .forEach(r -> reply.ifPresent(said -> refusals.put(r, said)));
      }
    }
    return refusals;
  }

  @Override
  public boolean isReusable() {
    return false;
  }

  /** Angus cannot tell without asking the server. */
  @Override
  public boolean isQuiet() {
    return false;
  }

  @Override
  public SmtpExtensions extensions() {
    return SmtpExtensions.none();
  }

  @Override
  public void sendAll(BatchWork work, int window) {
    NumberedMail mail = isOpen() ? work.next() : null;
    while (mail != null) {
      try {
        work.accepted(mail, send(mail.email()));
      } catch (MailException e) {
        work.failed(mail, e);
      }
      mail = isOpen() ? work.next() : null;
    }
  }

  private void requireOpen() {
    if (!isOpen()) {
      String message =
          "The connection to " + settings.endpoint() + " is not open: it has to be opened first.";
      throw new ConnectionException(message, NextStep.RETRY_LATER, null, null, null);
    }
  }

  /** The settings' sender and reply-to stand in for those that the mail does not name. */
  private boolean needsSmtpUtf8(Email email) {
    boolean bySender = email.from().isEmpty() && settings.sender().address().needsSmtpUtf8();
    boolean byReplyTo =
        email.replyTo().isEmpty()
            && settings
                .replyTo()
                .map(Mailbox::address)
                .filter(EmailAddress::needsSmtpUtf8)
                .isPresent();
    return email.needsSmtpUtf8() || bySender || byReplyTo;
  }

  /** Angus decides once per session whether it speaks SMTPUTF8, and then does so for every mail. */
  private void reopenForSmtpUtf8(Deadline deadline) {
    close();
    smtpUtf8 = true;
    transport = newTransport();
    open(deadline);
  }

  private static Address[] addresses(List<EmailAddress> recipients) {
    return recipients.stream().map(AngusAddresses::of).toArray(Address[]::new);
  }

  private MimeMessage compose(Email email) {
    List<Mailbox> replyTo = settings.replyTo().stream().toList();
    return MimeComposer.compose(email, settings.sender(), replyTo, transport.session());
  }

  @Override
  public void abort() {
    guard.abort();
  }

  @Override
  public boolean isOpen() {
    return transport.isOpen();
  }

  @Override
  public void close() {
    try {
      transport.close();
    } catch (MessagingException e) {
      log.debug("closing the connection to {} failed", settings.endpoint(), e);
    }
  }

  @Override
  public String toString() {
    return "SmtpConnection[" + settings.endpoint() + ", " + (isOpen() ? "open" : "closed") + "]";
  }
}
