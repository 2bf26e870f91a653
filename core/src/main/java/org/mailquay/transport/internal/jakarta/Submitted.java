package org.mailquay.transport.internal.jakarta;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.jspecify.annotations.Nullable;
import org.mailquay.message.DeliveryStatusRequest;
import org.mailquay.message.DeliveryStatusRequest.Occasion;
import org.mailquay.settings.EmailAddress;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.transport.internal.engine.RawMail;

/**
 * A message of Jakarta Mail with its envelope, taken from where Angus takes it.
 *
 * @param recipients in the order of the mail's envelope
 */
record Submitted(RawMail mail, InternetAddress from, List<InternetAddress> recipients) {

  private static final String[] NOT_SENT = {"Bcc", "Content-Length"};

  static Submitted of(
      MimeMessage message, Address[] addresses, Session session, SmtpSettings settings)
      throws MessagingException {
    InternetAddress from = sender(message, session, settings);
    List<InternetAddress> recipients = recipients(addresses);
    RawMail mail =
        new RawMail(
            wireForm(from),
            recipients.stream().map(Submitted::wireForm).toList(),
            utf8Address(message, from, recipients),
            allowsPartial(message, session),
            notifications(message),
            out -> {
              try {
                message.writeTo(out, NOT_SENT);
              } catch (MessagingException e) {
                throw new IOException("the message cannot be written: " + e.getMessage(), e);
              }
            });
    return new Submitted(mail, from, recipients);
  }

  private static InternetAddress sender(MimeMessage message, Session session, SmtpSettings settings)
      throws MessagingException {
    if (message instanceof SMTPMessage smtp && smtp.getEnvelopeFrom() != null) {
      return address(smtp.getEnvelopeFrom());
    }
    Address[] from = message.getFrom();
    if (from != null && from.length > 0 && from[0] instanceof InternetAddress first) {
      return first;
    }
    String configured = session.getProperty("mail.smtp.from");
    return address(configured == null ? settings.sender().address().toString() : configured);
  }

  private static InternetAddress address(String text) {
    InternetAddress address = new InternetAddress();
    address.setAddress("<>".equals(text) ? "" : text);
    return address;
  }

  private static List<InternetAddress> recipients(Address[] addresses) throws MessagingException {
    Set<InternetAddress> all = new LinkedHashSet<>();
    for (Address address : addresses) {
      if (!(address instanceof InternetAddress internet)) {
        throw new MessagingException(address + " is not an InternetAddress");
      }
      InternetAddress[] members = internet.isGroup() ? internet.getGroup(false) : null;
      all.addAll(members == null ? List.of(internet) : List.of(members));
    }
    return new ArrayList<>(all);
  }

  /** The domain as A-labels where it can be read; what cannot be read is the server's to judge. */
  private static String wireForm(InternetAddress address) {
    String text = address.getAddress() == null ? "" : address.getAddress();
    return EmailAddress.check(text)
        .value()
        .map(known -> known.localPart() + "@" + known.asciiDomain())
        .orElse(text);
  }

  private static Optional<String> utf8Address(
      MimeMessage message, InternetAddress from, List<InternetAddress> recipients)
      throws MessagingException {
    return Stream.of(
            Stream.of(from),
            recipients.stream(),
            internet(message.getFrom()),
            internet(message.getReplyTo()),
            internet(message.getAllRecipients()))
        .flatMap(some -> some)
        .map(Submitted::wireForm)
        .filter(text -> text.chars().anyMatch(c -> c >= 0x80))
        .findFirst();
  }

  private static Stream<InternetAddress> internet(Address @Nullable [] addresses) {
    return addresses == null
        ? Stream.empty()
        : Stream.of(addresses)
            .filter(InternetAddress.class::isInstance)
            .map(InternetAddress.class::cast);
  }

  private static boolean allowsPartial(MimeMessage message, Session session) {
    boolean ofMessage = message instanceof SMTPMessage smtp && smtp.getSendPartial();
    return ofMessage || Boolean.parseBoolean(session.getProperty("mail.smtp.sendpartial"));
  }

  private static Optional<DeliveryStatusRequest> notifications(MimeMessage message) {
    if (!(message instanceof SMTPMessage smtp) || smtp.getNotifyOptions() == 0) {
      return Optional.empty();
    }
    int wanted = smtp.getNotifyOptions();
    List<Occasion> occasions = new ArrayList<>();
    if ((wanted & SMTPMessage.NOTIFY_SUCCESS) != 0) {
      occasions.add(Occasion.SUCCESS);
    }
    if ((wanted & SMTPMessage.NOTIFY_FAILURE) != 0) {
      occasions.add(Occasion.FAILURE);
    }
    if ((wanted & SMTPMessage.NOTIFY_DELAY) != 0) {
      occasions.add(Occasion.DELAY);
    }
    DeliveryStatusRequest request = DeliveryStatusRequest.on(occasions.toArray(Occasion[]::new));
    boolean whole = smtp.getReturnOption() == SMTPMessage.RETURN_FULL;
    return Optional.of(whole ? request.withWholeMail() : request);
  }
}
