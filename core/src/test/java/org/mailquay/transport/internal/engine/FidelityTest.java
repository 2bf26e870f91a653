package org.mailquay.transport.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailquay.transport.internal.engine.Mails.mail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailquay.message.Email;
import org.mailquay.transport.DeliveryReport;
import org.mailquay.transport.StageObserver;
import org.mailquay.transport.internal.ReusableConnection;
import org.mailquay.transport.internal.SmtpSink;
import org.mailquay.transport.internal.TransportContext;
import org.mailquay.transport.internal.angus.AngusConnection;

/** What arrives is what was written, octet for octet, whichever way it goes. */
@Timeout(120)
class FidelityTest {

  private static final Mode[] MODES = Mode.values();

  /** A mail whose content is given as it is. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Raw(Envelope envelope, byte[] octets) implements OutgoingMail {
    @Override
    public OptionalLong size() {
      return OptionalLong.empty();
    }

    @Override
    public void writeTo(java.io.OutputStream out) throws IOException {
      out.write(octets);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] noise(int length, long seed) {
    byte[] noise = new byte[length];
    Random random = new Random(seed);
    for (int i = 0; i < length; i++) {
      noise[i] =
          switch (random.nextInt(8)) {
            case 0 -> '\r';
            case 1 -> '\n';
            case 2 -> '.';
            default -> (byte) random.nextInt(256);
          };
    }
    return noise;
  }

  static List<Arguments> contents() {
    List<byte[]> contents =
        List.of(
            bytes(""),
            bytes("."),
            bytes(".\r\n"),
            bytes("\r\n.\r\n"),
            bytes("..\r\n.\r\n..two\r\n...\r\n"),
            bytes("no final newline"),
            bytes("a lone\rcarriage return\r"),
            bytes("lone\nline\n\n.\nfeeds"),
            bytes("\r\r\n\n\r.\r.\n.\r\n.\n"),
            bytes("smuggled\n.\nMAIL FROM:<eve@example.com>\nRCPT TO:<x@example.com>\nDATA\n"),
            bytes("smuggled\r.\rMAIL FROM:<eve@example.com>\r"),
            bytes("gr\u00fc\u00dfe\u0000\u00ff\r\n"),
            bytes("x".repeat(100_000)),
            bytes(("." + "x".repeat(8191)).repeat(300)),
            bytes(("y".repeat(998) + "\r\n").repeat(3000)),
            noise(5_000, 1),
            noise(PreparedContent.MOST_KEPT, 2),
            noise(3 << 20, 3));
    List<Arguments> rows = new ArrayList<>();
    for (int i = 0; i < contents.size(); i++) {
      for (Mode mode : MODES) {
        rows.add(Arguments.of(i, mode, contents.get(i)));
      }
    }
    return rows;
  }

  /** Written another way than the code under test, and slowly. */
  private static byte[] canonical(byte[] octets) {
    String text = new String(octets, StandardCharsets.ISO_8859_1);
    String lines = text.replace("\r\n", "\n").replace("\r", "\n");
    if (!lines.isEmpty() && !lines.endsWith("\n")) {
      lines += "\n";
    }
    return bytes(lines.replace("\n", "\r\n"));
  }

  @ParameterizedTest(name = "content {0}, {1}")
  @MethodSource("contents")
  void anyContentArrivesWithItsLinesEndedByCrlf(int row, Mode mode, byte[] octets)
      throws Exception {
    Raw mail =
        new Raw(
            new Envelope(
                "shop@example.com",
                List.of("anna@example.org"),
                java.util.Optional.empty(),
                false,
                java.util.Optional.empty()),
            octets);
    List<String> extensions = new ArrayList<>(List.of(mode.extensions()));
    extensions.add("8BITMIME");
    try (SmtpSink sink = SmtpSink.offering(extensions.toArray(String[]::new))) {
      SubmissionClient client =
          new SubmissionClient(
              Mails.context(sink.settings().timeouts(Mails.impatient()).build()),
              StageObserver.none());
      client.open(Deadlines.far());
      for (int i = 0; i < 3; i++) {
        PreparedContent content = client.prepare(mail);
        assertThat(client.send(mail, content, Deadlines.far()).isAccepted()).isTrue();
      }
      client.close();
      assertThat(sink.taken()).hasSize(3);
      for (SmtpSink.Taken taken : sink.taken()) {
        assertThat(taken.recipients()).containsExactly("anna@example.org");
        assertThat(taken.content()).isEqualTo(canonical(octets));
      }
    }
  }

