package org.mailquay.diagnosis.internal;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Leaves out of a log what went well and what names only places in programs: the client's commands,
 * positive replies, stack frames, the heads of log lines. Their words would be mistaken for a
 * complaint.
 */
final class LogLines {

  private LogLines() {}

  /** Returns the lines that may complain about something; all of them if none would be left. */
  static List<String> complaintsIn(List<String> lines) {
    if (lines.size() < 2) {
      return lines;
    }
    List<String> left = lines.stream().filter(line -> !isNoise(line)).toList();
    return left.isEmpty() ? lines : left;
  }

  /** Leaves out what a logger writes before a message: time, level, thread and its own name. */
  static String withoutHead(String line) {
    return line.startsWith("2") || line.startsWith("[2")
        ? Patterns.HEAD.matcher(line).replaceFirst("")
        : line;
  }

  private static boolean isNoise(String line) {
    return Patterns.FRAME.matcher(line).lookingAt()
        || (Patterns.DIALOGUE.matcher(line).lookingAt() && !line.contains("XXXX"));
  }

  /** Compiled when a text of several lines is first read. */
  private static final class Patterns {

    /** Java and .NET, Python, Node. */
    static final Pattern FRAME =
        Pattern.compile("\\s{1,20}at [\\w.$<>/]{1,300}|\\s{1,20}File \"|\\s{1,20}\\.\\.\\. \\d");

    static final Pattern HEAD =
        Pattern.compile(
            "^\\[?\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}:\\d{2}\\S{0,12}[^\\n]{0,60}?"
                + "\\b(?:ERROR|WARN(?:ING)?|INFO|DEBUG|TRACE|FATAL|SEVERE)\\b[^\\n]{0,120}? [-:] +(?=\\S)");

    /** With what logs write before it: a time, an arrow, a side. */
    static final Pattern DIALOGUE =
        Pattern.compile(
            "(?:[\\d:.TZ/-]{8,30} ?){0,2}(?:\\s{0,3}(?:>{1,3}|<{1,3}|[CS]:|(?:CLIENT|SERVER) -> (?:CLIENT|SERVER):|->|<-|send:|reply:)\\s{0,3})?"
                + "['\"b]{0,2}(?:EHLO |HELO |AUTH [A-Z]|MAIL FROM:|RCPT TO:|STARTTLS\\s*$|DATA\\s*$|QUIT|DEBUG SMTP: (?:trying|connected|useEhlo|use8bit|Found|STARTTLS req|Attempt|AUTH )|2[1-5][1-9][ -]|250[ -]|3[35]4(?:[ -]|$))");
  }
}
