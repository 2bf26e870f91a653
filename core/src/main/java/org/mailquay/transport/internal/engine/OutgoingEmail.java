package org.mailquay.transport.internal.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.mailquay.message.Email;
import org.mailquay.message.internal.ComposedMessage;
import org.mailquay.message.internal.MimeComposer;
import org.mailquay.settings.EmailAddress;
import org.mailquay.settings.Mailbox;
import org.mailquay.settings.SmtpSettings;

/** An {@link Email} as it goes over the wire. */
final class OutgoingEmail implements OutgoingMail {

  private final Envelope envelope;
  private final ComposedMessage message;

  private OutgoingEmail(Envelope envelope, ComposedMessage message) {
    this.envelope = envelope;
    this.message = message;
  }

  static OutgoingEmail of(Email email, SmtpSettings settings) {
    Mailbox sender = email.from().orElse(settings.sender());
    List<Mailbox> replyTo = settings.replyTo().stream().toList();
    Envelope envelope =
        new Envelope(
            wireForm(sender.address()),
            email.recipients().stream().map(OutgoingEmail::wireForm).toList(),
            utf8Address(email, settings),
            email.allowsPartialDelivery(),
            email.deliveryStatusRequest());
    return new OutgoingEmail(envelope, MimeComposer.compose(email, settings.sender(), replyTo));
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

  @Override
  public Envelope envelope() {
    return envelope;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    message.writeTo(out);
  }

  @Override
  public OptionalLong size() {
    return message.size();
  }
}
