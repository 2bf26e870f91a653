package org.mailquay.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailquay.settings.AuthenticationKind;
import org.mailquay.settings.EmailAddress;
import org.mailquay.settings.Encryption;
import org.mailquay.testkit.ScriptedSmtpServer;
import org.mailquay.testkit.TestCertificate;
import org.mailquay.testkit.TestCertificates;

class GuessDiscoveryTest {

  private static final EmailAddress ADDRESS = EmailAddress.of("anna.secretname@shop.example");
  private static final TestCertificate SMTP = TestCertificates.forHosts("smtp.shop.example");

  @RegisterExtension final ScriptedSmtpServer server = ScriptedSmtpServer.create();
  private FakeInternet internet;

  @BeforeEach
  void connect() throws IOException {
    internet = new FakeInternet();
    // only smtp.shop.example exists
    internet.address("mail.shop.example", "").address("shop.example", "");
  }

  @AfterEach
  void disconnect() throws IOException {
    internet.close();
  }

  private DiscoveryReport guess(int publicPort) {
    internet.port(publicPort, server.port());
    return internet.discovery().guessServersDisclosingTheDomain().build().discover(ADDRESS);
  }

  private static AttemptOutcome outcome(DiscoveryReport report, String place) {
    return report.attempts().stream()
        .filter(attempt -> attempt.place().equals(place))
        .findFirst()
        .orElseThrow()
        .outcome();
  }

  @Test
  void findsAServerWithImplicitTls() {
    server
        .implicitTls(SMTP)
        .greeting()
        .expect("EHLO [127.0.0.1]")
        .reply(250, "scripted.test", "SIZE 1000", "auth plain XOAUTH2")
        .quitOptional();
    DiscoveryReport report = guess(465);
    DiscoveredSettings best = report.best().orElseThrow();
    assertThat(best.endpoint().address()).isEqualTo("smtp.shop.example:465");
    assertThat(best.endpoint().encryption()).isEqualTo(Encryption.IMPLICIT_TLS);
    assertThat(best.logins())
        .containsExactly(AuthenticationKind.OAUTH2, AuthenticationKind.PASSWORD);
    assertThat(best.trust()).isEqualTo(DiscoveryTrust.GUESS);
    assertThat(best.confirmation(Locale.ENGLISH).orElseThrow()).contains("guessed");
  }

  @Test
  void findsAServerWithStarttls() {
    server.greeting().ehlo("STARTTLS").startTls(SMTP).ehlo("AUTH LOGIN NTLM").quitOptional();
    DiscoveredSettings best = guess(587).best().orElseThrow();
    assertThat(best.endpoint().encryption()).isEqualTo(Encryption.STARTTLS);
    assertThat(best.logins()).containsExactly(AuthenticationKind.PASSWORD, AuthenticationKind.NTLM);
  }

  @Test
  void neverSaysAnythingButEhloAndQuit() {
    server.greeting().ehlo("STARTTLS").startTls(SMTP).ehlo("AUTH PLAIN").quitOptional();
    guess(587);
    assertThat(server.commands())
        .containsExactly("EHLO [127.0.0.1]", "STARTTLS", "EHLO [127.0.0.1]", "QUIT");
  }

  @Test
  void countsNoServerWithAnotherNamesCertificate() {
    server.implicitTlsRefused(TestCertificates.wrongHost());
    DiscoveryReport report = guess(465);
    assertThat(report.candidates()).isEmpty();
    assertThat(outcome(report, "smtp.shop.example:465"))
        .isEqualTo(AttemptOutcome.CERTIFICATE_REFUSED);
  }

  @Test
  void countsNoServerWithoutStarttls() {
    server.greeting().ehlo("AUTH PLAIN").expectClientGone();
    DiscoveryReport report = guess(587);
    assertThat(report.candidates()).isEmpty();
    assertThat(report.plaintextFindings()).isEmpty();
    assertThat(outcome(report, "smtp.shop.example:587")).isEqualTo(AttemptOutcome.NOTHING);
  }

  @Test
  void countsNoServerWithoutALogin() {
    server.implicitTls(SMTP).greeting().ehlo("SIZE 1000").quitOptional();
    assertThat(guess(465).candidates()).isEmpty();
  }

