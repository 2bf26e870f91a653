package org.mailquay.message.internal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Writes text into a header so that it comes out as it went in: plain and folded where it is plain,
 * as encoded words elsewhere (RFC 2047).
 *
 * <p>Jakarta Mail's own encoder leaves ASCII alone, and so lets a text that merely looks like an
 * encoded word be decoded, and a long word without blanks break the limit of a line; its folding
 * and its parameters also hang on system properties of the host application.
 */
final class HeaderText {

  /** The most that a line should hold (RFC 5322 §2.1.1), and the limit beside an encoded word. */
  static final int LINE = 76;

  private static final String OPENING = "=?UTF-8?B?";
  private static final String CLOSING = "?=";
  private static final Pattern ATOMS =
      Pattern.compile("[\\w!#$%&'*+/=?^`{|}~-]+( [\\w!#$%&'*+/=?^`{|}~-]+)*");
  private static final Pattern PLAIN = Pattern.compile("[!-~]([ -~]*[!-~])?");
  private static final int LONGEST_PHRASE = 60;
  private static final int LONGEST_LINE = 998;
  // a line is broken before a blank, which unfolding keeps (RFC 5322 §2.2.3); blanks stay together,
  // for a line of blanks alone is obsolete
  private static final Pattern BREAK = Pattern.compile("(?<! )(?= )");

  private HeaderText() {}

  /** Writes a text such as a subject after the name of its header. */
  static String unstructured(String header, String text) {
    int used = header.length() + 2;
    boolean plain = isPlain(text) && longestPiece(text) < LINE - used;
    return text.isEmpty() || plain ? folded(used, text) : encodedWords(used, text);
  }

  /**
   * Writes a value that other programs read, such as a list of ids: ASCII stays as it is, unless a
   * run of blanks makes a line too long (RFC 5322 §2.1.1).
   */
  static String custom(String header, String value) {
    int used = header.length() + 2;
    boolean plain = PLAIN.matcher(value).matches() && longestPiece(value) <= LONGEST_LINE - used;
    return plain ? folded(used, value) : encodedWords(used, value);
  }

  /** Writes a display name: atoms, a quoted string, or encoded words (RFC 5322 §3.2.5). */
  static String phrase(String header, String name) {
    if (!isPlain(name) || name.length() > LONGEST_PHRASE || name.contains("  ")) {
      return encodedWords(header.length() + 2, name);
    }
    return ATOMS.matcher(name).matches() ? name : quoted(name);
  }

  static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  // what looks like an encoded word would be read as one
  private static boolean isPlain(String text) {
    return PLAIN.matcher(text).matches() && !text.contains("=?");
  }

  private static int longestPiece(String text) {
    return BREAK.splitAsStream(text).mapToInt(String::length).max().orElse(0);
  }

  private static String folded(int used, String text) {
    StringBuilder lines = new StringBuilder();
    int column = used;
    for (String word : BREAK.split(text, -1)) {
      if (column + word.length() > LINE && lines.length() > 0) {
        lines.append("\r\n");
        column = 0;
      }
      lines.append(word);
      column += word.length();
    }
    return lines.toString();
  }

  private static String encodedWords(int used, String text) {
    StringBuilder words = new StringBuilder();
    StringBuilder word = new StringBuilder();
    int room = octetsInWord(used);
    for (int codePoint : text.codePoints().toArray()) {
      String character = Character.toString(codePoint);
      if (octets(word) + octets(character) > room) {
        words.append(word.length() == 0 ? "" : encoded(word)).append("\r\n ");
        word.setLength(0);
        room = octetsInWord(1);
      }
      word.append(character);
    }
    return words.append(encoded(word)).toString();
  }

  private static int octetsInWord(int used) {
    int characters = LINE - 1 - used - OPENING.length() - CLOSING.length();
    return Math.max(characters, 0) / 4 * 3;
  }

  private static int octets(CharSequence text) {
    return text.toString().getBytes(StandardCharsets.UTF_8).length;
  }

  private static String encoded(CharSequence word) {
    byte[] octets = word.toString().getBytes(StandardCharsets.UTF_8);
    return OPENING + Base64.getEncoder().encodeToString(octets) + CLOSING;
  }
}
