package org.mailquay.smtp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server answered to one command (RFC 5321 §4.2). Immutable.
 *
 * @param code the reply code, that of the last line
 * @param lines the text of each line, without the code
 */
public record SmtpReply(ReplyCode code, List<String> lines) {

  private static final Pattern LINE =
      Pattern.compile("([2-5][0-9][0-9])(?:[- ](.*))?", Pattern.DOTALL);

  public SmtpReply {
    lines = List.copyOf(lines);
  }

  /** Creates a reply of one line. */
  public static SmtpReply of(int code, String text) {
    return new SmtpReply(new ReplyCode(code), List.of(text));
  }

  /**
   * Reads a reply as it came over the wire, lines ended by LF or CRLF. Anything that is not a
   * reply, such as an HTTP answer, is empty.
   */
  public static Optional<SmtpReply> parse(String wireText) {
    List<String> texts = new ArrayList<>();
    int code = 0;
    for (String line : wireText.strip().split("\r?\n", -1)) {
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches()) {
        return Optional.empty();
      }
      code = Integer.parseInt(matcher.group(1));
      texts.add(matcher.group(2) == null ? "" : matcher.group(2));
    }
    return Optional.of(new SmtpReply(new ReplyCode(code), texts));
  }

  /** Returns the enhanced status code where the server sent one. */
  public Optional<EnhancedStatusCode> enhancedStatusCode() {
    return lines.isEmpty() ? Optional.empty() : EnhancedStatusCode.startOf(lines.get(0));
  }

  /** Returns the lines joined by blanks. */
  public String text() {
    return String.join(" ", lines);
  }

  /** Returns code and text in one line, as a log shows it. */
  @Override
  public String toString() {
    return (code + " " + text()).strip();
  }
}
