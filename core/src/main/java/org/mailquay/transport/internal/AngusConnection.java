package org.mailquay.transport.internal;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import org.mailquay.message.Email;
import org.mailquay.message.internal.MimeComposer;
import org.mailquay.settings.EmailAddress;
import org.mailquay.settings.Mailbox;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.smtp.NextStep;
import org.mailquay.transport.ConnectionException;
import org.mailquay.transport.DeliveryReport;
import org.mailquay.transport.SmtpConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection on Angus's transport. */
public final class AngusConnection implements SmtpConnection {

  private static final Logger log = LoggerFactory.getLogger(SmtpConnection.class);

  private final TransportContext context;
  private final SmtpSettings settings;
  private final ConnectionGuard guard = new ConnectionGuard();
  private AngusTransport transport;
  private boolean smtpUtf8;

  /** Creates a connection that is not yet open. */
  public AngusConnection(TransportContext context) {
    this.context = context;
    this.settings = context.settings();
    this.transport = newTransport();
  }

  private AngusTransport newTransport() {
    return new AngusTransport(AngusSession.create(context, smtpUtf8), null, guard);
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
      log.debug("connected to {}", settings.endpoint());
    } catch (MessagingException e) {
      throw ConnectFailure.of(transport, e);
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
      throw SendFailure.of(transport, email, e);
    }
    log.info(
        "mail {} was accepted by {} for {} recipient(s)",
        email.messageId(),
        settings.endpoint().address(),
        recipients.size());
    return DeliveryOutcomes.accepted(email.messageId(), recipients, transport.lastReply());
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
