package org.mailquay.message.internal;

import jakarta.mail.MessagingException;
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
   * @param session the session that the message shall belong to; none of its properties is used
   * @throws MessagingException if Jakarta Mail refuses a header, which no built mail causes
   */
  public static MimeMessage compose(
      Email email, Mailbox defaultFrom, List<Mailbox> defaultReplyTo, Session session)
      throws MessagingException {
    ComposedMessage message = new ComposedMessage(session, email.messageId());
    BodyTree.of(email).fill(message);
    new MessageHeaders(message).write(email, defaultFrom, defaultReplyTo);
    message.saveChanges();
    return message;
  }
}
