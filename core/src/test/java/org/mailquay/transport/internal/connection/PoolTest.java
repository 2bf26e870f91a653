package org.mailquay.transport.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailquay.message.Email;
import org.mailquay.oauth.AccessToken;
import org.mailquay.settings.Secret;
import org.mailquay.settings.SendingLimits;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.smtp.MailException;
import org.mailquay.smtp.NextStep;
import org.mailquay.transport.ConnectionException;
import org.mailquay.transport.DeliveryException;
import org.mailquay.transport.Outcome;
import org.mailquay.transport.PoolOptions;
import org.mailquay.transport.StageObserver;
import org.mailquay.transport.internal.Deadline;
import org.mailquay.transport.internal.NameResolver;
import org.mailquay.transport.internal.ReusableConnection;
import org.mailquay.transport.internal.SmtpSink;
import org.mailquay.transport.internal.SmtpSink.Kind;
import org.mailquay.transport.internal.SmtpSink.Reaction;
import org.mailquay.transport.internal.SmtpSink.Temper;
import org.mailquay.transport.internal.TransportContext;

/** Which connection a mail leaves through, and when. */
@Timeout(60)
class PoolTest {

  private static final PoolOptions OPTIONS = PoolOptions.ofDefaults().withConnections(1);

  private final ManualTicker ticker = new ManualTicker();
  private Pool pool = new Pool(OPTIONS, ticker);
  private SmtpSink sink = SmtpSink.offering("PIPELINING", "CHUNKING", "AUTH PLAIN");

  @AfterEach
  void stop() {
    pool.close();
    sink.close();
  }

  private void serve(Temper temper, String... extensions) {
    sink.close();
    sink = SmtpSink.moody(temper, extensions);
  }

  private ReusableConnection open(SmtpSettings settings) {
    ReusableConnection connection =
        pool.connection(
            new TransportContext(settings, null, NameResolver.system()), StageObserver.none());
    connection.open();
    return connection;
  }

  private static Email mail() {
    return Email.to("anna@example.org").subject("x").text("y").build();
  }

  private void send(SmtpSettings settings) {
    try (ReusableConnection connection = open(settings)) {
      assertThat(connection.send(mail()).allAccepted()).isTrue();
    }
  }

  private SmtpSettings settings() {
    return sink.settings().build();
  }

  @Nested
  class AConnectionThatWaits {

    @Test
    void servesTheNextMail() {
      send(settings());
      send(settings());
      assertThat(sink.connections()).isEqualTo(1);
      assertThat(sink.taken()).hasSize(2);
      assertThat(pool.idle()).isEqualTo(1);
    }

    @Test
    void isClosedWhenItHasWaitedForTooLong() {
      send(settings());
      ticker.pass(OPTIONS.idle().minusNanos(1));
      send(settings());
      assertThat(sink.connections()).isEqualTo(1);
      ticker.pass(OPTIONS.idle());
      send(settings());
      assertThat(sink.connections()).isEqualTo(2);
    }

    @Test
    void isClosedWhenItIsOld() {
      PoolOptions longIdle = OPTIONS.withIdle(Duration.ofHours(1)).withAge(Duration.ofMinutes(10));
      pool = new Pool(longIdle, ticker);
      for (int i = 0; i < 3; i++) {
        send(settings());
        ticker.pass(Duration.ofMinutes(4));
      }
      assertThat(sink.connections()).isEqualTo(1);
      send(settings());
      assertThat(sink.connections()).isEqualTo(2);
    }

    @Test
    void isClosedWhenItHasSentEnough() {
      pool = new Pool(OPTIONS.withMailsPerConnection(2), ticker);
      for (int i = 0; i < 5; i++) {
        send(settings());
      }
      assertThat(sink.connections()).isEqualTo(3);
      assertThat(sink.commands()).filteredOn("QUIT"::equals).hasSize(2);
    }

    @Test
    void isNotKeptAtAllWhereNoIdleTimeIsAllowed() {
      pool = new Pool(OPTIONS.withIdle(Duration.ZERO), ticker);
      send(settings());
      assertThat(pool.idle()).isZero();
    }

    @Test
    void isNoticedToBeDeadBeforeAMailIsRiskedOnIt() throws Exception {
      send(settings());
      sink.dropAll();
      awaitGone();
      send(settings());
      assertThat(sink.connections()).isEqualTo(2);
      assertThat(sink.taken()).hasSize(2);
    }

    @Test
    void isClosedWithThePool() throws Exception {
      send(settings());
      pool.close();
      awaitGone();
      assertThat(sink.commands()).last().isEqualTo("QUIT");
      assertThatIllegalStateException().isThrownBy(() -> open(settings()));
    }

    private void awaitGone() throws InterruptedException {
      for (int i = 0; i < 500 && sink.stillOpen() > 0; i++) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
      assertThat(sink.stillOpen()).isZero();
    }
  }

