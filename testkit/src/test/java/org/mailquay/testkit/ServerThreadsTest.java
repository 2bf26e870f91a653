package org.mailquay.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class ServerThreadsTest {

  static Stream<Named<Consumer<ScriptedSmtpServer>>> waits() {
    return Stream.of(
        Named.of("nothing more", server -> {}),
        Named.of("a command", server -> server.expect("NOOP")),
        Named.of("the end of the client", ScriptedSmtpServer::greeting),
        Named.of("content", ScriptedSmtpServer::expectContent),
        Named.of(
            "a handshake", server -> server.tlsHandshake(ServerTls.of(TestCertificates.good()))),
        Named.of("a stall", ScriptedSmtpServer::stall),
        Named.of("a deaf stall", ScriptedSmtpServer::stallWithoutReading),
        Named.of("a drop", ScriptedSmtpServer::drop),
        Named.of("a word of the test", server -> server.waitFor(new CountDownLatch(1))),
        Named.of("a long pause", server -> server.drip(Duration.ofHours(1), "220 hi")),
        Named.of("an endless drip", server -> server.dripWithoutEnd(Duration.ofHours(1), "x")),
        Named.of("an endless flood", server -> server.dripWithoutEnd(Duration.ZERO, "x")),
        Named.of("a client that takes nothing", server -> server.rawBytes(new byte[1 << 26])));
  }

  @ParameterizedTest
  @MethodSource("waits")
  void endWithTheServerWhateverItWaitsFor(Consumer<ScriptedSmtpServer> wait)
      throws IOException, InterruptedException {
    ScriptedSmtpServer server = ScriptedSmtpServer.create();
    CountDownLatch reached = new CountDownLatch(1);
    wait.accept(server.reach(reached));

    try (RawClient client = RawClient.connect(server)) {
      reached.await();
      List<Thread> threads = threadsOf(server);
      assertThat(threads).hasSize(2).allMatch(Thread::isDaemon);
      server.close();
      for (Thread thread : threads) {
        thread.join(5_000);
        assertThat(thread.isAlive()).as(thread.getName()).isFalse();
      }
      assertThat(client.socket().isClosed()).isFalse();
    }
  }

  private static List<Thread> threadsOf(ScriptedSmtpServer server) {
    String name = "scripted-smtp-" + server.port();
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().matches(name + "(-connection-1)?"))
        .toList();
  }
}
