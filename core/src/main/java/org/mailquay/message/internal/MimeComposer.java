package org.mailquay.message.internal;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import org.mailquay.message.Email;
import org.mailquay.settings.Mailbox;

/**
 * Composes an {@link Email} to a MIME message. The same mail gives the same octets each time, as
 * long as the content of its attachments is the same. Thread-safe.
 */
public final class MimeComposer {

  private MimeComposer() {}

  /**
   * Composes a message that is ready to be written; attachments are read only then. Its recipients
   * are {@link Email#recipients()}, not those of its headers.
   *
   * @param defaultFrom the sender of a mail that names none
   * @param defaultReplyTo where answers to a mail go that names nothing; may be empty
   */
  public static ComposedMessage compose(
      Email email, Mailbox defaultFrom, List<Mailbox> defaultReplyTo) {
    Content body = BodyTree.of(email);
    HeaderLines headers = new HeaderLines();
    new MessageHeaders(headers).write(email, defaultFrom, defaultReplyTo);
    headers.add("MIME-Version", "1.0");
    body.describe(headers);
    return new ComposedMessage(headers, body);
  }

  /**
   * Composes the same for a transport of Jakarta Mail.
   *
   * @param session the session that the message shall belong to; none of its properties is used
   */
  public static MimeMessage compose(
      Email email, Mailbox defaultFrom, List<Mailbox> defaultReplyTo, Session session) {
    return new JakartaMessage(session, compose(email, defaultFrom, defaultReplyTo));
  }
}
