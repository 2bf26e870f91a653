package org.mailquay.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailquay.transport.Situations.RECIPIENT;
import static org.mailquay.transport.Situations.SENDER;
import static org.mailquay.transport.Situations.encrypted;
import static org.mailquay.transport.Situations.failure;
import static org.mailquay.transport.Situations.impatient;
import static org.mailquay.transport.Situations.mail;
import static org.mailquay.transport.Situations.plaintext;
import static org.mailquay.transport.Situations.send;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.settings.TlsTrust;
import org.mailquay.smtp.NextStep;
import org.mailquay.smtp.Stage;
import org.mailquay.testkit.ScriptedSmtpServer;
import org.mailquay.testkit.TestCertificate;
import org.mailquay.testkit.TestCertificates;

/** From the name to EHLO: why there is no connection. */
class ConnectingTest {

  @RegisterExtension final ScriptedSmtpServer server = ScriptedSmtpServer.create();

  private ConnectionException refused(SmtpSettings settings, Stage stage, NextStep nextStep) {
    ConnectionException failure = failure(ConnectionException.class, settings);
    assertThat(failure.stage()).contains(stage);
    assertThat(failure.nextStep()).isEqualTo(nextStep);
    return failure;
  }

  @Nested
  class OverTheNetwork {

    @Test
    void saysThatThereIsNoSuchHost() {
      SmtpSettings settings = plaintext(server).host("no-such-host.invalid").build();
      assertThat(refused(settings, Stage.RESOLVE, NextStep.FIX_SETTINGS))
          .hasMessageContaining("no-such-host.invalid")
          .hasMessageContaining("no such host name");
    }

