package org.mailquay.message.internal;

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

  private final HeaderLines lines;

  MessageHeaders(HeaderLines lines) {
    this.lines = lines;
  }

  void write(Email email, Mailbox defaultFrom, List<Mailbox> defaultReplyTo) {
    lines.add("Date", DATE.format(email.sentAt()));
    mailboxes("From", List.of(email.from().orElse(defaultFrom)));
    mailboxes("Reply-To", email.replyTo().isEmpty() ? defaultReplyTo : email.replyTo());
    recipients(email);
    lines.add("Message-ID", email.messageId());
    if (!email.subject().isEmpty()) {
      lines.add("Subject", HeaderText.unstructured("Subject", email.subject()));
    }
    if (email.priority().isPresent()) {
      priority(email.priority().get());
    }
    for (Header header : email.headers()) {
      lines.add(header.name(), HeaderText.custom(header.name(), header.value()));
    }
  }

  // filters distrust a mail to nobody; the empty group says that the recipients are hidden
  private void recipients(Email email) {
    mailboxes("To", email.to());
    mailboxes("Cc", email.cc());
    if (email.to().isEmpty() && email.cc().isEmpty()) {
      lines.add("To", "undisclosed-recipients:;");
    }
  }

  private void mailboxes(String header, List<Mailbox> mailboxes) {
    if (!mailboxes.isEmpty()) {
      lines.add(header, AddressHeader.of(header, mailboxes));
    }
  }

  private void priority(Priority priority) {
    String number =
        switch (priority) {
          case HIGH -> "1 (Highest)";
          case NORMAL -> "3 (Normal)";
          case LOW -> "5 (Lowest)";
        };
    lines.add("X-Priority", number);
    lines.add("Importance", priority.name().toLowerCase(Locale.ROOT));
  }
}
