package org.mailquay.settings;

import java.util.Arrays;
import java.util.List;

/** Makes what a user typed fit for a message: short, on one line, control characters visible. */
final class Printable {

  private static final int MOST = 80;

  private Printable() {}

  static List<String> all(String... texts) {
    return Arrays.stream(texts).map(Printable::of).toList();
  }

  static String of(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints().limit(MOST).forEach(c -> append(shown, c));
    if (text.codePointCount(0, text.length()) > MOST) {
      shown.append('…');
    }
    return shown.toString();
  }

  private static void append(StringBuilder shown, int codePoint) {
    int type = Character.getType(codePoint);
    boolean invisible =
        type == Character.CONTROL
            || type == Character.FORMAT
            || type == Character.LINE_SEPARATOR
            || type == Character.PARAGRAPH_SEPARATOR
            || type == Character.SURROGATE;
    if (invisible) {
      shown.append(String.format("\\u%04X", codePoint));
    } else {
      shown.appendCodePoint(codePoint);
    }
  }
}