  @Nested
  class AServerThatEndsTheConnection {

    @ParameterizedTest
    @ValueSource(strings = {"drop", "421"})
    void underTheFirstCommandOfTheNextMailIsAskedAgain(String how) {
      Reaction lost = how.equals("drop") ? Reaction.DROP : Reaction.replyAndDrop("421 idle");
      // with all in one go nobody would know whether the mail arrived
      serve(
          said ->
              said.connection() == 1 && said.mail() == 2 && said.verb().equals("MAIL")
                  ? lost
                  : Reaction.USUAL,
          how.equals("drop") ? "SIZE" : "PIPELINING");
      send(settings());
      send(settings());
      assertThat(sink.taken()).hasSize(2);
      assertThat(sink.connections()).isEqualTo(2);
    }

    @Test
    void withinTheFirstMailIsNotAskedAgain() {
      serve(said -> said.verb().equals("MAIL") ? Reaction.DROP : Reaction.USUAL);
      try (ReusableConnection connection = open(settings())) {
        assertThat(catchThrowableOfType(DeliveryException.class, () -> connection.send(mail())))
            .isNotNull();
      }
      assertThat(sink.connections()).isEqualTo(1);
    }

    @Test
    void afterTheContentMayHaveTakenItAndIsNotSentItTwice() {
      serve(
          said ->
              said.mail() == 2 && said.verb().equals("END")
                  ? Reaction.OBEY_AND_DROP
                  : Reaction.USUAL);
      send(settings());
      try (ReusableConnection connection = open(settings())) {
        DeliveryException failure =
            catchThrowableOfType(DeliveryException.class, () -> connection.send(mail()));
        assertThat(failure.nextStep()).isEqualTo(NextStep.CHECK_FIRST);
        assertThat(failure.mayHaveBeenDelivered()).isTrue();
      }
      assertThat(sink.taken()).hasSize(2);
    }

    @Test
    void thatSaid421AfterTheMailIsLeft() {
      serve(
          said ->
              said.mail() == 1 && said.verb().equals("END")
                  ? new Reaction(Kind.OBEY_AND_REPLY, "250 taken\r\n421 enough")
                  : Reaction.USUAL);
      send(settings());
      send(settings());
      assertThat(sink.connections()).isEqualTo(2);
      assertThat(sink.taken()).hasSize(2);
    }
  }

  @Nested
  class AnotherLogin {

    private SmtpSettings as(String user, String password) {
      return sink.settings()
          .allowCredentialsOverPlaintextDangerous()
          .login(user, Secret.of(password))
          .build();
    }

    private void sendAs(SmtpSettings first, SmtpSettings second) {
      pool = new Pool(PoolOptions.ofDefaults().withConnections(2), ticker);
      send(first);
      send(second);
      assertThat(sink.connections()).isEqualTo(2);
      assertThat(sink.commands()).filteredOn(line -> line.startsWith("AUTH")).hasSize(2);
    }

    @Test
    void neverSharesAConnection() {
      sendAs(as("anna", "secret-1"), as("ben", "secret-1"));
    }

    @Test
    void isAlsoOneWithAnotherPassword() {
      sendAs(as("anna", "secret-1"), as("anna", "secret-2"));
    }

    @Test
    void isAlsoOneWithAnotherSourceOfTokens() {
      SmtpSettings settings =
          sink.settings()
              .allowCredentialsOverPlaintextDangerous()
              .oauth2("anna@example.org")
              .build();
      PoolKey one = key(settings, "a");
      assertThat(one).isNotEqualTo(key(settings, "a"));
      assertThat(one.hashCode()).isEqualTo(key(settings, "a").hashCode());
    }

    private PoolKey key(SmtpSettings settings, String token) {
      return new PoolKey(
          new TransportContext(settings, () -> AccessToken.of(token), NameResolver.system()),
          StageObserver.none());
    }

    @Test
    void withTheSamePasswordIsTheSame() {
      send(as("anna", "secret-1"));
      send(as("anna", "secret-1"));
      assertThat(sink.connections()).isEqualTo(1);
    }
  }

  @Nested
  class WhenAllAreInUse {

    private final CountDownLatch free = new CountDownLatch(1);

    private CompletableFuture<MailException> later(Duration limit, Runnable opened) {
      return CompletableFuture.supplyAsync(
          () ->
              catchThrowableOfType(
                  MailException.class,
                  () -> {
                    ReusableConnection connection =
                        pool.connection(
                            new TransportContext(settings(), null, NameResolver.system()),
                            StageObserver.none());
                    try (connection) {
                      connection.open(limit);
                      opened.run();
                    }
                  }),
          task -> new Thread(task).start());
    }

