package org.mailquay.transport.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailquay.message.Email;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.settings.Timeouts;
import org.mailquay.smtp.MailException;
import org.mailquay.testkit.ScriptedSmtpServer;
import org.mailquay.transport.Outcome;
import org.mailquay.transport.StageFinding;
import org.mailquay.transport.StageObserver;
import org.mailquay.transport.internal.NameResolver;
import org.mailquay.transport.internal.SmtpSink;
import org.mailquay.transport.internal.TransportContext;

/** Nothing holds a call: neither a server that drips nor one that is silent. */
@Timeout(60)
class AbortTest {

  private static final String SENDER = "shop@example.com";
  private static final String RECIPIENT = "anna@example.org";

  /** A tenth of a second is promised; the rest is for a loaded machine. */
  private static final Duration AT_ONCE = Duration.ofMillis(1500);

  @SuppressWarnings("ImmutableEnumChecker") // what is done, not what is known
  private enum Place {
    GREETING(s -> s),
    EHLO(s -> s.greeting().expectMatching("EHLO .*")),
    MAIL(s -> s.greeting().ehlo().expectMailFrom(SENDER)),
    RCPT(s -> s.greeting().ehlo().mailFrom(SENDER).expectRcptTo(RECIPIENT)),
    DATA(s -> s.greeting().ehlo().mailFrom(SENDER).rcptTo(RECIPIENT).expect("DATA")),
    CONTENT(s -> s.greeting().ehlo().mailFrom(SENDER).rcptTo(RECIPIENT).expectData());

    private final UnaryOperator<ScriptedSmtpServer> before;

    Place(UnaryOperator<ScriptedSmtpServer> before) {
      this.before = before;
    }
  }

  private static SmtpSettings settings(int port, Duration step, Duration total) {
    return SmtpSettings.builder()
        .plaintextDangerous("localhost")
        .port(port)
        .sender(SENDER)
        .timeouts(new Timeouts(Duration.ofSeconds(5), step, step, step, total))
        .build();
  }

  private static void work(EngineConnection connection) {
    connection.open();
    connection.send(Mails.mail(RECIPIENT).build());
  }

  @ParameterizedTest
  @EnumSource(Place.class)
  void abortEndsACallWhereverItIs(Place place) throws Exception {
    CountDownLatch reached = new CountDownLatch(1);
    AtomicLong ended = new AtomicLong();
    try (ScriptedSmtpServer server = ScriptedSmtpServer.create()) {
      place.before.apply(server).reach(reached).stall();
      Duration far = Duration.ofMinutes(5);
      EngineConnection connection =
          new EngineConnection(
              Mails.context(settings(server.port(), far, far)), StageObserver.none());
      CompletableFuture<MailException> failure =
          CompletableFuture.supplyAsync(
              () -> {
                MailException thrown =
                    catchThrowableOfType(MailException.class, () -> work(connection));
                ended.set(System.nanoTime());
                return thrown;
              },
              task -> new Thread(task).start());
      assertThat(reached.await(10, TimeUnit.SECONDS)).isTrue();
      long start = System.nanoTime();
      connection.abort();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(AT_ONCE);
      assertThat(failure.get(10, TimeUnit.SECONDS)).hasMessageContaining("aborted");
      assertThat(Duration.ofNanos(ended.get() - start)).isLessThan(AT_ONCE);
      boolean unknown = place == Place.CONTENT;
      if (place.compareTo(Place.MAIL) >= 0) {
        assertThat(Mails.outcomes(failure.get()))
            .containsExactly(unknown ? Outcome.UNKNOWN : Outcome.NOT_SENT);
      }
      assertThat(connection.isOpen()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(Place.class)
  void aServerThatDripsHoldsNoCallBeyondItsStep(Place place) {
    Duration step = Duration.ofMillis(600);
    try (ScriptedSmtpServer server = ScriptedSmtpServer.create()) {
      place.before.apply(server).dripWithoutEnd(Duration.ofMillis(20), "2");
      EngineConnection connection =
          new EngineConnection(
              Mails.context(settings(server.port(), step, Duration.ofMinutes(5))),
              StageObserver.none());
      long start = System.nanoTime();
      MailException failure = catchThrowableOfType(MailException.class, () -> work(connection));
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(step, step.plusSeconds(8));
      assertThat(failure).isNotNull();
      connection.close();
    }
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void aServerThatReadsNothingHoldsNoCall(Mode mode) {
    Email big = Mails.mail(RECIPIENT).attach("big.bin", new byte[30_000_000]).build();
    CountDownLatch never = new CountDownLatch(1);
    try (SmtpSink sink =
        SmtpSink.moody(
            said -> {
              if (said.verb().equals("DATA") || said.verb().equals("BDAT")) {
                awaitQuietly(never);
              }
              return SmtpSink.Reaction.USUAL;
            },
            mode.extensions())) {
      Duration total = Duration.ofSeconds(2);
      SmtpSettings settings =
          sink.settings()
              .timeouts(
                  new Timeouts(
                      Duration.ofSeconds(5),
                      Duration.ofSeconds(5),
                      Duration.ofMinutes(5),
                      Duration.ofMinutes(5),
                      total))
              .build();
      EngineConnection connection =
          new EngineConnection(Mails.context(settings), StageObserver.none());
      connection.open(Duration.ofSeconds(10));
      long start = System.nanoTime();
      MailException failure = catchThrowableOfType(MailException.class, () -> connection.send(big));
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(total.plusSeconds(8));
      assertThat(failure).hasMessageContaining("deadline");
      assertThat(Mails.outcomes(failure)).containsExactly(Outcome.NOT_SENT);
      never.countDown();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void everyAddressIsTriedInTurn() throws Exception {
    try (SmtpSink sink = SmtpSink.offering()) {
      SmtpSettings settings = settings(sink.settings().build().endpoint().port().value());
      List<InetAddress> addresses =
          List.of(
              InetAddress.getByName("::1"),
              InetAddress.getByName("127.0.0.9"),
              InetAddress.getByName("127.0.0.1"));
      StringBuilder tried = new StringBuilder();
      EngineConnection connection =
          new EngineConnection(
              new TransportContext(settings, null, host -> addresses),
              event ->
                  event.findings().stream()
                      .filter(StageFinding.AddressTried.class::isInstance)
                      .map(StageFinding.AddressTried.class::cast)
                      .forEach(one -> tried.append(one.failure().isEmpty() ? "+" : "-")));
      work(connection);
      connection.close();
      assertThat(tried).hasToString("--+");
      assertThat(sink.taken()).hasSize(1);
    }
  }

  @Test
  void noAddressThatAnswersIsTheEndOfIt() throws IOException {
    int port;
    try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = unused.getLocalPort();
    }
    NameResolver two =
        host -> List.of(InetAddress.getByName("::1"), InetAddress.getByName("127.0.0.1"));
    EngineConnection connection =
        new EngineConnection(new TransportContext(settings(port), null, two), StageObserver.none());
    MailException failure = catchThrowableOfType(MailException.class, connection::open);
    assertThat(failure).cause().satisfies(one -> assertThat(one.getSuppressed()).hasSize(1));
  }

  private static SmtpSettings settings(int port) {
    return settings(port, Duration.ofSeconds(5), Duration.ofSeconds(20));
  }
}