  static Stream<Email> mails() {
    byte[] pdf = noise(300_001, 7);
    return Stream.of(
            mail("anna@example.org").text(".\r\n..\r\n.leading\r\nlast line without an end"),
            mail("anna@example.org").text("Grüße ☃ \uD83D\uDD11"),
            mail("anna@example.org").text(""),
            mail("anna@example.org", "ben@example.org").text("x".repeat(5000)),
            mail("anna@example.org").html("<p>.\r\n.\r\n</p>").attach("a.pdf", pdf))
        .map(mail -> mail.messageId("fixed@example.com").build());
  }

  private static SmtpSink.Taken sent(
      Email mail,
      BiFunction<TransportContext, StageObserver, ReusableConnection> kind,
      String... extensions) {
    try (SmtpSink sink = SmtpSink.offering(extensions);
        ReusableConnection connection =
            kind.apply(Mails.context(sink.settings().build()), StageObserver.none())) {
      connection.open();
      DeliveryReport report = connection.send(mail);
      assertThat(report.allAccepted()).isTrue();
      return sink.taken().get(0);
    }
  }

  /** Boundaries hold random digits. */
  private static String withoutBoundaries(SmtpSink.Taken taken) {
    return taken.text().replaceAll("----=_Part[_0-9.]+", "boundary");
  }

  @ParameterizedTest
  @MethodSource("mails")
  void whatAngusSendsTheEngineSendsOctetForOctet(Email mail) {
    SmtpSink.Taken angus = sent(mail, AngusConnection::new);
    for (Mode mode : MODES) {
      SmtpSink.Taken engine = sent(mail, EngineConnection::new, mode.extensions());
      assertThat(engine.sender()).isEqualTo(angus.sender());
      assertThat(engine.recipients()).isEqualTo(angus.recipients());
      assertThat(withoutBoundaries(engine)).isEqualTo(withoutBoundaries(angus));
    }
  }

  /** Makes octets as they are read, so that only the sender could keep them. */
  private static InputStream endless(long length) {
    return new InputStream() {
      private long left = length;

      @Override
      public int read() {
        return left-- > 0 ? (int) (left % 251) : -1;
      }

      @Override
      public int read(byte[] octets, int offset, int count) {
        if (left <= 0) {
          return -1;
        }
        int some = (int) Math.min(count, left);
        for (int i = 0; i < some; i++) {
          octets[offset + i] = (byte) ((left - i - 1) % 251);
        }
        left -= some;
        return some;
      }
    };
  }

  @ParameterizedTest
  @EnumSource(value = Mode.class)
  void aHundredMegabytesAreNeverInMemory(Mode mode) {
    long length = 100_000_000L;
    try (SmtpSink sink = SmtpSink.offering(mode.extensions()).forgetful();
        EngineConnection connection = Mails.open(sink.settings().build())) {
      Email mail = mail("anna@example.org").attach("big.bin", () -> endless(length)).build();
      System.gc();
      Peak peak = new Peak();
      assertThat(connection.send(mail).allAccepted()).isTrue();
      // base64 with its line ends: 78 octets for 57
      assertThat(sink.taken().get(0).size()).isBetween(length * 78 / 57, length * 78 / 57 + 2000);
      assertThat(peak.usedAfterCollection()).isLessThan(30_000_000L);
    }
  }

  @Test
  void aSourceThatGivesLessTheSecondTimeIsSentAsItIsThen() {
    int[] opened = {0};
    Email mail =
        mail("anna@example.org")
            .attach("log.txt", () -> endless(opened[0]++ == 0 ? 2_000_000 : 1_500_000))
            .build();
    try (SmtpSink sink = SmtpSink.offering("PIPELINING", "CHUNKING");
        EngineConnection connection = Mails.open(sink.settings().build())) {
      assertThat(connection.send(mail).allAccepted()).isTrue();
      assertThat(sink.taken().get(0).size()).isLessThan(2_200_000);
      assertThat(connection.send(mail("anna@example.org").build()).allAccepted()).isTrue();
    }
  }
}
