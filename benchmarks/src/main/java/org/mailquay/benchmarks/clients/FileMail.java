package org.mailquay.benchmarks.clients;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.file.Path;
import org.mailquay.Mailer;
import org.mailquay.message.Email;

/** A mail with a file that is larger than the memory. */
public final class FileMail {

  private FileMail() {}

  /** Sends it by our mailer, or by Angus. */
  public static void send(Peer peer, Target target, Path file)
      throws MessagingException, IOException {
    if (peer == Peer.MAILQUAY_MAILER) {
      try (Mailer mailer = Mailer.of(MailquayClients.settings(target))) {
        mailer.send(Email.to(Work.TO).subject(Work.SUBJECT).text(Work.TEXT).attach(file));
      }
    } else {
      Transport.send(message(AngusClients.session(AngusClients.properties(target)), file));
    }
  }

  private static MimeMessage message(Session session, Path file)
      throws MessagingException, IOException {
    MimeMessage message = new MimeMessage(session);
    message.setFrom(new InternetAddress(Work.FROM));
    message.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress(Work.TO));
    MimeBodyPart text = new MimeBodyPart();
    text.setText(Work.TEXT, "UTF-8");
    MimeBodyPart attachment = new MimeBodyPart();
    attachment.attachFile(file.toFile());
    message.setContent(new MimeMultipart("mixed", text, attachment));
    return message;
  }
}
