package org.mailquay.diagnosis.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/**
 * Cuts a pasted log down to what can matter, so that a megabyte costs no more than a page: the
 * lines with a sign of trouble, the last ones first.
 */
final class Excerpt {

  static final int MOST_CHARACTERS = 32_768;
  private static final int LONGEST_LINE = 2_000;
  private static final int LONGEST_INPUT = 16 * 1024 * 1024;

  private static final List<String> SIGNS =
      List.of(
          "exception",
          "error",
          "fail",
          "refus",
          "reject",
          "denied",
          "timed out",
          "timeout",
          "said:",
          "caused by",
          "aadsts",
          "invalid",
          "unable",
          "not ");

  private Excerpt() {}

  static String of(String text) {
    if (text.length() <= MOST_CHARACTERS) {
      return text.replace('\0', ' ');
    }
    String tail = text.substring(Math.max(0, text.length() - LONGEST_INPUT));
    Deque<String> kept = new ArrayDeque<>();
    int size = 0;
    for (String line : (Iterable<String>) tail.lines()::iterator) {
      if (hasSign(line)) {
        String cut = line.substring(0, Math.min(line.length(), LONGEST_LINE));
        kept.addLast(cut);
        size += cut.length() + 1;
        while (size > MOST_CHARACTERS) {
          size -= kept.removeFirst().length() + 1;
        }
      }
    }
    return String.join("\n", kept).replace('\0', ' ');
  }

  private static boolean hasSign(String line) {
    if (line.startsWith("\tat ")) {
      return false;
    }
    String lower = line.toLowerCase(Locale.ROOT);
    return beginsWithRefusal(lower) || SIGNS.stream().anyMatch(lower::contains);
  }

  private static boolean beginsWithRefusal(String line) {
    return line.length() >= 4
        && (line.charAt(0) == '4' || line.charAt(0) == '5')
        && Character.isDigit(line.charAt(1))
        && Character.isDigit(line.charAt(2))
        && (line.charAt(3) == ' ' || line.charAt(3) == '-');
  }
}
