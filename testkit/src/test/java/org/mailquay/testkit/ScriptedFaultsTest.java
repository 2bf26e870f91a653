package org.mailquay.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class ScriptedFaultsTest {

  @RegisterExtension final ScriptedSmtpServer server = ScriptedSmtpServer.create();

  @Nested
  class OddReplies {

    @Test
    void endsAPartialLineWithTheConnection() throws IOException {
      server.partialLine("22").drop();

      try (RawClient client = RawClient.connect(server)) {
        assertThat(client.hear()).isEqualTo("22<end>");
      }
      assertThat(server.transcript()).containsExactly("S: 22 (no CRLF)", "*: drops the connection");
    }

    @Test
    void completesAPartialLineLater() throws IOException {
      server.partialLine("220 sl").expect("EHLO early").reply("ow");

      try (RawClient client = RawClient.connect(server)) {
        assertThat(client.say("EHLO early").hear()).isEqualTo("220 slow");
      }
    }

    @Test
    void sendsOctetsAsTheyAre() throws IOException {
      server.rawBytes((byte) 0xFF, (byte) 0, (byte) '\n').reply("HTTP/1.1 400 Bad Request");

      try (RawClient client = RawClient.connect(server)) {
        assertThat(client.socket().getInputStream().readNBytes(3)).containsExactly(0xFF, 0, '\n');
        assertThat(client.hear()).isEqualTo("HTTP/1.1 400 Bad Request");
      }
    }

    @Test
    void writesMultilineRepliesByCode() throws IOException {
      server.reply(250, "a", "b", "c").reply(421, "bye");

      try (RawClient client = RawClient.connect(server)) {
        assertThat(client.hear(4)).isEqualTo("250-a|250-b|250 c|421 bye");
      }
    }

    @Test
    void sendsInjectedOctetsInTheSameWriteAsTheReply() throws IOException {
      server.expect("STARTTLS").replyThenBytes("220 go", "250 injected\r\n");

      try (RawClient client = RawClient.connect(server)) {
        byte[] first = new byte[100];
        int count = client.say("STARTTLS").socket().getInputStream().read(first);
        assertThat(new String(first, 0, count, UTF_8)).isEqualTo("220 go\r\n250 injected\r\n");
      }
    }
  }

  @Nested
  class Slowness {

    @Test
    void dripsALineOctetByOctet() throws IOException {
      server.drip(Duration.ofMillis(20), "220 hi");

      try (RawClient client = RawClient.connect(server)) {
        long begun = System.nanoTime();
        assertThat(client.hear()).isEqualTo("220 hi");
        // 8 octets, 7 pauses
        assertThat(System.nanoTime() - begun).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(100));
      }
    }

    @Test
    void dripsWithoutEndUntilTheClientLeaves() throws IOException {
      server.dripWithoutEnd(Duration.ofMillis(1), "x");

      try (RawClient client = RawClient.connect(server)) {
        assertThat(client.socket().getInputStream().readNBytes(20)).containsOnly('x');
      }
    }

    @Test
    void floodsTheClientWithAReplyThatNeverEnds() throws IOException {
      server.dripWithoutEnd(Duration.ZERO, "250-more\r\n");

      try (RawClient client = RawClient.connect(server)) {
        for (int line = 0; line < 1000; line++) {
          assertThat(client.hear()).isEqualTo("250-more");
        }
      }
    }

    @Test
    void staysSilentWhenItStalls() throws IOException {
      server.greeting().stall();

      try (RawClient client = RawClient.connect(server).greeted()) {
        client.socket().setSoTimeout(50);
        client.say("EHLO me").say("NOOP");
        assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(client::hear);
      }
    }

    @Test
    void countsAStallAsPlayedWhileTheClientStillWaits() throws IOException {
      server.greeting().stall();

      try (RawClient client = RawClient.connect(server).greeted()) {
        server.assertCompleted();
        client.socket().setSoTimeout(50);
        assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(client::hear);
      }
    }

    @Test
    void endsAStallWhenTheServerIsClosed() throws IOException {
      server.greeting().stall();

      try (RawClient client = RawClient.connect(server).greeted()) {
        server.assertCompleted();
        server.close();
        assertThat(endOf(client)).isIn("<end>", "reset");
      }
    }

    @Test
    void letsTheClientsWritesFillUp() throws Exception {
      CountDownLatch deaf = new CountDownLatch(1);
      server.greeting().reach(deaf).stallWithoutReading();

      try (RawClient client = RawClient.connect(server).greeted()) {
        deaf.await();
        OutputStream output = client.socket().getOutputStream();
        CompletableFuture<Void> written =
            CompletableFuture.runAsync(() -> write(output, new byte[64 * 1024 * 1024]));
        assertThat(written)
            .failsWithin(Duration.ofMillis(500))
            .withThrowableOfType(java.util.concurrent.TimeoutException.class);
        server.close();
        assertThat(written).failsWithin(Duration.ofSeconds(10));
      }
    }

    private static void write(OutputStream output, byte[] octets) {
      try {
        output.write(octets);
      } catch (IOException refused) {
        throw new java.io.UncheckedIOException(refused);
      }
    }
  }

  @Nested
  class Endings {

    @Test
    void dropsInOrderAlthoughTheClientSentMore() throws IOException {
      server.greeting().expect("DATA").reply("354 go").expectBytes(10).reply("421 bye").drop();

      try (RawClient client = RawClient.connect(server).greeted()) {
        assertThat(client.say("DATA").hear()).isEqualTo("354 go");
        client.send(new byte[200_000]);
        assertThat(client.hear(2)).isEqualTo("421 bye|<end>");
      }
      server.assertCompleted();
      assertThat(server.received()).singleElement().isEqualTo(new byte[10]);
    }

    @Test
    void resetsTheConnection() throws IOException {
      server.expect("EHLO me").reset();

      try (RawClient client = RawClient.connect(server)) {
        assertThatExceptionOfType(SocketException.class)
            .isThrownBy(client.say("EHLO me")::hear)
            .withMessageContaining("reset");
      }
    }

    @Test
    void waitsForTheClientToLeave() throws IOException {
      server.greeting().expectClientGone();

      RawClient.connect(server).greeted().close();
    }

    @Test
    void answersAnOptionalCommandOrNot() throws IOException {
      server
          .onAnyOtherConnection()
          .greeting()
          .optional("RSET", "250 reset")
          .expect("NOOP")
          .reply("250 noop")
          .optional("RSET", "250 reset");

      try (RawClient with = RawClient.connect(server).greeted();
          RawClient without = RawClient.connect(server).greeted()) {
        assertThat(with.say("RSET\r\nNOOP").hear(2)).isEqualTo("250 reset|250 noop");
        assertThat(without.say("NOOP").hear()).isEqualTo("250 noop");
      }
      assertThat(server.commands()).containsExactly("RSET", "NOOP", "NOOP");
    }
  }

  @Nested
  class MeetingTheTest {

    @Test
    void goesOnWhenTheTestSaysSo() throws Exception {
      CountDownLatch reached = new CountDownLatch(1);
      CountDownLatch goOn = new CountDownLatch(1);
      server.expect("MAIL").reach(reached).waitFor(goOn).reply("250 ok");

      try (RawClient client = RawClient.connect(server)) {
        client.say("MAIL");
        reached.await();
        client.socket().setSoTimeout(50);
        assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(client::hear);
        goOn.countDown();
        client.socket().setSoTimeout(10_000);
        assertThat(client.hear()).isEqualTo("250 ok");
      }
    }
  }

  private static String endOf(RawClient client) throws IOException {
    try {
      return client.hear();
    } catch (SocketException reset) {
      return "reset";
    }
  }
}
