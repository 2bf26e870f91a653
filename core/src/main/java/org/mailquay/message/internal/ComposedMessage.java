package org.mailquay.message.internal;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.LineOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A message whose Message-ID was fixed when the mail was built. Jakarta Mail makes a new one, with
 * the name of this computer in it, whenever a message is saved.
 */
final class ComposedMessage extends MimeMessage {

  private final String messageId;

  ComposedMessage(Session session, String messageId) {
    super(session);
    this.messageId = messageId;
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", messageId);
  }

  @Override
  public void writeTo(OutputStream out, String[] ignoredHeaders)
      throws IOException, MessagingException {
    OutputStream target = out instanceof LineOutputStream ? out : new Utf8HeaderStream(out);
    super.writeTo(target, ignoredHeaders);
  }
}
