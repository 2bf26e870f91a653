package org.mailquay.examples;

import jakarta.mail.internet.MimeMessage;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.transport.TransportFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Gives Spring's JavaMailSender the connections of Mailquay: only the session is another one. */
public final class UnderSpring {

  private UnderSpring() {}

  /** Runs the example against the embedded server. */
  public static void main(String[] arguments) throws Exception {
    try (EmbeddedServer server = EmbeddedServer.start()) {
      send(server.settings());
      server.printSubjects();
    }
  }

  static void send(SmtpSettings settings) throws Exception {
    JavaMailSenderImpl sender = new JavaMailSenderImpl();
    sender.setSession(TransportFactory.of(settings).session());

    MimeMessage message = sender.createMimeMessage();
    MimeMessageHelper mail = new MimeMessageHelper(message, true, "UTF-8");
    mail.setFrom(settings.sender().address().toString(), "Corner Shop");
    mail.setTo("anna@example.com");
    mail.setSubject("Sent by Spring");
    mail.setText("Thank you, and à bientôt!");
    sender.send(message);
  }
}
