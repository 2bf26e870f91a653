package org.mailquay.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.mailquay.diagnosis.Trials.PASSWORD;
import static org.mailquay.diagnosis.Trials.SENDER;
import static org.mailquay.diagnosis.Trials.implicitTls;
import static org.mailquay.diagnosis.Trials.loggedIn;
import static org.mailquay.diagnosis.Trials.plaintext;
import static org.mailquay.diagnosis.Trials.test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailquay.settings.Secret;
import org.mailquay.settings.SmtpSettingsBuilder;
import org.mailquay.smtp.Stage;
import org.mailquay.testkit.ScriptedSmtpServer;
import org.mailquay.testkit.ServerTls;
import org.mailquay.testkit.TestCertificates;
import org.mailquay.transport.StageFinding;

@Timeout(60)
class ConnectionReportTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @RegisterExtension final ScriptedSmtpServer server = ScriptedSmtpServer.create();

  private ConnectionReport good() {
    loggedIn(server).mailFrom(SENDER).rcptTo(SENDER).expect("RSET").reply("250 ok").quitOptional();
    return test(implicitTls(server)).run();
  }

  private ConnectionReport wrongPassword(String reply) {
    server
        .implicitTls(TestCertificates.good())
        .greeting()
        .ehlo("AUTH PLAIN")
        .expectAuthPlain(SENDER, PASSWORD)
        .reply(reply)
        .quitOptional();
    return test(implicitTls(server)).run();
  }

  private static JsonNode stage(JsonNode report, Stage stage) {
    for (JsonNode result : report.get("stages")) {
      if (result.get("stage").textValue().equals(stage.name())) {
        return result;
      }
    }
    throw new AssertionError("no " + stage);
  }

  @Nested
  class OfAGoodServer {

    @Test
    void passesAndSendsNoMail() {
      ConnectionReport report = good();
      assertThat(report.passed()).as(report.toText()).isTrue();
      assertThat(report.diagnosis()).isEmpty();
      assertThat(report.stages()).extracting(StageResult::stage).containsExactly(Stage.values());
      assertThat(report.stages().stream().filter(s -> s.outcome() == StageOutcome.SKIPPED))
          .extracting(StageResult::stage)
          .containsExactly(Stage.STARTTLS, Stage.TOKEN, Stage.MESSAGE);
      assertThat(server.received()).isEmpty();
    }

    @Test
    void tellsWhatTheServerIs() {
      server
          .implicitTls(TestCertificates.good())
          .reply("220 mail.corner.example ESMTP Postfix (Debian)")
          .ehlo("AUTH PLAIN LOGIN", "SIZE 10240000", "PIPELINING")
          .authPlain(SENDER, PASSWORD)
          .mailFrom(SENDER)
          .rcptTo(SENDER)
          .expect("RSET")
          .reply("250 ok")
          .quitOptional();
      ServerFacts facts = test(implicitTls(server)).run().server();
      assertThat(facts.software()).contains("Postfix");
      assertThat(facts.banner()).hasValueSatisfying(b -> assertThat(b).contains("mail.corner"));
      assertThat(facts.extensions().sizeLimit()).hasValue(10240000);
      assertThat(facts.extensions().authenticationMechanisms()).containsExactly("PLAIN", "LOGIN");
      assertThat(facts.warnings()).isEmpty();
      TlsFacts tls = facts.tls().orElseThrow();
      assertThat(tls.protocol()).contains("TLSv1.3");
      assertThat(tls.trusted()).isTrue();
      assertThat(tls.chain().get(0).names()).contains("localhost", "127.0.0.1");
      assertThat(tls.chain().get(0).facts().notAfter())
          .isEqualTo(TestCertificates.good().certificate().getNotAfter().toInstant());
    }

    @Test
    void warnsOfACertificateThatEndsSoon() {
      Instant end = TestCertificates.good().certificate().getNotAfter().toInstant();
      loggedIn(server).mailFrom(SENDER).rcptTo(SENDER).expect("RSET").reply("250 ok");
      server.quitOptional();
      ConnectionReport report =
          test(implicitTls(server))
              .clock(Clock.fixed(end.minus(Duration.ofDays(10)), ZoneOffset.UTC))
              .run();
      assertThat(report.passed()).isTrue();
      assertThat(report.server().warnings()).containsExactly(ServerWarning.CERTIFICATE_ENDS_SOON);
      assertThat(report.toText()).contains("ends within three weeks");
    }

    @Test
    void warnsOfAConnectionThatEverybodyCanRead() {
      server.greeting().ehlo().mailFrom(SENDER).rcptTo(SENDER).expect("RSET").reply("250 ok");
      server.quitOptional();
      ConnectionReport report = test(plaintext(server)).run();
      assertThat(report.passed()).as(report.toText()).isTrue();
      assertThat(report.server().warnings()).containsExactly(ServerWarning.NO_ENCRYPTION);
    }

    @Test
    void whatTheSenderIsToldStandsEvenIfTheServerHangsUpAfterwards() {
      loggedIn(server).mailFrom(SENDER).rcptTo(SENDER).expect("RSET").drop();
      assertThat(test(implicitTls(server)).run().passed()).isTrue();
    }

    @Test
    void tellsTheListenerOfEveryStepInOrder() {
      loggedIn(server).mailFrom(SENDER).rcptTo(SENDER).expect("RSET").reply("250 ok");
      server.quitOptional();
      List<String> heard = new CopyOnWriteArrayList<>();
      test(implicitTls(server)).onStage(e -> heard.add(e.stage() + " " + e.status())).run();
      assertThat(heard)
          .containsExactly(
              "VALIDATE ENTERED", "VALIDATE PASSED",
              "RESOLVE ENTERED", "RESOLVE PASSED",
              "CONNECT ENTERED", "CONNECT PASSED",
              "TLS ENTERED", "TLS PASSED",
              "GREETING ENTERED", "GREETING PASSED",
              "EHLO ENTERED", "EHLO PASSED",
              "AUTHENTICATE ENTERED", "AUTHENTICATE PASSED",
              "SENDER ENTERED", "SENDER PASSED",
              "RECIPIENT ENTERED", "RECIPIENT PASSED");
    }
  }

  @Nested
  class OfOnesOwnAddress {

    private String steps(String sendTo) {
      loggedIn(server)
          .mailFrom(SENDER)
          .expectMatching("RCPT TO:.*")
          .reply("550 5.1.1 User unknown")
          .quitOptional();
      ConnectionTest test = test(implicitTls(server));
      ConnectionReport report = (sendTo.isEmpty() ? test : test.sendTo(sendTo)).run();
      assertThat(report.diagnosis().orElseThrow().cause()).isEqualTo(Cause.RECIPIENT_REJECTED);
      return String.join(" ", report.diagnosis().orElseThrow().advice().steps());
    }

    @Test
    void isNotSomebodyToTelephone() {
      assertThat(steps("")).contains("sender's address").doesNotContain("telephone");
    }

    @Test
    void isNotMeantWhereATestMailWasWanted() {
      assertThat(steps("anna@example.org")).contains("telephone");
    }
  }

  @Test
  void hasNoSectionOnAServerThatToldNothing() {
    server.greeting().ehlo().expectMailFrom(SENDER).reply("550 5.7.1 no").quitOptional();
    assertThat(test(plaintext(server)).run().toText()).doesNotContain("What the server is");
  }

  /** NTLM and DIGEST-MD5 cannot name a sender without a mail. */
  @Nested
  class OfALoginThatCannotAsk {

    private void assertPassedUnasked(ConnectionReport report) {
      assertThat(report.passed()).as(report.toText()).isTrue();
      assertThat(report.diagnosis()).isEmpty();
      assertThat(List.of(report.stage(Stage.SENDER), report.stage(Stage.RECIPIENT)))
          .allSatisfy(
              stage -> {
                assertThat(stage.outcome()).isEqualTo(StageOutcome.SKIPPED);
                assertThat(stage.problem()).get(STRING).contains("without a mail");
              });
      assertThat(report.stage(Stage.AUTHENTICATE).outcome()).isEqualTo(StageOutcome.PASSED);
      assertThat(report.toText())
          .contains("only a test mail shows", "[-]", "Not asked: with this login")
          .doesNotContain("takes mail with these settings", "[not reached]");
    }

    @Test
    void passesWithNtlmAndSaysWhatWasNotAsked() {
      server
          .implicitTls(TestCertificates.good())
          .greeting()
          .ehlo("AUTH NTLM")
          .expectMatching("AUTH NTLM.*")
          .reply("235 2.7.0 ok")
          .quitOptional();
      SmtpSettingsBuilder settings =
          implicitTls(server).ntlm("COMPANY", "shop", Secret.of(PASSWORD));
      assertPassedUnasked(test(settings).run());
    }

    @Test
    void passesWithADigestAndSaysWhatWasNotAsked() {
      String challenge = "realm=\"corner.example\",nonce=\"n0nce\",qop=\"auth\",algorithm=md5-sess";
      server.implicitTls(TestCertificates.good()).greeting().ehlo("AUTH DIGEST-MD5").quitOptional();
      server
          .nextConnection()
          .implicitTls(TestCertificates.good())
          .greeting()
          .ehlo("AUTH DIGEST-MD5")
          .expect("AUTH DIGEST-MD5")
          .reply(
              "334 "
                  + Base64.getEncoder()
                      .encodeToString(challenge.getBytes(StandardCharsets.US_ASCII)))
          .expectMatching("[A-Za-z0-9+/=]+")
          .reply("235 2.7.0 ok")
          .quitOptional();
      assertPassedUnasked(test(implicitTls(server)).run());
    }

    @Test
    void sendsATestMailAllTheSame() {
      server
          .implicitTls(TestCertificates.good())
          .greeting()
          .ehlo("AUTH NTLM")
          .expectMatching("AUTH NTLM.*")
          .reply("235 2.7.0 ok")
          .acceptMail(SENDER, "anna@example.org")
          .quitOptional();
      SmtpSettingsBuilder settings =
          implicitTls(server).ntlm("COMPANY", "shop", Secret.of(PASSWORD));
      ConnectionReport report = test(settings).sendTo("anna@example.org").run();
      assertThat(report.passed()).as(report.toText()).isTrue();
      assertThat(report.stage(Stage.SENDER).outcome()).isEqualTo(StageOutcome.PASSED);
      assertThat(report.toText()).contains("takes mail with these settings");
    }

    @Test
    void isNotReachedWhereTheLoginFails() {
      server
          .implicitTls(TestCertificates.good())
          .greeting()
          .ehlo("AUTH NTLM")
          .expectMatching("AUTH NTLM.*")
          .reply("535 5.7.3 Authentication unsuccessful")
          .quitOptional();
      SmtpSettingsBuilder settings =
          implicitTls(server).ntlm("COMPANY", "shop", Secret.of(PASSWORD));
      ConnectionReport report = test(settings).run();
      assertThat(report.passed()).isFalse();
      assertThat(report.stage(Stage.SENDER).outcome()).isEqualTo(StageOutcome.NOT_REACHED);
    }
  }

  @Nested
  class OfATestMail {

    private String mail(Locale locale) {
      loggedIn(server).acceptMail(SENDER, "anna@example.org").quitOptional();
      ConnectionReport report =
          ConnectionTest.of(implicitTls(server).build())
              .sendTo("anna@example.org")
              .program("Corner POS 4.2")
              .clock(Clock.fixed(Instant.parse("2026-03-01T12:30:00Z"), ZoneOffset.UTC))
              .locale(locale)
              .run();
      assertThat(report.passed()).as(report.toText()).isTrue();
      assertThat(report.stage(Stage.MESSAGE).outcome()).isEqualTo(StageOutcome.PASSED);
      return new String(server.received().get(0), StandardCharsets.UTF_8);
    }

    @Test
    void saysWhoSentItWhenAndHow() {
      assertThat(mail(Locale.ENGLISH))
          .contains(
              "Subject: Test mail of Corner POS 4.2",
              "March 1, 2026",
              "localhost:" + server.port() + " (TLS)",
              "password, " + SENDER)
          .doesNotContain(PASSWORD);
    }

    @Test
    void speaksTheUsersLanguage() {
      assertThat(mail(Locale.GERMAN)).contains("Test-E-Mail von Corner POS 4.2", "Niemand muss");
    }

    @Test
    void passesWithPipeliningToo() {
      server
          .implicitTls(TestCertificates.good())
          .greeting()
          .ehlo("AUTH PLAIN", "PIPELINING")
          .authPlain(SENDER, PASSWORD)
          .expectMailFrom(SENDER)
          .expectRcptTo("anna@example.org")
          .expect("DATA")
          .reply("250 2.1.0 ok")
          .reply("550 5.1.1 no such user")
          .reply("554 5.5.1 no valid recipients")
          .quitOptional();
      ConnectionReport report = test(implicitTls(server)).sendTo("anna@example.org").run();
      assertThat(report.stage(Stage.SENDER).outcome()).isEqualTo(StageOutcome.PASSED);
      assertThat(report.failedStage().map(StageResult::stage)).contains(Stage.RECIPIENT);
      assertThat(report.stage(Stage.RECIPIENT).reply())
          .hasValueSatisfying(r -> assertThat(r.code().value()).isEqualTo(550));
      assertThat(report.stage(Stage.MESSAGE).outcome()).isEqualTo(StageOutcome.NOT_REACHED);
    }
  }

  @Nested
  class AsText {

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr"})
    void fitsInto80ColumnsAndSaysWhatToDo(String language) {
      server
          .implicitTls(TestCertificates.good())
          .greeting()
          .ehlo("AUTH PLAIN")
          .expectAuthPlain(SENDER, PASSWORD)
          .reply("535 5.7.8 " + "x".repeat(500))
          .quitOptional();
      ConnectionReport report =
          ConnectionTest.of(implicitTls(server).build())
              .locale(Locale.forLanguageTag(language))
              .run();
      String text = report.toText();
      assertThat(text.lines().filter(line -> !line.contains("https://")))
          .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
      Advice advice = report.diagnosis().orElseThrow().advice();
      assertThat(text).contains("1. ").contains("BAD_CREDENTIALS").doesNotContain(PASSWORD);
      assertThat(text.replaceAll("\\s+", " "))
          .contains(advice.title(), advice.explanation())
          .contains(advice.steps());
    }
  }

  @Nested
  class AsJson {

    @Test
    void isReadByAJsonParser() throws Exception {
      ConnectionReport report = wrongPassword("535 5.7.8 \"no\" \\ tab\there \u00fc \ud83d\ude00");
      JsonNode json = JSON.readTree(report.toJson());
      assertThat(json.get("passed").booleanValue()).isFalse();
      assertThat(json.get("stages")).hasSize(Stage.values().length);
      JsonNode login = stage(json, Stage.AUTHENTICATE);
      assertThat(login.get("outcome").textValue()).isEqualTo("FAILED");
      assertThat(login.get("evidence").get(1).textValue())
          .isEqualTo("535 5.7.8 \"no\" \\ tab\there \u00fc \ud83d\ude00");
      assertThat(json.get("diagnosis").get("cause").textValue()).isEqualTo("BAD_CREDENTIALS");
      assertThat(json.get("settings").get("port").intValue()).isEqualTo(server.port());
      assertThat(json.get("server").get("tls").get("protocol").textValue()).isEqualTo("TLSv1.3");
      assertThat(report.toJson()).doesNotContain(PASSWORD);
    }
  }

  @Nested
  class ForTheSupport {

    @Test
    void holdsNothingThatNamesAnybody() throws Exception {
      // all that a server could repeat of a customer, and more
      ConnectionReport report =
          wrongPassword(
              "535 5.7.8 <shop@corner.example> authentication failed for Anna Mueller, mailbox"
                  + " of Corner Shop at mail.corner.example [203.0.113.77] id=Zx81ABqq"
                  + " see https://corner.example/help?u=shop +49-30-1234567 "
                  + PASSWORD);
      String bundle = report.supportBundle().toJson();
      assertThat(bundle.toLowerCase(Locale.ROOT))
          .doesNotContain(
              "corner",
              "shop",
              "anna",
              "mueller",
              "203.0",
              "zx81",
              "https",
              "canary",
              "localhost",
              "127.0.0.1",
              "1234567",
              "@");
      JsonNode json = JSON.readTree(bundle);
      assertThat(json.get("diagnosis").get("cause").textValue()).isEqualTo("BAD_CREDENTIALS");
      assertThat(json.get("diagnosis").get("reply").textValue())
          .startsWith("535 5.7.8 … authentication failed for …");
    }

    @Test
    void keepsNoNameOfACertificate() {
      server.implicitTlsRefused(
          TestCertificates.forHosts("mail.corner.example", "till.corner.example"));
      ConnectionReport report = test(implicitTls(server)).run();
      assertThat(report.toText()).contains("mail.corner.example");
      assertThat(report.supportBundle().toJson())
          .doesNotContain("corner")
          .doesNotContain("Mailquay Test")
          .contains("CERTIFICATE_HOSTNAME_MISMATCH", "notAfter");
    }

    @Test
    void keepsNoWordThatIsANameHere() {
      SmtpSettingsBuilder settings =
          implicitTls(server)
              .sender("Mail Service <account@failed.example>")
              .login("account@failed.example", Secret.of(PASSWORD));
      server
          .implicitTls(TestCertificates.good())
          .greeting()
          .ehlo("AUTH PLAIN")
          .expectAuthPlain("account@failed.example", PASSWORD)
          .reply("535 5.7.8 account failed authentication")
          .quitOptional();
      assertThat(test(settings).run().supportBundle().toJson())
          .contains("535 5.7.8 … authentication")
          .doesNotContain("account");
    }

    @Test
    void saysWhatAVendorNeeds() throws Exception {
      ConnectionReport report = good();
      JsonNode json = JSON.readTree(report.supportBundle().toJson());
      assertThat(json.get("passed").booleanValue()).isTrue();
      assertThat(json.get("settings").get("port").intValue()).isEqualTo(server.port());
      assertThat(json.get("settings").get("login").textValue()).isEqualTo("PASSWORD");
      assertThat(json.get("java").textValue()).isEqualTo(System.getProperty("java.version"));
      assertThat(json.get("server").get("mechanisms").get(0).textValue()).isEqualTo("PLAIN");
      assertThat(stage(json, Stage.RESOLVE).get("learnt").get(0).textValue())
          .startsWith("private IPv");
    }
  }

  @Test
  void certificatesOfTheChainAreAmongTheFindings() {
    server.implicitTls(ServerTls.of(TestCertificates.good())).reply("554 5.7.1 no").quitOptional();
    ConnectionReport report = test(implicitTls(server)).run();
    assertThat(report.stage(Stage.TLS).finding(StageFinding.TlsAgreed.class)).isPresent();
    assertThat(report.toString()).contains("GREETING FAILED");
  }
}
