package org.mailquay.testkit.internal;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Shows octets on one line of a transcript. */
final class Printable {

  private static final int LONGEST = 400;

  private Printable() {}

  static String octets(byte[] octets) {
    return text(new String(octets, StandardCharsets.UTF_8));
  }

  /** Returns the text with control characters written out, cut where it would fill the screen. */
  static String text(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints().limit(LONGEST).forEach(codePoint -> append(shown, codePoint));
    if (text.codePointCount(0, text.length()) > LONGEST) {
      shown.append("... (").append(text.length()).append(" characters)");
    }
    return shown.toString();
  }

  private static void append(StringBuilder shown, int codePoint) {
    switch (codePoint) {
      case '\r' -> shown.append("\\r");
      case '\n' -> shown.append("\\n");
      default -> {
        if (Character.isISOControl(codePoint)) {
          shown.append(String.format(Locale.ROOT, "\\x%02X", codePoint));
        } else {
          shown.appendCodePoint(codePoint);
        }
      }
    }
  }
}
