package org.mailquay.transport.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailquay.smtp.SmtpExtensions;
import org.mailquay.smtp.SmtpReply;
import org.mailquay.transport.internal.NotSmtpException;

/** What holds for every input there is, tried on many with a fixed seed. */
@Timeout(120)
class ReplyFuzzTest {

  private static final int COUNT = 300_000;
  private static final List<String> PIECES =
      List.of(
          "250",
          "250-",
          "250 ",
          "354 go",
          "\r\n",
          "\n",
          "\r",
          "-",
          " ",
          "2",
          "99",
          "600 ",
          "199-",
          "5.7.1",
          "AUTH PLAIN LOGIN",
          "AUTH=LOGIN",
          "SIZE 99999999999999999999",
          "SIZE",
          "PIPELINING",
          "\0",
          "\u0001",
          "\u0085",
          "\u2028",
          "\uD83D",
          "\u00e9",
          "\t",
          "x",
          "x y");

  /** Gives what it has in pieces of any length. */
  private static final class Dribble extends InputStream {

    private final InputStream octets;
    private final Random random;

    Dribble(byte[] octets, Random random) {
      this.octets = new ByteArrayInputStream(octets);
      this.random = random;
    }

    @Override
    public int read() throws IOException {
      return octets.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      return octets.read(target, offset, Math.min(length, 1 + random.nextInt(7)));
    }
  }

  private static byte[] input(Random random) {
    ByteArrayOutputStream input = new ByteArrayOutputStream();
    int pieces = random.nextInt(14);
    for (int i = 0; i < pieces; i++) {
      if (random.nextInt(12) == 0) {
        input.write(random.nextInt(256));
      } else {
        input.writeBytes(
            PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8));
      }
    }
    if (random.nextBoolean()) {
      input.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    return input.toByteArray();
  }

  /** Reads until the input is used up; returns the replies. */
  private static List<SmtpReply> replies(InputStream in) throws IOException {
    ReplyReader reader = new ReplyReader(in);
    List<SmtpReply> replies = new ArrayList<>();
    try {
      while (true) {
        replies.add(reader.read(() -> {}));
      }
    } catch (EOFException e) {
      return replies;
    } catch (NotSmtpException e) {
      assertThat(e.said()).hasSizeLessThanOrEqualTo(201);
      assertThat(e.getMessage().chars()).noneMatch(c -> Character.isISOControl(c) && c != '\t');
      return replies;
    }
  }

