package org.mailquay.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mailquay.transport.Situations.RECIPIENT;
import static org.mailquay.transport.Situations.SENDER;
import static org.mailquay.transport.Situations.encrypted;
import static org.mailquay.transport.Situations.mail;
import static org.mailquay.transport.Situations.plaintext;
import static org.mailquay.transport.Situations.send;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailquay.Mailer;
import org.mailquay.message.Email;
import org.mailquay.oauth.AccessToken;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.settings.Timeouts;
import org.mailquay.smtp.MailException;
import org.mailquay.smtp.NextStep;
import org.mailquay.smtp.Stage;
import org.mailquay.testkit.ScriptedSmtpServer;
import org.mailquay.testkit.ServerTls;
import org.mailquay.testkit.TestCertificates;

/** No call outlives its deadline, whatever the server does, and any thread can end it. */
@Timeout(30)
class EndingInTimeTest {

  @RegisterExtension final ScriptedSmtpServer server = ScriptedSmtpServer.create();

  /** Long enough for a cold JVM's first handshake on a busy machine. */
  private static final Duration TOTAL = Duration.ofMillis(2500);

  /** Only the total deadline can end the call: the limits of the steps are far away. */
  private static Timeouts onlyTotal() {
    Duration far = Duration.ofMinutes(5);
    return new Timeouts(far, far, far, far, TOTAL);
  }

  @Nested
  class AtTheDeadline {

    private MailException ended(SmtpSettings settings) {
      long start = System.nanoTime();
      MailException failure =
          catchThrowableOfType(MailException.class, () -> send(settings, mail()));
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      assertThat(took).isBetween(TOTAL, TOTAL.plusSeconds(2));
      assertThat(failure).hasMessageContaining("did not end within its deadline");
      return failure;
    }

    @Test
    void aGreetingThatDripsIsGivenUp() {
      server.dripWithoutEnd(Duration.ofMillis(20), "2");
      MailException failure = ended(plaintext(server).timeouts(onlyTotal()).build());
      assertThat(failure.stage()).contains(Stage.GREETING);
      assertThat(failure.nextStep()).isEqualTo(NextStep.RETRY_LATER);
    }

    @Test
    void aHandshakeThatDoesNotComeIsGivenUp() {
      server.expectClientHello().stall();
      MailException failure = ended(encrypted(server).timeouts(onlyTotal()).build());
      assertThat(failure.stage()).contains(Stage.TLS);
    }

    @Test
    void aTokenThatDoesNotComeIsGivenUp() {
      server.onAnyOtherConnection();
      CountDownLatch never = new CountDownLatch(1);
      SmtpSettings settings =
          encrypted(server).noAuthentication().oauth2(SENDER).timeouts(onlyTotal()).build();
      try (Mailer mailer = Mailer.of(settings, () -> waitFor(never))) {
        long start = System.nanoTime();
        MailException failure =
            catchThrowableOfType(MailException.class, () -> mailer.send(mail()));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(TOTAL.plusSeconds(2));
        assertThat(failure.stage()).contains(Stage.TOKEN);
        assertThat(failure.nextStep()).isEqualTo(NextStep.RETRY_LATER);
      }
    }

    @Test
    void aLoginWithoutAnAnswerIsGivenUp() {
      server
          .implicitTls(TestCertificates.good())
          .greeting()
          .ehlo("AUTH PLAIN")
          .expectAuthPlain(SENDER, Situations.PASSWORD)
          .stall();
      MailException failure = ended(encrypted(server).timeouts(onlyTotal()).build());
      assertThat(failure.stage()).contains(Stage.AUTHENTICATE);
    }

    @Test
    void aReplyThatDripsAfterTheContentIsUnknown() {
      server
          .greeting()
          .ehlo()
          .mailFrom(SENDER)
          .rcptTo(RECIPIENT)
          .expect("DATA")
          .reply("354 go")
          .expectContent()
          .dripWithoutEnd(Duration.ofMillis(20), "2");
      MailException failure = ended(plaintext(server).timeouts(onlyTotal()).build());
      assertThat(((DeliveryException) failure).mayHaveBeenDelivered()).isTrue();
    }

    @Test
    void contentThatNobodyReadsIsGivenUp() {
      server
          .greeting()
          .ehlo()
          .mailFrom(SENDER)
          .rcptTo(RECIPIENT)
          .expect("DATA")
          .reply("354 go")
          .stallWithoutReading();
      Email.Builder large = mail().attach("large.bin", new byte[20_000_000]);
      long start = System.nanoTime();
      DeliveryException failure =
          catchThrowableOfType(
              DeliveryException.class,
              () -> send(plaintext(server).timeouts(onlyTotal()).build(), large));
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(TOTAL.plusSeconds(2));
      assertThat(failure.mayHaveBeenDelivered()).isFalse();
    }
  }

  @Nested
  class FromAnotherThread {

    private final CountDownLatch reached = new CountDownLatch(1);

    private MailException abortedBy(SmtpConnection connection, Runnable call) throws Exception {
      CompletableFuture<MailException> failure =
          CompletableFuture.supplyAsync(() -> catchThrowableOfType(MailException.class, call::run));
      assertThat(reached.await(10, TimeUnit.SECONDS)).isTrue();
      long start = System.nanoTime();
      connection.abort();
      MailException aborted = failure.get(10, TimeUnit.SECONDS);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
      assertThat(aborted).hasMessageContaining("aborted");
      return aborted;
    }