    @Test
    void callersWaitInTheOrderOfTheirArrival() throws Exception {
      Permits permits = new Permits(1);
      Permits.Waiter holder = permits.ask();
      List<Permits.Waiter> waiters = Stream.generate(permits::ask).limit(5).toList();
      assertThat(waiters.get(1).giveUp()).isTrue();
      for (int next : new int[] {0, 2, 3, 4}) {
        permits.release();
        // nobody behind the next one has a permit: to give up would be of no effect otherwise
        assertThat(waiters.get(next).await(Deadline.in(Duration.ZERO))).isTrue();
        assertThat(permits.taken()).isEqualTo(1);
      }
      permits.release();
      assertThat(permits.taken()).isZero();
      assertThat(holder.await(Deadline.in(Duration.ZERO))).isTrue();
    }

    @Test
    void theyWaitNoLongerThanTheyMay() throws Exception {
      ReusableConnection held = open(settings());
      MailException failure = later(Duration.ofMillis(200), () -> {}).get(10, TimeUnit.SECONDS);
      assertThat(failure).isInstanceOf(ConnectionException.class).hasMessageContaining("in use");
      assertThat(failure.nextStep()).isEqualTo(NextStep.RETRY_LATER);
      held.close();
      send(settings());
      assertThat(sink.connections()).isEqualTo(1);
    }

    @Test
    void oneThatIsGivenBackServesTheNext() throws Exception {
      ReusableConnection held = open(settings());
      CompletableFuture<MailException> waits =
          later(Duration.ofSeconds(20), () -> free.countDown());
      assertThat(free.getCount()).isEqualTo(1);
      held.close();
      assertThat(free.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(waits.get(10, TimeUnit.SECONDS)).isNull();
      assertThat(sink.connections()).isEqualTo(1);
    }

    @Test
    void abortEndsTheWait() throws Exception {
      ReusableConnection held = open(settings());
      ReusableConnection waits =
          pool.connection(
              new TransportContext(settings(), null, NameResolver.system()), StageObserver.none());
      CompletableFuture<MailException> failure =
          CompletableFuture.supplyAsync(
              () -> catchThrowableOfType(MailException.class, waits::open),
              task -> new Thread(task).start());
      waits.abort();
      assertThat(failure.get(5, TimeUnit.SECONDS)).hasMessageContaining("aborted");
      held.close();
      send(settings());
    }
  }

  @Nested
  class SendingLimitsOfTheSettings {

    private SmtpSettings limited(SendingLimits limits) {
      return sink.settings().limits(limits).build();
    }

    @Test
    void aMinuteHasNoMoreMailsThanAllowed() {
      SmtpSettings settings = limited(SendingLimits.none().withMessagesPerMinute(3));
      for (int i = 0; i < 3; i++) {
        send(settings);
      }
      assertThat(ticker.slept()).isZero();
      send(settings);
      assertThat(ticker.slept()).isBetween(Duration.ofSeconds(59), Duration.ofSeconds(61));
      assertThat(sink.taken()).hasSize(4);
    }

    @Test
    void aMailThatWouldWaitForTooLongIsToldSoAtOnce() {
      SmtpSettings settings = limited(SendingLimits.none().withMessagesPerDay(1));
      send(settings);
      try (ReusableConnection connection = open(settings)) {
        DeliveryException failure =
            catchThrowableOfType(DeliveryException.class, () -> connection.send(mail()));
        assertThat(failure.nextStep()).isEqualTo(NextStep.RETRY_LATER);
        assertThat(failure.report().orElseThrow().with(Outcome.NOT_SENT)).hasSize(1);
        assertThat(failure).hasMessageContaining("sending limits");
        assertThat(ticker.slept()).isZero();
        ticker.pass(Duration.ofDays(1));
      }
      send(settings);
      assertThat(sink.taken()).hasSize(2);
    }

    @Test
    void recipientsAreCountedToo() {
      SmtpSettings settings = limited(SendingLimits.none().withRecipientsPerDay(3));
      send(settings);
      Email three = Email.to("a@example.org", "b@example.org", "c@example.org").text("x").build();
      try (ReusableConnection connection = open(settings)) {
        assertThat(catchThrowableOfType(DeliveryException.class, () -> connection.send(three)))
            .isNotNull();
        assertThat(connection.send(mail()).allAccepted()).isTrue();
      }
    }

    @Test
    void connectionsAreLimitedByTheSettingsToo() {
      pool = new Pool(PoolOptions.ofDefaults().withConnections(5), ticker);
      SmtpSettings settings = limited(SendingLimits.none().withConnections(1));
      ReusableConnection held = open(settings);
      ReusableConnection second =
          pool.connection(
              new TransportContext(settings, null, NameResolver.system()), StageObserver.none());
      assertThat(
              catchThrowableOfType(
                  ConnectionException.class, () -> second.open(Duration.ofMillis(100))))
          .hasMessageContaining("in use");
      held.close();
    }
  }
}
