package org.mailquay.transport.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.smtp.NextStep;
import org.mailquay.smtp.Stage;
import org.mailquay.testkit.ScriptedSmtpServer;
import org.mailquay.transport.ConnectionException;
import org.mailquay.transport.StageObserver;
import org.mailquay.transport.internal.engine.EngineConnection;

/** Names and addresses, with a resolver of our own. */
@Timeout(30)
class ReachingTheServerTest {

  @RegisterExtension final ScriptedSmtpServer server = ScriptedSmtpServer.create();

  private EngineConnection connection(NameResolver resolver) {
    SmtpSettings settings =
        SmtpSettings.builder()
            .plaintextDangerous("mail.example.com")
            .port(server.port())
            .sender("shop@example.com")
            .build();
    return new EngineConnection(
        new TransportContext(settings, null, resolver), StageObserver.none());
  }

  @Test
  void goesOnToTheNextAddress() {
    server.greeting().ehlo().quitOptional();
    EngineConnection connection = connection(host -> List.of(loopback(2), loopback(1)));
    connection.open();
    assertThat(connection.isOpen()).isTrue();
    connection.close();
  }

  @Test
  void keepsEveryFailureWhereNoAddressAnswers() {
    server.onAnyOtherConnection();
    EngineConnection connection = connection(host -> List.of(loopback(2), loopback(3)));
    ConnectionException failure = catchThrowableOfType(ConnectionException.class, connection::open);
    assertThat(failure.stage()).contains(Stage.CONNECT);
    Throwable refused = failure.getCause();
    assertThat(refused.getSuppressed()).hasSize(1);
  }

  @Test
  void triesLaterWhereNamesCannotBeLookedUp() {
    server.onAnyOtherConnection();
    EngineConnection connection =
        connection(
            host -> {
              throw new UnknownHostException(host + ": Temporary failure in name resolution");
            });
    ConnectionException failure = catchThrowableOfType(ConnectionException.class, connection::open);
    assertThat(failure.stage()).contains(Stage.RESOLVE);
    assertThat(failure.nextStep()).isEqualTo(NextStep.RETRY_LATER);
  }

  @Test
  void givesUpALookUpThatDoesNotEnd() {
    server.onAnyOtherConnection();
    EngineConnection connection = connection(ReachingTheServerTest::hang);
    long start = System.nanoTime();
    ConnectionException failure =
        catchThrowableOfType(
            ConnectionException.class, () -> connection.open(Duration.ofMillis(300)));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    assertThat(failure.stage()).contains(Stage.RESOLVE);
    assertThat(failure).hasMessageContaining("did not end within its deadline");
  }

  @Test
  void abortsALookUp() throws Exception {
    server.onAnyOtherConnection();
    CountDownLatch reached = new CountDownLatch(1);
    EngineConnection connection =
        connection(
            host -> {
              reached.countDown();
              return hang(host);
            });
    CompletableFuture<ConnectionException> failure =
        CompletableFuture.supplyAsync(
            () -> catchThrowableOfType(ConnectionException.class, connection::open));
    assertThat(reached.await(10, TimeUnit.SECONDS)).isTrue();
    connection.abort();
    assertThat(failure.get(10, TimeUnit.SECONDS)).hasMessageContaining("aborted");
  }

  private static InetAddress loopback(int last) throws UnknownHostException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
  }

  private static List<InetAddress> hang(String host) throws UnknownHostException {
    try {
      new CountDownLatch(1).await();
      return List.of();
    } catch (InterruptedException e) {
      throw new UnknownHostException(host);
    }
  }
}