    @Test
    void opensAreAborted() throws Exception {
      server.reach(reached).stall();
      SmtpConnection connection = TransportFactory.of(plaintext(server).build()).connection();
      abortedBy(connection, connection::open);
      assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void fetchesOfATokenAreAborted() throws Exception {
      server.onAnyOtherConnection();
      SmtpSettings settings = encrypted(server).noAuthentication().oauth2(SENDER).build();
      CountDownLatch never = new CountDownLatch(1);
      SmtpConnection connection =
          TransportFactory.of(
                  settings,
                  () -> {
                    reached.countDown();
                    return waitFor(never);
                  })
              .connection();
      abortedBy(connection, connection::open);
    }

    @Test
    void handshakesAreAborted() throws Exception {
      server.expectClientHello().reach(reached).stall();
      SmtpConnection connection = TransportFactory.of(encrypted(server).build()).connection();
      abortedBy(connection, connection::open);
    }

    @Test
    void sendsAreAborted() throws Exception {
      server.greeting().ehlo().expectMailFrom(SENDER).reach(reached).stall();
      SmtpConnection connection = TransportFactory.of(plaintext(server).build()).connect();
      Email mail = mail().build();
      MailException failure = abortedBy(connection, () -> connection.send(mail));
      assertThat(((DeliveryException) failure).report().orElseThrow().with(Outcome.NOT_SENT))
          .hasSize(1);
    }

    @Test
    void aClosedMailerEndsWhatIsUnderWayAndTakesNoMore() throws Exception {
      server.reach(reached).stall();
      Mailer mailer = Mailer.of(plaintext(server).build());
      CompletableFuture<MailException> failure =
          CompletableFuture.supplyAsync(
              () -> catchThrowableOfType(MailException.class, () -> mailer.send(mail())));
      assertThat(reached.await(10, TimeUnit.SECONDS)).isTrue();
      mailer.close();
      assertThat(failure.get(10, TimeUnit.SECONDS)).hasMessageContaining("aborted");
      assertThatIllegalStateException().isThrownBy(() -> mailer.send(mail()));
    }
  }

  private static AccessToken waitFor(CountDownLatch latch) {
    try {
      latch.await();
      return AccessToken.of("late");
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Nested
  class OverOneConnection {

    private ScriptedSmtpServer loggedIn() {
      return server
          .implicitTls(TestCertificates.good())
          .greeting()
          .ehlo("AUTH PLAIN")
          .authPlain(SENDER, Situations.PASSWORD);
    }

    @Test
    void aServerThatHungUpIsNoticed() {
      loggedIn().expectMailFrom(SENDER).drop();
      SmtpConnection connection = TransportFactory.of(encrypted(server).build()).connect();
      assertThat(catchThrowableOfType(MailException.class, () -> connection.send(mail().build())))
          .isNotNull();
      assertThat(connection.isOpen()).isFalse();
      assertThat(
              catchThrowableOfType(
                  ConnectionException.class, () -> connection.send(mail().build())))
          .hasMessageContaining("not open");
    }

    @Test
    void whatTheServerEndedIsOpenedAnewWithTheSameProtection() {
      loggedIn().expectMailFrom(SENDER).drop();
      server.nextConnection();
      loggedIn().acceptMail(SENDER, RECIPIENT).quitOptional();
      try (SmtpConnection connection = TransportFactory.of(encrypted(server).build()).connect()) {
        assertThat(catchThrowableOfType(MailException.class, () -> connection.send(mail().build())))
            .isNotNull();
        connection.open();
        assertThat(connection.send(mail().build()).allAccepted()).isTrue();
      }
      assertThat(server.connectionCount()).isEqualTo(2);
      assertThat(server.handshakes()).hasSize(2);
    }

    @Test
    void whatIsOpenIsNotOpenedAgain() {
      loggedIn().quitOptional();
      try (SmtpConnection connection = TransportFactory.of(encrypted(server).build()).connect()) {
        assertThatIllegalStateException().isThrownBy(connection::open);
      }
    }

    @Test
    void whatWasNeverOpenSendsNothing() {
      server.onAnyOtherConnection();
      SmtpConnection connection = TransportFactory.of(encrypted(server).build()).connection();
      assertThat(
              catchThrowableOfType(
                  ConnectionException.class, () -> connection.send(mail().build())))
          .hasMessageContaining("not open");
    }

    @Test
    void aSourceThatBreaksEndsTheMailBeforeTheServerHearsOfIt() {
      loggedIn().acceptMail(SENDER, RECIPIENT).quitOptional();
      SmtpConnection connection = TransportFactory.of(encrypted(server).build()).connect();
      Email mail =
          mail()
              .attach(
                  "report.pdf",
                  () -> {
                    throw new IllegalStateException("database gone");
                  })
              .build();
      DeliveryException failure =
          catchThrowableOfType(DeliveryException.class, () -> connection.send(mail));
      assertThat(failure.nextStep()).isEqualTo(NextStep.GIVE_UP);
      assertThat(failure).hasMessageContaining("database gone");
      assertThat(connection.send(mail().build()).allAccepted()).isTrue();
      connection.close();
    }

    @Test
    void severalMailsEachHaveTheirOwnLimit() {
      server
          .implicitTls(ServerTls.of(TestCertificates.good()))
          .greeting()
          .ehlo("AUTH PLAIN")
          .authPlain(SENDER, Situations.PASSWORD)
          .acceptMail(SENDER, RECIPIENT)
          .acceptMail(SENDER, RECIPIENT)
          .quitOptional();
      try (SmtpConnection connection = TransportFactory.of(encrypted(server).build()).connect()) {
        assertThat(connection.send(mail().build(), Duration.ofSeconds(10)).allAccepted()).isTrue();
        assertThat(connection.send(mail().build()).allAccepted()).isTrue();
        assertThat(connection.isOpen()).isTrue();
      }
      assertThat(server.received()).hasSize(2);
    }
  }
}