  @Test
  void triesAllUsualNamesOnBothPorts() throws IOException {
    internet.address("mail.shop.example", "9.9.9.2").address("shop.example", "9.9.9.3");
    DiscoveryReport report = guess(9);
    assertThat(report.attempts())
        .filteredOn(attempt -> attempt.origin() == DiscoveryOrigin.GUESS)
        .extracting(DiscoveryAttempt::place)
        .containsExactly(
            "smtp.shop.example:465",
            "smtp.shop.example:587",
            "mail.shop.example:465",
            "mail.shop.example:587",
            "shop.example:465",
            "shop.example:587");
    assertThat(internet.contacted())
        .extracting(address -> address.getAddress().getHostAddress() + ":" + address.getPort())
        .containsExactlyInAnyOrder(
            "9.9.9.9:465",
            "9.9.9.9:587",
            "9.9.9.2:465",
            "9.9.9.2:587",
            "9.9.9.3:465",
            "9.9.9.3:587");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "192.168.0.5", "::1", "100.64.0.1"})
  void knocksAtNoDoorOfAPrivateNetwork(String address) {
    internet.address("smtp.shop.example", address);
    DiscoveryReport report = guess(465);
    assertThat(outcome(report, "smtp.shop.example:465")).isEqualTo(AttemptOutcome.ADDRESS_REFUSED);
    assertThat(internet.contacted()).isEmpty();
  }

  @Test
  void knocksNowhereWhenTheLookUpOfTheNameTookTooLong() throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    CountDownLatch connected = new CountDownLatch(1);
    CountDownLatch lookedUp = new CountDownLatch(6);
    SettingsDiscoveryBuilder builder =
        internet
            .discovery()
            .http((uri, mostBytes, limit) -> new HttpAnswer(404, Map.of(), new byte[0]))
            .guessServersDisclosingTheDomain()
            .deadline(Duration.ofMillis(100));
    builder.addresses =
        host -> {
          awaitDeaf(ended);
          lookedUp.countDown();
          return List.of(InetAddress.getByName(FakeInternet.PUBLIC));
        };
    builder.connector = (socket, address, port, millis) -> connected.countDown();
    assertThat(builder.build().discover(ADDRESS).end()).isEqualTo(DiscoveryEnd.DEADLINE);
    ended.countDown();
    assertThat(lookedUp.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(connected.await(200, TimeUnit.MILLISECONDS)).isFalse();
  }

  /** Ignores interrupts, as a look-up in the operating system does. */
  private static void awaitDeaf(CountDownLatch latch) {
    boolean over = false;
    while (!over) {
      try {
        latch.await();
        over = true;
      } catch (InterruptedException e) {
        // not heard
      }
    }
  }

  @Test
  void guessesOnlyWhenAskedTo() {
    DiscoveryReport report = internet.discovery().build().discover(ADDRESS);
    assertThat(internet.contacted()).isEmpty();
    assertThat(report.attempts()).noneMatch(attempt -> attempt.origin() == DiscoveryOrigin.GUESS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SSH-2.0-OpenSSH_9.2", "220", "554 5.3.2 go away", "2200 x", "\u0001"})
  void countsNoServerOfAnotherKind(String greeting) {
    server.reply(greeting);
    if (greeting.equals("220")) {
      server.expect("EHLO [127.0.0.1]").reply("500 what?");
    }
    server.expectClientGone();
    DiscoveryReport report = guess(587);
    assertThat(report.candidates()).isEmpty();
    assertThat(outcome(report, "smtp.shop.example:587")).isEqualTo(AttemptOutcome.NOTHING);
  }

  @Test
  void readsNoReplyWithoutEnd() {
    server.dripWithoutEnd(Duration.ZERO, "220-more");
    assertThat(outcome(guess(587), "smtp.shop.example:587")).isEqualTo(AttemptOutcome.NOTHING);
  }

  @Test
  void takesNothingThatWasSaidBeforeTlsForAnAnswerAfterIt() {
    server
        .greeting()
        .ehlo("STARTTLS")
        .expect("STARTTLS")
        .replyThenBytes("220 go", "250-evil\r\n250 AUTH PLAIN\r\n")
        .expectClientHello()
        .stall();
    assertThat(guess(587).candidates()).isEmpty();
    assertThat(server.commands()).isEqualTo(List.of("EHLO [127.0.0.1]", "STARTTLS"));
  }
}
