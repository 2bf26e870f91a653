package org.mailquay.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailquay.diagnosis.Trials.PASSWORD;
import static org.mailquay.diagnosis.Trials.SENDER;
import static org.mailquay.diagnosis.Trials.implicitTls;
import static org.mailquay.diagnosis.Trials.loggedIn;
import static org.mailquay.diagnosis.Trials.plaintext;
import static org.mailquay.diagnosis.Trials.startTls;
import static org.mailquay.diagnosis.Trials.test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailquay.oauth.AccessToken;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.settings.SmtpSettingsBuilder;
import org.mailquay.smtp.Stage;
import org.mailquay.testkit.ScriptedSmtpServer;
import org.mailquay.testkit.ServerTls;
import org.mailquay.testkit.TestCertificate;
import org.mailquay.testkit.TestCertificates;

/** Each thing that goes wrong with real servers is told from the others, and has its remedy. */
@Timeout(60)
class ConnectionFaultsTest {

  private static final Duration SOON = Duration.ofSeconds(2);

  @RegisterExtension final ScriptedSmtpServer server = ScriptedSmtpServer.create();

  private static void assertFault(
      ConnectionReport report, Stage stage, Cause cause, String... remedy) {
    assertThat(report.passed()).as(report.toText()).isFalse();
    assertThat(report.failedStage().map(StageResult::stage)).as(report.toText()).contains(stage);
    Diagnosis diagnosis = report.diagnosis().orElseThrow();
    assertThat(diagnosis.cause()).as(report.toText()).isEqualTo(cause);
    String advice =
        (String.join(" ", diagnosis.advice().steps()) + " " + diagnosis.advice().administrator())
            .toLowerCase(Locale.ROOT);
    assertThat(advice).contains(remedy);
    for (StageResult result : report.stages()) {
      if (result.stage().compareTo(stage) > 0) {
        assertThat(result.outcome()).isIn(StageOutcome.NOT_REACHED, StageOutcome.SKIPPED);
      } else if (result.stage() != stage) {
        assertThat(result.outcome()).isIn(StageOutcome.PASSED, StageOutcome.SKIPPED);
      }
    }
  }

  @Nested
  class OnTheWay {

    @Test
    void aNameThatNobodyKnowsIsNamed() {
      server.onAnyOtherConnection();
      ConnectionReport report =
          test(implicitTls(server).host("smtp.corner.example"))
              .resolver(
                  host -> {
                    throw new UnknownHostException(host);
                  })
              .run();
      assertFault(report, Stage.RESOLVE, Cause.HOST_NOT_FOUND, "server");
    }

    @Test
    void aPortAtWhichNobodyListensIsRefused() throws IOException {
      server.onAnyOtherConnection();
      int closed;
      try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        closed = socket.getLocalPort();
      }
      ConnectionReport report = test(implicitTls(server).port(closed)).run();
      assertFault(report, Stage.CONNECT, Cause.CONNECTION_REFUSED, "port");
    }

    @Test
    void aServerThatDoesNotAnswerTheConnectionTimesOut() throws Exception {
      server.onAnyOtherConnection();
      try (FullServer full = FullServer.create()) {
        ConnectionReport report = test(implicitTls(server).port(full.port())).deadline(SOON).run();
        assertFault(report, Stage.CONNECT, Cause.CONNECTION_TIMED_OUT, "port");
      }
    }

    @Test
    void aPortThatIsSilentTimesOut() {
      server.stall();
      ConnectionReport report = test(plaintext(server)).deadline(SOON).run();
      assertFault(report, Stage.GREETING, Cause.READ_TIMED_OUT, "port");
    }

    @Test
    void aServerThatGreetsTooLateTimesOut() {
      server.expect("QUIT").reply("220 late.test ESMTP", "221 Bye").drop();
      ConnectionReport report = test(plaintext(server)).deadline(SOON).run();
      assertFault(report, Stage.GREETING, Cause.READ_TIMED_OUT, "port");
    }

    @Test
    void aWebServerThatWaitsToBeAskedIsNoMailServer() {
      server.expect("QUIT").reply("HTTP/1.1 400 Bad Request", "Server: nginx").drop();
      ConnectionReport report = test(plaintext(server)).deadline(SOON.multipliedBy(2)).run();
      assertFault(report, Stage.GREETING, Cause.NOT_AN_SMTP_SERVER, "port");
    }

