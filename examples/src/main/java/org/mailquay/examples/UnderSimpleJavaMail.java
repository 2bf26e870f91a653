package org.mailquay.examples;

import org.mailquay.settings.SmtpSettings;
import org.mailquay.transport.TransportFactory;
import org.simplejavamail.api.mailer.Mailer;
import org.simplejavamail.email.EmailBuilder;
import org.simplejavamail.mailer.MailerBuilder;

/** Gives Simple Java Mail the connections of Mailquay: only the session is another one. */
public final class UnderSimpleJavaMail {

  private UnderSimpleJavaMail() {}

  /** Runs the example against the embedded server. */
  public static void main(String[] arguments) throws Exception {
    try (EmbeddedServer server = EmbeddedServer.start()) {
      send(server.settings());
      server.printSubjects();
    }
  }

  static void send(SmtpSettings settings) {
    Mailer mailer =
        MailerBuilder.usingSession(TransportFactory.of(settings).session()).buildMailer();
    mailer
        .sendMail(
            EmailBuilder.startingBlank()
                .from("Corner Shop", settings.sender().address().toString())
                .to("Anna", "anna@example.com")
                .withSubject("Sent by Simple Java Mail")
                .withPlainText("Thank you, and à bientôt!")
                .buildEmail())
        .join();
  }
}