  /** Written another way: complete lines of three digits, up to the first that is none. */
  private static List<String> model(byte[] input) {
    String text = new String(input, StandardCharsets.ISO_8859_1);
    List<String> replies = new ArrayList<>();
    StringBuilder texts = new StringBuilder();
    int from = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      String line = text.substring(from, end);
      from = end + 1;
      line = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
      if (!line.matches("(?s)[2-5][0-9][0-9]([- ].*)?")) {
        return replies;
      }
      texts.append('|').append(line.length());
      if (line.length() == 3 || line.charAt(3) == ' ') {
        replies.add(line.substring(0, 3) + texts);
        texts.setLength(0);
      }
    }
    return replies;
  }

  @Test
  void repliesAreReadAsTheModelReadsThemOrRefused() throws Exception {
    Random random = new Random(11);
    int read = 0;
    for (int i = 0; i < COUNT; i++) {
      byte[] input = input(random);
      List<SmtpReply> replies = replies(new Dribble(input, random));
      List<String> model = model(input);
      assertThat(replies).hasSameSizeAs(model);
      for (int n = 0; n < model.size(); n++) {
        assertThat(model.get(n)).startsWith(replies.get(n).code().toString());
        assertThat(model.get(n).chars().filter(c -> c == '|').count())
            .isEqualTo(replies.get(n).lines().size());
        assertThat(replies.get(n).toString().chars())
            .noneMatch(c -> Character.isISOControl(c) && c != '\t');
      }
      read += replies.size();
    }
    assertThat(read).isGreaterThan(COUNT / 40);
  }

  @Test
  void theSameIsReadHoweverItComes() throws Exception {
    Random random = new Random(12);
    for (int i = 0; i < COUNT / 3; i++) {
      byte[] input = input(random);
      assertThat(replies(new Dribble(input, random)))
          .isEqualTo(replies(new ByteArrayInputStream(input)));
    }
  }

  /** An input without an end that never holds the reader up, and never fills the memory. */
  @SuppressWarnings("InputStreamSlowMultibyteRead") // slow enough to count
  private static InputStream endless(String text) {
    byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
    return new InputStream() {
      private int at;
      private long given;

      @Override
      public int read() {
        if (++given > 2_000_000) {
          throw new AssertionError("two megabytes were read for one reply");
        }
        return octets[at++ % octets.length];
      }
    };
  }

  @Test
  void noReplyIsWithoutEnd() throws Exception {
    for (String text : List.of("250-more\r\n", "x", "250 x", "250-", "\r", "\n", "2", "250-x\r")) {
      assertThat(replies(endless(text))).isEmpty();
    }
  }

  @Test
  void anyReplyToEhloHasExtensions() {
    Random random = new Random(13);
    int offering = 0;
    for (int i = 0; i < COUNT; i++) {
      List<String> lines = new ArrayList<>();
      for (int n = random.nextInt(6); n > 0; n--) {
        lines.add(new String(input(random), StandardCharsets.UTF_8).replaceAll("[\\r\\n]", " "));
      }
      SmtpExtensions extensions =
          SmtpExtensions.of(new SmtpReply(SmtpReply.of(250, "").code(), lines));
      extensions.sizeLimit().ifPresent(limit -> assertThat(limit).isPositive());
      assertThat(extensions.authenticationMechanisms())
          .allMatch(name -> name.equals(name.toUpperCase(java.util.Locale.ROOT)));
      for (String keyword : extensions.keywords()) {
        assertThat(extensions.offers(keyword)).isTrue();
        assertThat(keyword).isNotEmpty().doesNotContainPattern("\\s");
      }
      offering += extensions.keywords().isEmpty() ? 0 : 1;
    }
    assertThat(offering).isGreaterThan(COUNT / 4);
  }

  /** Collects what comes, whatever the pieces. */
  private static byte[] through(byte[] content, Random random, boolean stuffed) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CanonicalStream canonical = new CanonicalStream(stuffed ? new DotStuffingStream(out) : out);
    int from = 0;
    while (from < content.length) {
      int some = Math.min(content.length - from, random.nextInt(5));
      if (some == 1 && random.nextBoolean()) {
        canonical.write(content[from]);
      } else {
        canonical.write(content, from, some);
      }
      from += some;
    }
    canonical.finish();
    return out.toByteArray();
  }

  @Test
  void linesEndAndDotsAreDoubledAsTheModelDoesIt() throws Exception {
    Random random = new Random(14);
    for (int i = 0; i < COUNT; i++) {
      byte[] content = new byte[random.nextInt(24)];
      for (int n = 0; n < content.length; n++) {
        content[n] = (byte) "\r\n..ab\u00ff".charAt(random.nextInt(7));
      }
      String text = new String(content, StandardCharsets.ISO_8859_1);
      List<String> lines =
          new ArrayList<>(List.of(text.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1)));
      if (lines.get(lines.size() - 1).isEmpty()) {
        lines.remove(lines.size() - 1);
      }
      String plain = lines.stream().map(l -> l + "\r\n").collect(Collectors.joining());
      String dotted =
          lines.stream()
              .map(l -> (l.startsWith(".") ? "." : "") + l + "\r\n")
              .collect(Collectors.joining());
      assertThat(new String(through(content, random, false), StandardCharsets.ISO_8859_1))
          .isEqualTo(plain);
      assertThat(new String(through(content, random, true), StandardCharsets.ISO_8859_1))
          .isEqualTo(dotted)
          .doesNotContain("\r\n.\r\n");
    }
  }
}
