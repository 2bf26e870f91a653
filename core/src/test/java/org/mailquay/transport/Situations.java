package org.mailquay.transport;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import org.mailquay.Mailer;
import org.mailquay.message.Email;
import org.mailquay.settings.Secret;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.settings.SmtpSettingsBuilder;
import org.mailquay.settings.Timeouts;
import org.mailquay.settings.TlsTrust;
import org.mailquay.smtp.MailException;
import org.mailquay.testkit.ScriptedSmtpServer;
import org.mailquay.testkit.TestCertificates;

/** What the tests of sending have in common. */
final class Situations {

  static final String SENDER = "shop@example.com";
  static final String RECIPIENT = "anna@example.org";
  static final String PASSWORD = "canary-password";

  private Situations() {}

  /** Settings for a scripted server without TLS and without a login. */
  static SmtpSettingsBuilder plaintext(ScriptedSmtpServer server) {
    return SmtpSettings.builder()
        .plaintextDangerous("localhost")
        .port(server.port())
        .sender("Corner Shop <" + SENDER + ">");
  }

  /** Settings with a login, over TLS that trusts the tests' authority. */
  static SmtpSettingsBuilder encrypted(ScriptedSmtpServer server) {
    return SmtpSettings.builder()
        .implicitTls("localhost")
        .port(server.port())
        .tlsTrust(TlsTrust.additionalAuthorities(TestCertificates.authorityPem()))
        .sender("Corner Shop <" + SENDER + ">")
        .login(SENDER, Secret.of(PASSWORD));
  }

  /** Limits that let a test of a stall end soon. */
  static Timeouts impatient() {
    Duration soon = Duration.ofMillis(250);
    return new Timeouts(soon, soon, soon, soon, Duration.ofSeconds(20));
  }

  static Email.Builder mail() {
    return Email.to(RECIPIENT).subject("Your receipt").text("Thank you.");
  }

  static DeliveryReport send(SmtpSettings settings, Email.Builder mail) {
    try (Mailer mailer = Mailer.of(settings)) {
      return mailer.send(mail);
    }
  }

  static <T extends MailException> T failure(Class<T> type, SmtpSettings settings) {
    return catchThrowableOfType(type, () -> send(settings, mail()));
  }
}
