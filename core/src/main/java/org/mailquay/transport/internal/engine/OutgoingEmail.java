package org.mailquay.transport.internal.engine;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.mailquay.message.Email;
import org.mailquay.message.internal.MimeComposer;
import org.mailquay.settings.EmailAddress;
import org.mailquay.settings.Mailbox;
import org.mailquay.settings.SmtpSettings;

/** An {@link Email} as it goes over the wire. */
final class OutgoingEmail implements OutgoingMail {

  private static final Session SESSION = Session.getInstance(new Properties());

  private final Email email;
  private final Envelope envelope;
  private final MimeMessage message;

  private OutgoingEmail(Email email, Envelope envelope, MimeMessage message) {
    this.email = email;
    this.envelope = envelope;
    this.message = message;
  }

  static OutgoingEmail of(Email email, SmtpSettings settings) throws IOException {
    Mailbox sender = email.from().orElse(settings.sender());
    List<Mailbox> replyTo = settings.replyTo().stream().toList();
    Envelope envelope =
        new Envelope(
            wireForm(sender.address()),
            email.recipients().stream().map(OutgoingEmail::wireForm).toList(),
            utf8Address(email, settings),
            email.allowsPartialDelivery(),
            email.deliveryStatusRequest());
    try {
      MimeMessage message = MimeComposer.compose(email, settings.sender(), replyTo, SESSION);
      return new OutgoingEmail(email, envelope, message);
    } catch (MessagingException e) {
      throw new IOException("the mail cannot be composed: " + e.getMessage(), e);
    }
  }

  /** The domain goes as A-labels, the local part as it is. */
  private static String wireForm(EmailAddress address) {
    return address.localPart() + "@" + address.asciiDomain();
  }

  /** The settings' sender and reply-to stand in for those that the mail does not name. */
  private static Optional<String> utf8Address(Email email, SmtpSettings settings) {
    Stream<Mailbox> from = Stream.of(email.from().orElse(settings.sender()));
    Stream<Mailbox> replyTo =
        email.replyTo().isEmpty() ? settings.replyTo().stream() : email.replyTo().stream();
    Stream<Mailbox> recipients =
        Stream.of(email.to(), email.cc(), email.bcc()).flatMap(List::stream);
    return Stream.of(from, replyTo, recipients)
        .flatMap(mailboxes -> mailboxes)
        .map(Mailbox::address)
        .filter(EmailAddress::needsSmtpUtf8)
        .map(EmailAddress::toString)
        .findFirst();
  }

  Email email() {
    return email;
  }

  @Override
  public Envelope envelope() {
    return envelope;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    try {
      message.writeTo(out);
    } catch (MessagingException e) {
      throw new IOException("the mail cannot be written: " + e.getMessage(), e);
    }
  }
}
