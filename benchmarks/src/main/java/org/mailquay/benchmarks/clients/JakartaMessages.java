package org.mailquay.benchmarks.clients;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.util.Date;

/** The mail, composed by Jakarta Mail as its users do. */
public final class JakartaMessages {

  private JakartaMessages() {}

  /** Composes and saves a message. */
  public static MimeMessage compose(Session session, Work work) throws MessagingException {
    MimeMessage message = new MimeMessage(session);
    message.setFrom(new InternetAddress(Work.FROM));
    message.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress(Work.TO));
    message.setSubject(Work.SUBJECT, StandardCharsets.UTF_8.name());
    message.setSentDate(new Date());
    MimeMultipart alternative = alternative();
    if (work.hasAttachment()) {
      MimeBodyPart texts = new MimeBodyPart();
      texts.setContent(alternative);
      message.setContent(new MimeMultipart("mixed", texts, file(work)));
    } else {
      message.setContent(alternative);
    }
    message.saveChanges();
    return message;
  }

  private static MimeMultipart alternative() throws MessagingException {
    MimeBodyPart text = new MimeBodyPart();
    text.setText(Work.TEXT, StandardCharsets.UTF_8.name());
    MimeBodyPart html = new MimeBodyPart();
    html.setText(Work.HTML, StandardCharsets.UTF_8.name(), "html");
    return new MimeMultipart("alternative", text, html);
  }

  private static MimeBodyPart file(Work work) throws MessagingException {
    MimeBodyPart file = new MimeBodyPart();
    file.setDataHandler(
        new DataHandler(new ByteArrayDataSource(work.attachment(), "application/pdf")));
    file.setFileName(Work.FILE);
    return file;
  }
}
