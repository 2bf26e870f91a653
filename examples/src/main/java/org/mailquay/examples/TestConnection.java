package org.mailquay.examples;

import java.util.Locale;
import org.mailquay.diagnosis.ConnectionReport;
import org.mailquay.diagnosis.ConnectionTest;
import org.mailquay.settings.Secret;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.settings.SmtpSettingsBuilder;
import org.mailquay.settings.TlsTrust;
import org.mailquay.testkit.ScriptedSmtpServer;
import org.mailquay.testkit.TestCertificate;
import org.mailquay.testkit.TestCertificates;

/**
 * What a settings page shows after its Test button: the report of settings that work, and of
 * several that do not. The servers are played on the loopback interface. Arguments: the language,
 * such as {@code de}.
 */
public final class TestConnection {

  static final String ADDRESS = "shop@corner.example";
  static final String PASSWORD = "correct horse battery staple";

  private final Locale locale;

  private TestConnection(Locale locale) {
    this.locale = locale;
  }

  /** Runs the example. */
  public static void main(String[] arguments) {
    String language = arguments.length == 0 ? "en" : arguments[0];
    TestConnection example = new TestConnection(Locale.forLanguageTag(language));
    example.show("Everything is right", example.everythingIsRight());
    example.show("Wrong password", example.wrongPassword());
    example.show("The encryption does not fit the port", example.wrongEncryption());
    example.show("A certificate of the server's own making", example.ownCertificate());
    example.show("A misspelt server", example.misspeltServer());
    example.show("A sender that belongs to somebody else", example.foreignSender());
  }

  private void show(String title, ConnectionReport report) {
    System.out.println("=".repeat(80));
    System.out.println(title);
    System.out.println("=".repeat(80));
    System.out.println(report.toText());
  }

  private ConnectionReport everythingIsRight() {
    try (ScriptedSmtpServer server = ScriptedSmtpServer.create()) {
      loggedIn(server).acceptMail(ADDRESS, "me@example.org").quitOptional();
      return test(settings(server)).sendTo("me@example.org").run();
    }
  }

  private ConnectionReport wrongPassword() {
    try (ScriptedSmtpServer server = ScriptedSmtpServer.create()) {
      greeted(server)
          .expectAuthPlain(ADDRESS, PASSWORD)
          .reply("535 5.7.8 Error: authentication failed: (reason unavailable)")
          .quitOptional();
      return test(settings(server)).run();
    }
  }

  private ConnectionReport wrongEncryption() {
    try (ScriptedSmtpServer server = ScriptedSmtpServer.create()) {
      server.reply("220 mail.corner.example ESMTP Postfix").expectClientHello().drop();
      server
          .onAnyOtherConnection()
          .reply("220 mail.corner.example ESMTP Postfix")
          .ehlo("STARTTLS")
          .startTls(TestCertificates.good())
          .ehlo("AUTH PLAIN")
          .quitOptional();
      return test(settings(server)).run();
    }
  }

  private ConnectionReport ownCertificate() {
    try (ScriptedSmtpServer server = ScriptedSmtpServer.create()) {
      TestCertificate own = TestCertificates.selfSigned();
      server.implicitTlsRefused(own);
      return test(settings(server)).suggestions(false).run();
    }
  }

  private ConnectionReport misspeltServer() {
    try (ScriptedSmtpServer server = ScriptedSmtpServer.create()) {
      return test(settings(server).host("smtp.corner.invalid")).suggestions(false).run();
    }
  }

  private ConnectionReport foreignSender() {
    try (ScriptedSmtpServer server = ScriptedSmtpServer.create()) {
      loggedIn(server)
          .mailFrom("boss@corner.example")
          .expectRcptTo("boss@corner.example")
          .reply("553 5.7.1 <boss@corner.example>: Sender address rejected: not owned by user shop")
          .quitOptional();
      return test(settings(server).sender("boss@corner.example")).run();
    }
  }

  private static ScriptedSmtpServer greeted(ScriptedSmtpServer server) {
    return server
        .implicitTls(TestCertificates.good())
        .reply("220 mail.corner.example ESMTP Postfix")
        .ehlo("AUTH PLAIN LOGIN", "SIZE 25000000");
  }

  private static ScriptedSmtpServer loggedIn(ScriptedSmtpServer server) {
    return greeted(server).authPlain(ADDRESS, PASSWORD);
  }

  /** What the user has typed; nothing is saved yet. */
  private static SmtpSettingsBuilder settings(ScriptedSmtpServer server) {
    return SmtpSettings.builder()
        .implicitTls("localhost")
        .port(server.port())
        .sender("Corner Shop <" + ADDRESS + ">")
        .login(ADDRESS, Secret.of(PASSWORD))
        .tlsTrust(TlsTrust.additionalAuthorities(TestCertificates.authorityPem()));
  }

  private ConnectionTest test(SmtpSettingsBuilder settings) {
    return ConnectionTest.of(settings.build()).locale(locale).program("Corner POS 4.2");
  }
}
