package org.mailquay.diagnosis;

import java.util.Locale;
import org.mailquay.settings.Secret;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.settings.SmtpSettingsBuilder;
import org.mailquay.settings.TlsTrust;
import org.mailquay.testkit.ScriptedSmtpServer;
import org.mailquay.testkit.TestCertificates;

/** What the tests of connection tests have in common. */
final class Trials {

  static final String SENDER = "shop@corner.example";
  static final String PASSWORD = "canary-password";

  private Trials() {}

  /** Settings with a login, over implicit TLS that trusts the tests' authority. */
  static SmtpSettingsBuilder implicitTls(ScriptedSmtpServer server) {
    return SmtpSettings.builder()
        .implicitTls("localhost")
        .port(server.port())
        .tlsTrust(TlsTrust.additionalAuthorities(TestCertificates.authorityPem()))
        .sender("Corner Shop <" + SENDER + ">")
        .login(SENDER, Secret.of(PASSWORD));
  }

  /** The same over STARTTLS. */
  static SmtpSettingsBuilder startTls(ScriptedSmtpServer server) {
    return implicitTls(server).startTls();
  }

  /** Settings without TLS and without a login. */
  static SmtpSettingsBuilder plaintext(ScriptedSmtpServer server) {
    return SmtpSettings.builder()
        .plaintextDangerous("localhost")
        .port(server.port())
        .sender("Corner Shop <" + SENDER + ">");
  }

  /** A test that knocks at no other server, in English. */
  static ConnectionTest test(SmtpSettingsBuilder settings) {
    return ConnectionTest.of(settings.build()).locale(Locale.ENGLISH).suggestions(false);
  }

  /** A dialogue up to the login, which is accepted. */
  static ScriptedSmtpServer loggedIn(ScriptedSmtpServer server) {
    return server
        .implicitTls(TestCertificates.good())
        .greeting()
        .ehlo("AUTH PLAIN", "SIZE 1000000")
        .authPlain(SENDER, PASSWORD);
  }
}
