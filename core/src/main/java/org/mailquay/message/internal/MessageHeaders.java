package org.mailquay.message.internal;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.mailquay.message.Email;
import org.mailquay.message.Header;
import org.mailquay.message.Priority;
import org.mailquay.settings.Mailbox;

/**
 * Writes a mail's headers. Bcc is not among them, and neither is anything about this program, this
 * computer or its time zone.
 */
final class MessageHeaders {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.US).withZone(ZoneOffset.UTC);

  private final MimeMessage message;

  MessageHeaders(MimeMessage message) {
    this.message = message;
  }

  void write(Email email, Mailbox defaultFrom, List<Mailbox> defaultReplyTo)
      throws MessagingException {
    message.setHeader("Date", DATE.format(email.sentAt()));
    mailboxes("From", List.of(email.from().orElse(defaultFrom)));
    mailboxes("Reply-To", email.replyTo().isEmpty() ? defaultReplyTo : email.replyTo());
    recipients(email);
    if (!email.subject().isEmpty()) {
      message.setHeader("Subject", HeaderText.unstructured("Subject", email.subject()));
    }
    if (email.priority().isPresent()) {
      priority(email.priority().get());
    }
    for (Header header : email.headers()) {
      message.addHeader(header.name(), HeaderText.custom(header.name(), header.value()));
    }
  }

  // filters distrust a mail to nobody; the empty group says that the recipients are hidden
  private void recipients(Email email) throws MessagingException {
    mailboxes("To", email.to());
    mailboxes("Cc", email.cc());
    if (email.to().isEmpty() && email.cc().isEmpty()) {
      message.setHeader("To", "undisclosed-recipients:;");
    }
  }

  private void mailboxes(String header, List<Mailbox> mailboxes) throws MessagingException {
    if (!mailboxes.isEmpty()) {
      message.setHeader(header, AddressHeader.of(header, mailboxes));
    }
  }

  private void priority(Priority priority) throws MessagingException {
    String number =
        switch (priority) {
          case HIGH -> "1 (Highest)";
          case NORMAL -> "3 (Normal)";
          case LOW -> "5 (Lowest)";
        };
    message.setHeader("X-Priority", number);
    message.setHeader("Importance", priority.name().toLowerCase(Locale.ROOT));
  }
}
