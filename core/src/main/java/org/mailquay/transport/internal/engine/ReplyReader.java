package org.mailquay.transport.internal.engine;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.mailquay.smtp.ReplyCode;
import org.mailquay.smtp.SmtpReply;
import org.mailquay.transport.internal.NotSmtpException;

/**
 * Reads replies (RFC 5321 §4.2), with a cap on the length of a line and on their number: no server
 * can fill the memory. Not thread-safe.
 */
final class ReplyReader {

  /** RFC 5321 §4.5.3.1.5 allows 512 octets; some servers send longer explanations. */
  static final int LONGEST_LINE = 2048;

  static final int MOST_LINES = 200;

  private final InputStream in;
  private final byte[] buffer = new byte[4096];
  private int position;
  private int limit;

  ReplyReader(InputStream in) {
    this.in = in;
  }

  /**
   * Reads one reply.
   *
   * @param beforeRead called before each read that may block
   * @throws NotSmtpException if it is none
   * @throws EOFException if the server ended the connection
   */
  SmtpReply read(BeforeRead beforeRead) throws IOException, NotSmtpException {
    List<String> texts = new ArrayList<>(2);
    while (true) {
      String line = readLine(beforeRead);
      requireReply(line);
      texts.add(line.length() > 4 ? line.substring(4) : "");
      boolean last = line.length() == 3 || line.charAt(3) == ' ';
      if (last) {
        return new SmtpReply(new ReplyCode(Integer.parseInt(line.substring(0, 3))), texts);
      }
      if (texts.size() >= MOST_LINES) {
        throw new NotSmtpException("the server's reply does not end", line);
      }
    }
  }

  /** Returns {@code true} if something came that has not been read. */
  boolean hasMore() throws IOException {
    return position < limit || in.available() > 0;
  }

  private static void requireReply(String line) throws NotSmtpException {
    if (!isReply(line)) {
      throw new NotSmtpException("what answers does not speak SMTP", line);
    }
  }

  private static boolean isReply(String line) {
    return line.length() >= 3
        && line.charAt(0) >= '2'
        && line.charAt(0) <= '5'
        && isDigit(line.charAt(1))
        && isDigit(line.charAt(2))
        && (line.length() == 3 || line.charAt(3) == ' ' || line.charAt(3) == '-');
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }

  private String readLine(BeforeRead beforeRead) throws IOException, NotSmtpException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(80);
    while (true) {
      if (position == limit) {
        fill(beforeRead, line);
      }
      int end = endOfLine();
      line.write(buffer, position, end - position);
      boolean complete = end < limit;
      position = complete ? end + 1 : end;
      if (line.size() > LONGEST_LINE) {
        throw new NotSmtpException(
            "the server sent a line of more than " + LONGEST_LINE + " octets", text(line));
      }
      if (complete) {
        return text(line);
      }
    }
  }

  private int endOfLine() {
    int end = position;
    while (end < limit && buffer[end] != '\n') {
      end++;
    }
    return end;
  }

  private void fill(BeforeRead beforeRead, ByteArrayOutputStream soFar)
      throws IOException, NotSmtpException {
    beforeRead.run();
    int count = in.read(buffer, 0, buffer.length);
    if (count < 0) {
      if (soFar.size() > 0 && !isReply(text(soFar))) {
        throw new NotSmtpException("what answers does not speak SMTP", text(soFar));
      }
      throw new EOFException("the server closed the connection");
    }
    position = 0;
    limit = count;
  }

  /** Control characters have no business in a reply, and none in a log. */
  private static String text(ByteArrayOutputStream line) {
    String text = line.toString(StandardCharsets.UTF_8);
    int end = text.endsWith("\r") ? text.length() - 1 : text.length();
    StringBuilder printable = null;
    for (int i = 0; i < end; i++) {
      char character = text.charAt(i);
      if (Character.isISOControl(character) && character != '\t') {
        if (printable == null) {
          printable = new StringBuilder(text).delete(end, text.length());
        }
        printable.setCharAt(i, '\uFFFD');
      }
    }
    return printable == null ? text.substring(0, end) : printable.toString();
  }

  /** What happens before each read that may block, such as the setting of a time limit. */
  @FunctionalInterface
  interface BeforeRead {
    void run() throws IOException;
  }
}