    @Test
    void saysThatNobodyListens() throws Exception {
      int port;
      try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        port = socket.getLocalPort();
      }
      SmtpSettings settings = plaintext(server).host("127.0.0.1").port(port).build();
      assertThat(refused(settings, Stage.CONNECT, NextStep.RETRY_LATER))
          .hasMessageContaining("127.0.0.1:" + port);
    }
  }

  @Nested
  class AtTheGreeting {

    @Test
    void reportsARefusal() {
      server.reply("554 5.7.1 Your address is listed").quitOptional();
      ConnectionException failure =
          refused(plaintext(server).build(), Stage.GREETING, NextStep.FIX_SETTINGS);
      assertThat(failure.reply().orElseThrow().text()).isEqualTo("5.7.1 Your address is listed");
    }

    @Test
    void reportsThatTheServerIsBusy() {
      server.reply("421 4.3.2 Too many connections").expectClientGone();
      refused(plaintext(server).build(), Stage.GREETING, NextStep.RETRY_LATER);
    }

    @Test
    void reportsAnotherProtocol() {
      server.reply("HTTP/1.1 400 Bad Request").drop();
      refused(plaintext(server).build(), Stage.GREETING, NextStep.FIX_SETTINGS);
    }

    @Test
    void doesNotWaitForEver() {
      server.stall();
      refused(
          plaintext(server).timeouts(impatient()).build(), Stage.GREETING, NextStep.RETRY_LATER);
    }

    @Test
    void reportsThatTheServerHungUp() {
      server.drop();
      assertThat(refused(plaintext(server).build(), Stage.GREETING, NextStep.RETRY_LATER))
          .hasMessageContaining("closed the connection");
    }
  }

  @Nested
  class AtEhlo {

    @Test
    void reportsThatTheServerIsClosing() {
      server.greeting().expectMatching("EHLO .*").reply("421 4.3.0 Closing").drop();
      assertThat(refused(plaintext(server).build(), Stage.EHLO, NextStep.RETRY_LATER))
          .hasMessageContaining("421 4.3.0 Closing");
    }

    @Test
    void reportsANameThatTheServerRefuses() {
      server
          .implicitTls(TestCertificates.good())
          .greeting()
          .expectMatching("EHLO .*")
          .reply("550 5.7.1 HELO name rejected")
          .optional("HELO [127.0.0.1]", "550 5.7.1 HELO name rejected")
          .quitOptional();
      assertThat(refused(encrypted(server).build(), Stage.EHLO, NextStep.FIX_SETTINGS))
          .hasMessageContaining("HELO name rejected");
    }

    @Test
    void asksAnOldServerByHelo() {
      server
          .greeting()
          .expectMatching("EHLO .*")
          .reply("502 5.5.1 Not implemented")
          .expectMatching("HELO .*")
          .reply("250 mail.example.com")
          .acceptMail(SENDER, RECIPIENT)
          .quitOptional();
      assertThat(send(plaintext(server).build(), mail()).allAccepted()).isTrue();
    }
  }

  @Nested
  class WithImplicitTls {

    static TestCertificate[] badCertificates() {
      return new TestCertificate[] {
        TestCertificates.expired(),
        TestCertificates.notYetValid(),
        TestCertificates.wrongHost(),
        TestCertificates.selfSigned(),
        TestCertificates.unknownAuthority(),
        TestCertificates.commonNameOnly()
      };
    }

    @ParameterizedTest
    @MethodSource("badCertificates")
    void refusesABadCertificate(TestCertificate certificate) {
      server.implicitTlsRefused(certificate);
      refused(encrypted(server).build(), Stage.TLS, NextStep.FIX_SETTINGS);
    }

    @ParameterizedTest
    @MethodSource("badCertificates")
    void takesAnyCertificateThatIsPinned(TestCertificate certificate) {
      server
          .implicitTls(certificate)
          .greeting()
          .ehlo("AUTH PLAIN")
          .authPlain(SENDER, Situations.PASSWORD);
      server.acceptMail(SENDER, RECIPIENT).quitOptional();
      SmtpSettings settings =
          encrypted(server).tlsTrust(TlsTrust.pinned(certificate.certificate())).build();
      assertThat(send(settings, mail()).allAccepted()).isTrue();
    }

    @Test
    void refusesAnotherCertificateThanThePinnedOneHoweverGood() {
      server.implicitTlsRefused(TestCertificates.good());
      SmtpSettings settings =
          encrypted(server)
              .tlsTrust(TlsTrust.pinned(TestCertificates.selfSigned().certificate()))
              .build();
      assertThat(refused(settings, Stage.TLS, NextStep.FIX_SETTINGS))
          .hasMessageContaining("not the pinned one");
    }

    @Test
    void doesNotTrustAStrangeAuthorityByDefault() {
      server.implicitTlsRefused(TestCertificates.good());
      refused(
          encrypted(server).tlsTrust(TlsTrust.system()).build(), Stage.TLS, NextStep.FIX_SETTINGS);
    }

    @Test
    void reportsAServerThatSpeaksPlain() {
      server.greeting().expectClientHello().drop();
      refused(encrypted(server).build(), Stage.TLS, NextStep.FIX_SETTINGS);
    }

    @Test
    void reportsAnOutdatedServer() {
      server.outdatedTls("TLSv1");
      refused(encrypted(server).build(), Stage.TLS, NextStep.FIX_SETTINGS);
    }

    @Test
    void checksAnAddressAsTheHostName() {
      server
          .implicitTls(TestCertificates.good())
          .greeting()
          .ehlo("AUTH PLAIN")
          .authPlain(SENDER, Situations.PASSWORD);
      server.acceptMail(SENDER, RECIPIENT).quitOptional();
      assertThat(send(encrypted(server).host("127.0.0.1").build(), mail()).allAccepted()).isTrue();
    }
  }

  @Nested
  class WithStartTls {

    @ParameterizedTest
    @MethodSource("org.mailquay.transport.ConnectingTest$WithImplicitTls#badCertificates")
    void refusesABadCertificate(TestCertificate certificate) {
      server.greeting().ehlo("STARTTLS").startTlsRefused(certificate);
      refused(encrypted(server).startTls().build(), Stage.STARTTLS, NextStep.FIX_SETTINGS);
    }

    @Test
    void asksForTheExtensionsAgain() {
      server.greeting().ehlo("STARTTLS", "AUTH LOGIN").startTls(TestCertificates.good());
      server.ehlo("AUTH PLAIN").authPlain(SENDER, Situations.PASSWORD);
      server.acceptMail(SENDER, RECIPIENT).quitOptional();
      assertThat(send(encrypted(server).startTls().build(), mail()).allAccepted()).isTrue();
    }

    @Test
    void neverGoesOnWithoutIt() {
      server.greeting().ehlo("AUTH PLAIN").quitOptional();
      assertThat(
              refused(encrypted(server).startTls().build(), Stage.STARTTLS, NextStep.FIX_SETTINGS))
          .hasMessageContaining("STARTTLS");
    }

    @Test
    void neverGoesOnWhenItIsRefused() {
      server
          .greeting()
          .ehlo("STARTTLS", "AUTH PLAIN")
          .expect("STARTTLS")
          .reply("454 4.7.0 TLS not available")
          .quitOptional();
      refused(encrypted(server).startTls().build(), Stage.STARTTLS, NextStep.RETRY_LATER);
    }

    @Test
    void refusesWhatWasSlippedInBeforeTheHandshake() {
      server
          .greeting()
          .ehlo("STARTTLS")
          .expect("STARTTLS")
          .replyThenBytes("220 ready", "250-injected\r\n250 AUTH LOGIN\r\n")
          .quitOptional();
      assertThat(
              refused(encrypted(server).startTls().build(), Stage.STARTTLS, NextStep.FIX_SETTINGS))
          .hasMessageContaining("somebody may be between");
    }
  }
}
