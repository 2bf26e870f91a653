package org.mailquay.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mailquay.settings.EmailAddress;

class DiscoveryDeadlineTest {

  private static final EmailAddress ADDRESS = EmailAddress.of("anna@shop.example");
  private static final String AUTOCONFIG = "https://autoconfig.shop.example/mail/config-v1.1.xml";
  private static final String WELL_KNOWN =
      "https://shop.example/.well-known/autoconfig/mail/config-v1.1.xml";
  private static final String ISPDB = "https://autoconfig.thunderbird.net/v1.1/shop.example";
  private static final String GOOD = AutoconfigDocument.of("smtp.shop.example", 465, "SSL");
  private static final Duration DEADLINE = Duration.ofSeconds(1);
  private static final Duration GRACE = Duration.ofMillis(100);

  private final CountDownLatch testIsOver = new CountDownLatch(1);
  private FakeInternet internet;

  /** The first handshake of a JVM takes longer than all that is measured here. */
  @BeforeAll
  static void warmUp() throws IOException {
    try (FakeInternet warm = new FakeInternet()) {
      warm.discovery().guessServersDisclosingTheDomain().build().discover(ADDRESS);
    }
  }

  @BeforeEach
  void connect() throws IOException {
    internet = new FakeInternet();
  }

  @AfterEach
  void disconnect() throws IOException {
    testIsOver.countDown();
    internet.close();
  }

  private DiscoveryReport expectInTime(SettingsDiscovery discovery) {
    long begin = System.nanoTime();
    DiscoveryReport report = discovery.discover(ADDRESS);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(DEADLINE.plus(GRACE));
    return report;
  }

  private void hang(HttpExchange exchange) {
    hang();
  }

  /** Ignores interrupts, as a look-up in the operating system does. */
  private void hang() {
    boolean over = false;
    while (!over) {
      try {
        testIsOver.await();
        over = true;
      } catch (InterruptedException e) {
        // not heard
      }
    }
  }

  private void drip(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 60_000);
    try {
      while (!testIsOver.await(20, TimeUnit.MILLISECONDS)) {
        exchange.getResponseBody().write(' ');
        exchange.getResponseBody().flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static AttemptOutcome outcome(DiscoveryReport report, DiscoveryOrigin origin) {
    return report.attempts().stream()
        .filter(attempt -> attempt.origin() == origin)
        .findFirst()
        .orElseThrow()
        .outcome();
  }

  @Nested
  class Slow {

    @Test
    void webServersDoNotKeepTheOthersAnswersBack() {
      internet.web.on(AUTOCONFIG, DiscoveryDeadlineTest.this::hang).document(ISPDB, GOOD);
      DiscoveryReport report = expectInTime(internet.discovery().deadline(DEADLINE).build());
      assertThat(report.end()).isEqualTo(DiscoveryEnd.DEADLINE);
      assertThat(report.candidates()).hasSize(1);
      assertThat(outcome(report, DiscoveryOrigin.AUTOCONFIG)).isEqualTo(AttemptOutcome.TIMED_OUT);
      assertThat(outcome(report, DiscoveryOrigin.ISPDB)).isEqualTo(AttemptOutcome.FOUND);
    }

    @Test
    void bodiesAreNotAwaited() {
      internet.web.on(WELL_KNOWN, DiscoveryDeadlineTest.this::drip);
      DiscoveryReport report = expectInTime(internet.discovery().deadline(DEADLINE).build());
      assertThat(outcome(report, DiscoveryOrigin.WELL_KNOWN)).isEqualTo(AttemptOutcome.TIMED_OUT);
    }

    @Test
    void nameServersAreNotAwaited() {
      internet.dns.silent();
      internet.web.document(WELL_KNOWN, GOOD);
      DiscoveryReport report = expectInTime(internet.discovery().deadline(DEADLINE).build());
      assertThat(report.candidates()).hasSize(1);
      assertThat(outcome(report, DiscoveryOrigin.MX)).isEqualTo(AttemptOutcome.TIMED_OUT);
    }

    @Test
    void resolversThatIgnoreEverythingAreLeftBehind() {
      SettingsDiscoveryBuilder builder = internet.discovery().deadline(DEADLINE);
      builder.addresses =
          host -> {
            hang();
            return List.of();
          };
      assertThat(expectInTime(builder.build()).end()).isEqualTo(DiscoveryEnd.DEADLINE);
    }

    @Test
    void mailServersAreNotAwaited() throws IOException {
      try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
        internet.port(465, mute.getLocalPort()).port(587, mute.getLocalPort());
        DiscoveryReport report =
            expectInTime(
                internet.discovery().guessServersDisclosingTheDomain().deadline(DEADLINE).build());
        assertThat(outcome(report, DiscoveryOrigin.GUESS)).isEqualTo(AttemptOutcome.TIMED_OUT);
      }
    }
  }

  @Nested
  class Cancelling {

    @Test
    void returnsAtOnceWithWhatIsThere() throws Exception {
      CountDownLatch asked = new CountDownLatch(1);
      internet.web.on(
          AUTOCONFIG,
          exchange -> {
            asked.countDown();
            hang(exchange);
          });
      DiscoveryRun run =
          internet.discovery().deadline(Duration.ofMinutes(1)).build().begin(ADDRESS);
      FutureTask<DiscoveryReport> waiting = new FutureTask<>(run::await);
      new Thread(waiting).start();
      assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
      long begin = System.nanoTime();
      run.cancel();
      DiscoveryReport report = waiting.get(10, TimeUnit.SECONDS);
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
      assertThat(report.end()).isEqualTo(DiscoveryEnd.CANCELLED);
      assertThat(outcome(report, DiscoveryOrigin.AUTOCONFIG)).isEqualTo(AttemptOutcome.CANCELLED);
      assertThat(run.await()).isSameAs(report);
    }

    @Test
    void beforeTheWaitLeavesNothingToWaitFor() {
      internet.web.on(AUTOCONFIG, DiscoveryDeadlineTest.this::hang);
      DiscoveryRun run =
          internet.discovery().deadline(Duration.ofMinutes(1)).build().begin(ADDRESS);
      run.cancel();
      assertThat(run.await().end()).isEqualTo(DiscoveryEnd.CANCELLED);
    }

    @Test
    void anInterruptDoesTheSameAndIsKept() {
      internet.web.on(AUTOCONFIG, DiscoveryDeadlineTest.this::hang);
      Thread.currentThread().interrupt();
      DiscoveryReport report =
          internet.discovery().deadline(Duration.ofMinutes(1)).build().discover(ADDRESS);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(report.end()).isEqualTo(DiscoveryEnd.CANCELLED);
    }
  }

  @Nested
  class Forgetting {

    @Test
    void aCancelledDiscoveryLeavesNoConnectionBehind() throws IOException {
      try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
        DiscoveryRun run = begin(mute, Duration.ofMinutes(1));
        try (Socket connection = mute.accept()) {
          connection.setSoTimeout(10_000);
          assertThat(connection.getInputStream().read()).isNotNegative();
          run.cancel();
          assertThat(connection.getInputStream().readAllBytes()).isNotNull();
        }
      }
    }

    @Test
    void aDiscoveryThatNobodyAwaitsEndsByItself() throws Exception {
      try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
        begin(mute, Duration.ofMillis(500));
        try (Socket connection = mute.accept()) {
          assertThat(connection.getInputStream().read()).isNotNegative();
          assertThat(isLeftWhileDripping(connection)).isTrue();
        }
      }
    }

