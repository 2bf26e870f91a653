package org.mailquay.benchmarks.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SinkServerTest {

  private static final SinkOptions FAST = new SinkOptions(Duration.ZERO, true, true, false);

  private static String talk(SinkServer sink, String sent) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), sink.port())) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      OutputStream out = socket.getOutputStream();
      String first = sent.startsWith("EHLO") ? sent.substring(0, sent.indexOf('\n') + 1) : "";
      out.write(first.getBytes(StandardCharsets.UTF_8));
      String greeting = in.readLine();
      while (!first.isEmpty() && !greeting.startsWith("250 ")) {
        greeting = in.readLine();
      }
      out.write(sent.substring(first.length()).getBytes(StandardCharsets.UTF_8));
      out.flush();
      socket.shutdownOutput();
      StringBuilder replies = new StringBuilder();
      String line = in.readLine();
      while (line != null) {
        replies.append(line, 0, 3).append(line.charAt(3) == '-' ? "-" : " ");
        line = in.readLine();
      }
      return replies.toString();
    }
  }

  private static String content(SinkServer sink) {
    return new String(sink.last(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\r\n",
        ".\r\n",
        "..a\r\n",
        "a\r\n.\rb\r\n",
        "\r\n\r\n",
        ".a\r\n..\r\n",
        "\r.\r\n"
      })
  void takesStuffedDotsOutOfData(String body) throws Exception {
    try (SinkServer sink = SinkServer.start(FAST)) {
      String stuffed = body.startsWith(".") ? "." + body : body;
      stuffed = stuffed.replace("\r\n.", "\r\n..");

      talk(sink, "EHLO a\r\nMAIL FROM:<a@b>\r\nRCPT TO:<c@d>\r\nDATA\r\n" + stuffed + ".\r\n");

      assertThat(content(sink)).isEqualTo(body);
      assertThat(sink.counts().octets()).isEqualTo(body.length());
    }
  }

  @Test
  void joinsChunksAndLeavesTheirDotsAlone() throws Exception {
    try (SinkServer sink = SinkServer.start(FAST)) {
      String replies =
          talk(
              sink,
              "EHLO a\r\nMAIL FROM:<a@b>\r\nRCPT TO:<c@d>\r\nBDAT 4\r\n..a\rBDAT 3 LAST\r\n\n.\nQUIT\r\n");

      assertThat(replies).isEqualTo("250 250 250 250 221 ");
      assertThat(content(sink)).isEqualTo("..a\r\n.\n");
      assertThat(sink.counts().messages()).isEqualTo(1);
      assertThat(sink.counts().violations()).isZero();
    }
  }

  @Test
  void countsAsViolationsWhatAClientMayNotDo() throws Exception {
    SinkOptions lockStep = new SinkOptions(Duration.ZERO, false, false, false);
    try (SinkServer sink = SinkServer.start(lockStep)) {
      talk(sink, "EHLO a\r\n");
      assertThat(sink.counts().violations()).isZero();
      talk(sink, "RSET\r\nRSET\r\n");
      assertThat(sink.counts().violations()).as("sent ahead without PIPELINING").isEqualTo(1);
      talk(sink, "MAIL FROM:<a@b>\r\n");
      assertThat(sink.counts().violations()).as("MAIL before EHLO").isEqualTo(2);
      talk(sink, "RSET\n");
      assertThat(sink.counts().violations()).as("a bare LF").isEqualTo(3);
      assertThat(sink.counts().connections()).isEqualTo(4);
    }
  }

  @Test
  void answersARoundTripAfterEachCommandAndNotOneAfterTheOther() throws Exception {
    SinkOptions slow = new SinkOptions(Duration.ofMillis(100), true, true, false);
    try (SinkServer sink = SinkServer.start(slow)) {
      long start = System.nanoTime();
      talk(sink, "EHLO a\r\n" + "RSET\r\n".repeat(20) + "QUIT\r\n");
      long millis = (System.nanoTime() - start) / 1_000_000;

      assertThat(millis)
          .as("a greeting after two, all others one after the last command")
          .isBetween(300L, 1500L);
    }
  }

  @Test
  void sumsAreTheSameInAnyOrder() throws Exception {
    try (SinkServer one = SinkServer.start(FAST);
        SinkServer other = SinkServer.start(FAST)) {
      String envelope = "MAIL FROM:<a@b>\r\nRCPT TO:<c@d>\r\n";
      talk(one, "EHLO a\r\n" + envelope + "BDAT 1 LAST\r\nx" + envelope + "BDAT 1 LAST\r\ny");
      talk(other, "EHLO a\r\n" + envelope + "BDAT 1 LAST\r\ny" + envelope + "BDAT 1 LAST\r\nx");

      assertThat(one.counts()).isEqualTo(other.counts());
      assertThat(SinkCounts.parse(one.counts().toString())).isEqualTo(one.counts());
    }
  }
}
