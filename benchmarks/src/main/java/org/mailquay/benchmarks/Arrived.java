package org.mailquay.benchmarks;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Properties;
import org.mailquay.benchmarks.clients.Work;

/** Reads a mail as it arrived, to see that a client sent what it was asked to. */
final class Arrived {

  private boolean text;
  private boolean html;
  private boolean file;

  private Arrived() {}

  static void check(byte[] content, Work work) throws IOException, MessagingException {
    MimeMessage message =
        new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(content));
    Arrived arrived = new Arrived();
    arrived.look(message, work);
    boolean subject = Work.SUBJECT.equals(message.getSubject());
    if (!subject || !arrived.text || !arrived.html || arrived.file != work.hasAttachment()) {
      throw new IllegalStateException(
          "not as it was sent: subject %s, text %s, HTML %s, file %s"
              .formatted(subject, arrived.text, arrived.html, arrived.file));
    }
  }

  private void look(Part part, Work work) throws IOException, MessagingException {
    if (part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        BodyPart inner = parts.getBodyPart(i);
        look(inner, work);
      }
    } else if (part.getFileName() != null) {
      file = Arrays.equals(part.getInputStream().readAllBytes(), work.attachment());
    } else if (part.isMimeType("text/plain")) {
      text = isSame(part, Work.TEXT);
    } else if (part.isMimeType("text/html")) {
      html = isSame(part, Work.HTML);
    }
  }

  private static boolean isSame(Part part, String text) throws IOException, MessagingException {
    return part.getContent()
        .toString()
        .replace("\r\n", "\n")
        .strip()
        .equals(text.replace("\r\n", "\n").strip());
  }
}