    private DiscoveryRun begin(ServerSocket server, Duration deadline) {
      internet.port(465, server.getLocalPort());
      return internet
          .discovery()
          .guessServersDisclosingTheDomain()
          .deadline(deadline)
          .build()
          .begin(ADDRESS);
    }

    /** A record of TLS that takes minutes. */
    private boolean isLeftWhileDripping(Socket connection) throws InterruptedException {
      try {
        connection.getOutputStream().write(new byte[] {22, 3, 3, 0x40, 0});
        for (int i = 0; i < 500; i++) {
          connection.getOutputStream().write(0);
          assertThat(testIsOver.await(20, TimeUnit.MILLISECONDS)).isFalse();
        }
        return false;
      } catch (IOException e) {
        return true;
      }
    }
  }

  @Nested
  class StoppingAtATrustedAnswer {

    @Test
    void doesNotWaitForWhatCannotBeBetter() {
      internet.web.document(AUTOCONFIG, GOOD).on(ISPDB, DiscoveryDeadlineTest.this::hang);
      DiscoveryReport report =
          internet
              .discovery()
              .deadline(Duration.ofMinutes(1))
              .stopAtTrustedAnswer()
              .build()
              .discover(ADDRESS);
      assertThat(report.end()).isEqualTo(DiscoveryEnd.TRUSTED_ANSWER);
      assertThat(outcome(report, DiscoveryOrigin.ISPDB)).isEqualTo(AttemptOutcome.NOT_NEEDED);
    }

    @Test
    void waitsForWhatIsPreferred() {
      internet.web.document(WELL_KNOWN, GOOD).on(AUTOCONFIG, DiscoveryDeadlineTest.this::hang);
      DiscoveryReport report =
          internet.discovery().deadline(DEADLINE).stopAtTrustedAnswer().build().discover(ADDRESS);
      assertThat(report.end()).isEqualTo(DiscoveryEnd.DEADLINE);
      assertThat(report.candidates()).hasSize(1);
    }

    @Test
    void waitsOnWithoutATrustedOne() {
      internet.web.document(ISPDB, GOOD);
      DiscoveryReport report = internet.discovery().stopAtTrustedAnswer().build().discover(ADDRESS);
      assertThat(report.end()).isEqualTo(DiscoveryEnd.COMPLETE);
      assertThat(report.candidates()).hasSize(1);
    }
  }
}
