package org.mailquay.postfix;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Properties;

/** A mail as the server stored it, read by Jakarta Mail. */
record DeliveredMail(MimeMessage message) {

  static DeliveredMail parse(byte[] stored) throws MessagingException {
    Session session = Session.getInstance(new Properties());
    return new DeliveredMail(new MimeMessage(session, new ByteArrayInputStream(stored)));
  }

  /** Returns the first text, with the line ends of a text that was typed. */
  String text() throws MessagingException, IOException {
    return find(message, "text/plain", null).getContent().toString().replace("\r\n", "\n");
  }

  /** Returns the content of the attachment with this name. */
  byte[] attachment(String fileName) throws MessagingException, IOException {
    return find(message, "*/*", fileName).getInputStream().readAllBytes();
  }

  String header(String name) throws MessagingException {
    return message.getHeader(name, ", ");
  }

  private static Part find(Part part, String type, String fileName)
      throws MessagingException, IOException {
    Part found = search(part, type, fileName);
    if (found == null) {
      throw new AssertionError("the mail has no " + type + " " + fileName);
    }
    return found;
  }

  private static Part search(Part part, String type, String fileName)
      throws MessagingException, IOException {
    if (part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        Part found = search(parts.getBodyPart(i), type, fileName);
        if (found != null) {
          return found;
        }
      }
      return null;
    }
    boolean named = fileName == null || fileName.equals(part.getFileName());
    return named && (type.equals("*/*") || part.isMimeType(type)) ? part : null;
  }
}