    @Test
    void aWebServerBehindTlsIsNoMailServer() {
      server.implicitTls(TestCertificates.good());
      server.expect("QUIT").reply("HTTP/1.1 400 Bad Request", "Server: nginx").drop();
      ConnectionReport report = test(implicitTls(server)).deadline(SOON.multipliedBy(2)).run();
      assertFault(report, Stage.GREETING, Cause.NOT_AN_SMTP_SERVER, "port");
    }

    @Test
    void aWebServerIsNoMailServer() {
      server.reply("HTTP/1.1 400 Bad Request", "Server: nginx").drop();
      ConnectionReport report = test(plaintext(server)).run();
      assertFault(report, Stage.GREETING, Cause.NOT_AN_SMTP_SERVER, "port");
    }

    @Test
    void aServerThatIsFullSaysSo() {
      server.reply("421 4.7.0 Too many concurrent SMTP connections").drop();
      ConnectionReport report = test(plaintext(server)).run();
      assertFault(report, Stage.GREETING, Cause.TOO_MANY_CONNECTIONS, "number of connections");
    }

    @Test
    void aServerThatIsOutOfOrderSaysSo() {
      server.reply("421 4.3.2 Service shutting down").drop();
      ConnectionReport report = test(plaintext(server)).run();
      assertFault(report, Stage.GREETING, Cause.SERVICE_UNAVAILABLE, "wait", "status page");
    }
  }

  @Nested
  class OfEncryption {

    @Test
    void tlsAtAPlainPortIsRecognized() {
      server.greeting().expectClientHello().drop();
      ConnectionReport report = test(implicitTls(server)).run();
      assertFault(report, Stage.TLS, Cause.TLS_ON_PLAIN_PORT, "starttls");
    }

    @Test
    void plainTextAtATlsPortIsRecognizedByAProbe() {
      String alert = "\u0015\u0003\u0003\u0000\u0002\u0002F";
      server.expect("QUIT").partialLine(alert).drop();
      server.onAnyOtherConnection().tlsHandshake(ServerTls.of(TestCertificates.good()));
      server.greeting().ehlo("AUTH PLAIN").quitOptional();
      ConnectionReport report =
          ConnectionTest.of(startTls(server).build())
              .locale(Locale.ENGLISH)
              .deadline(SOON.multipliedBy(3))
              .customaryPorts(List.of())
              .run();
      assertFault(report, Stage.GREETING, Cause.PLAIN_ON_TLS_PORT, "tls");
      assertThat(report.suggestions())
          .singleElement()
          .satisfies(
              s -> {
                assertThat(s.why()).isEqualTo(SuggestionReason.OTHER_ENCRYPTION);
                assertThat(s.settings()).isEqualTo(implicitTls(server).build());
              });
    }

    @Test
    void starttlsThatIsNotOfferedIsNamed() {
      server.greeting().ehlo("AUTH PLAIN").quitOptional();
      ConnectionReport report = test(startTls(server)).run();
      assertFault(report, Stage.STARTTLS, Cause.STARTTLS_NOT_OFFERED, "tls");
    }

    @Test
    void aServerThatWantsEncryptionFirstIsHeard() {
      server
          .greeting()
          .ehlo("STARTTLS")
          .expectMailFrom(SENDER)
          .reply("530 5.7.0 Must issue a STARTTLS command first")
          .quitOptional();
      ConnectionReport report = test(plaintext(server)).run();
      assertFault(report, Stage.SENDER, Cause.STARTTLS_REQUIRED, "starttls");
    }

    @Test
    void tlsOfTheLastCenturyIsRefused() {
      server.outdatedTls("TLSv1");
      ConnectionReport report = test(implicitTls(server)).run();
      assertFault(report, Stage.TLS, Cause.TLS_VERSION_OR_CIPHER_MISMATCH, "tls");
    }

    @ParameterizedTest
    @CsvSource({"TLSv1.2, TLS", "TLSv1.3, GREETING"})
    void aServerThatWantsACertificateOfTheClientIsRecognized(String protocol, Stage stage) {
      ServerTls tls =
          ServerTls.of(TestCertificates.good())
              .withClientCertificate(ServerTls.ClientCertificate.REQUIRED)
              .withProtocols(protocol);
      server.implicitTlsRefused(tls);
      ConnectionReport report = test(implicitTls(server)).run();
      assertFault(report, stage, Cause.CLIENT_CERTIFICATE_REQUIRED, "user name and password");
    }

    @ParameterizedTest
    @CsvSource({
      "EXPIRED, CERTIFICATE_EXPIRED",
      "NOT_YET_VALID, CERTIFICATE_EXPIRED",
      "WRONG_HOST, CERTIFICATE_HOSTNAME_MISMATCH",
      "SELF_SIGNED, CERTIFICATE_UNTRUSTED",
      "UNKNOWN_AUTHORITY, CERTIFICATE_UNTRUSTED",
      "MISSING_INTERMEDIATE, CERTIFICATE_UNTRUSTED",
      "COMMON_NAME_ONLY, CERTIFICATE_HOSTNAME_MISMATCH"
    })
    void aBadCertificateIsShownWithWhatIsWrongWithIt(String kind, Cause cause) {
      TestCertificate certificate = certificate(kind);
      server.implicitTlsRefused(certificate);
      ConnectionReport report = test(implicitTls(server)).run();
      assertFault(report, Stage.TLS, cause, "certificate");
      TlsFacts tls = report.server().tls().orElseThrow();
      assertThat(tls.trusted()).isFalse();
      assertThat(tls.chain().get(0).facts().notAfter())
          .isEqualTo(certificate.certificate().getNotAfter().toInstant());
    }

    private TestCertificate certificate(String kind) {
      return switch (kind) {
        case "EXPIRED" -> TestCertificates.expired();
        case "NOT_YET_VALID" -> TestCertificates.notYetValid();
        case "WRONG_HOST" -> TestCertificates.wrongHost();
        case "SELF_SIGNED" -> TestCertificates.selfSigned();
        case "UNKNOWN_AUTHORITY" -> TestCertificates.unknownAuthority();
        case "COMMON_NAME_ONLY" -> TestCertificates.commonNameOnly();
        default -> TestCertificates.missingIntermediate();
      };
    }
  }

  @Nested
  class OfTheLogin {

    private ScriptedSmtpServer greeted(String... extensions) {
      return server.implicitTls(TestCertificates.good()).greeting().ehlo(extensions);
    }

    @Test
    void aWrongPasswordIsNamed() {
      greeted("AUTH PLAIN")
          .expectAuthPlain(SENDER, PASSWORD)
          .reply("535 5.7.8 Error: authentication failed")
          .quitOptional();
      ConnectionReport report = test(implicitTls(server)).run();
      assertFault(report, Stage.AUTHENTICATE, Cause.BAD_CREDENTIALS, "password");
    }

    @Test
    void aTokenThatHasEndedIsNamedByTheServersChallenge() {
      String challenge = "eyJzdGF0dXMiOiI0MDAiLCJzY2hlbWVzIjoiQmVhcmVyIiwic2NvcGUiOiJtYWlsIn0=";
      greeted("AUTH XOAUTH2")
          .expectAuthXoauth2(SENDER, "first")
          .reply("334 " + challenge)
          .expect("")
          .reply("535 5.7.8 Username and Password not accepted")
          .quitOptional();
      SmtpSettingsBuilder settings = implicitTls(server).noAuthentication().oauth2(SENDER);
      ConnectionReport report =
          ConnectionTest.of(
                  settings.build(), () -> AccessToken.of("first", Instant.now().plusSeconds(900)))
              .locale(Locale.ENGLISH)
              .suggestions(false)
              .run();
      assertFault(report, Stage.AUTHENTICATE, Cause.TOKEN_EXPIRED_OR_REVOKED, "sign in");
      assertThat(report.stage(Stage.TOKEN).outcome()).isEqualTo(StageOutcome.PASSED);
    }

    @Test
    void aLoginThatIsOfferedOnlyAfterTlsLeadsToEncryption() {
      server.greeting().ehlo("STARTTLS").quitOptional();
      SmtpSettingsBuilder settings =
          implicitTls(server).plaintextDangerous().allowCredentialsOverPlaintextDangerous();
      ConnectionReport report = test(settings).run();
      assertFault(report, Stage.AUTHENTICATE, Cause.STARTTLS_REQUIRED, "starttls");
    }

    @Test
    void aLoginThatNobodyKnowsIsNamed() {
      greeted("AUTH GSSAPI").quitOptional();
      ConnectionReport report = test(implicitTls(server)).run();
      assertFault(
          report, Stage.AUTHENTICATE, Cause.AUTH_MECHANISM_UNSUPPORTED, "which kind of login");
    }

    @Test
    void aMissingLoginIsNamedWhereTheServerWantsOne() {
      greeted("AUTH PLAIN")
          .expectMailFrom(SENDER)
          .reply("530 5.7.0 Authentication required")
          .quitOptional();
      ConnectionReport report = test(implicitTls(server).noAuthentication()).run();
      assertFault(report, Stage.SENDER, Cause.AUTH_REQUIRED, "password");
    }
  }

  @Nested
  class OfTheMail {

    @Test
    void aSenderThatTheLoginDoesNotOwnIsNamed() {
      loggedIn(server)
          .expectMailFrom(SENDER)
          .reply("553 5.7.1 <shop@corner.example>: Sender address rejected: not owned by user shop")
          .quitOptional();
      ConnectionReport report = test(implicitTls(server)).run();
      assertFault(report, Stage.SENDER, Cause.SENDER_NOT_ALLOWED, "sender");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "550 5.1.1 User unknown in local recipient table | RECIPIENT_REJECTED | letter by letter",
          "450 4.7.1 Greylisted, try again in 5 minutes | GREYLISTED | wait 15 minutes",
          "452 4.2.2 Mailbox full | MAILBOX_FULL | when there is space",
          "450 4.7.1 Error: too much mail from 192.0.2.1, rate limit exceeded | RATE_LIMITED | lower sending rate",
          "554 5.7.1 Relay access denied | RELAY_DENIED | switch the login on"
        })
    void aRefusalOfTheRecipientIsToldFromOthers(String reply, Cause cause, String remedy) {
      loggedIn(server)
          .mailFrom(SENDER)
          .expectRcptTo("anna@example.org")
          .reply(reply)
          .optional("RSET", "250 ok")
          .quitOptional();
      ConnectionReport report = test(implicitTls(server)).sendTo("anna@example.org").run();
      assertFault(report, Stage.RECIPIENT, cause, remedy);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "552 5.3.4 Message size exceeds fixed limit | MESSAGE_TOO_LARGE | smaller",
          "550 5.4.5 Daily user sending limit exceeded | DAILY_QUOTA_EXCEEDED | tomorrow",
          "554 5.7.1 Message rejected as spam | CONTENT_REJECTED_AS_SPAM | plain sentences"
        })
    void aRefusalOfTheContentIsToldFromOthers(String reply, Cause cause, String remedy) {
      loggedIn(server)
          .mailFrom(SENDER)
          .rcptTo("anna@example.org")
          .expectData()
          .reply(reply)
          .optional("RSET", "250 ok")
          .quitOptional();
      ConnectionReport report = test(implicitTls(server)).sendTo("anna@example.org").run();
      assertFault(report, Stage.MESSAGE, cause, remedy);
    }

    @Test
    void anAddressThatIsNoneFailsBeforeAnythingIsSent() {
      server.onAnyOtherConnection();
      ConnectionReport report = test(implicitTls(server)).sendTo("anna at example").run();
      assertFault(report, Stage.VALIDATE, Cause.CONFIGURATION_INVALID, "marked");
      assertThat(server.connectionCount()).isZero();
    }
  }

  @Test
  void settingsWithoutWhatTheyNeedFailAtTheSignIn() {
    server.onAnyOtherConnection();
    SmtpSettings settings = implicitTls(server).noAuthentication().oauth2(SENDER).build();
    ConnectionReport report =
        ConnectionTest.of(settings).locale(Locale.ENGLISH).suggestions(false).run();
    assertThat(report.failedStage().map(StageResult::stage)).contains(Stage.TOKEN);
    assertThat(report.passed()).isFalse();
  }
}
