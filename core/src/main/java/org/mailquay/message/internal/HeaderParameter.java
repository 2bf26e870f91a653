package org.mailquay.message.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes a parameter of {@code Content-Type} or {@code Content-Disposition}: plain, quoted, or in
 * UTF-8 by RFC 2231, in pieces where it is long.
 */
final class HeaderParameter {

  private static final Pattern TOKEN = Pattern.compile("[\\w!#$&+.^`{|}~-]+");
  private static final Pattern PRINTABLE = Pattern.compile("[ -~]*");
  // RFC 2231 §7 attribute-char
  private static final Pattern UNESCAPED = Pattern.compile("[\\w!#$&+.^`{|}~-]");
  private static final int PIECE = 54;

  private HeaderParameter() {}

  /** Writes a parameter on lines of its own, to be appended to a header's value. */
  static String of(String name, String value) {
    if (TOKEN.matcher(value).matches()) {
      return parameter(name, value);
    }
    // what looks like an encoded word is decoded by many clients, though it should not be
    if (PRINTABLE.matcher(value).matches() && !value.contains("=?")) {
      return parameter(name, HeaderText.quoted(value));
    }
    return extended(name, pieces(value));
  }

  private static String extended(String name, List<String> pieces) {
    String charset = "UTF-8''";
    if (pieces.size() == 1) {
      return parameter(name + "*", charset + pieces.get(0));
    }
    StringBuilder written = new StringBuilder();
    for (int i = 0; i < pieces.size(); i++) {
      written.append(parameter(name + "*" + i + "*", (i == 0 ? charset : "") + pieces.get(i)));
    }
    return written.toString();
  }

  private static String parameter(String name, String written) {
    return ";\r\n " + name + "=" + written;
  }

  private static List<String> pieces(String value) {
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    for (int codePoint : value.codePoints().toArray()) {
      String escaped = escaped(Character.toString(codePoint));
      if (piece.length() + escaped.length() > PIECE) {
        pieces.add(piece.toString());
        piece.setLength(0);
      }
      piece.append(escaped);
    }
    pieces.add(piece.toString());
    return pieces;
  }

  private static String escaped(String character) {
    if (UNESCAPED.matcher(character).matches()) {
      return character;
    }
    StringBuilder escaped = new StringBuilder();
    for (byte octet : character.getBytes(StandardCharsets.UTF_8)) {
      escaped.append("%%%02X".formatted(octet & 0xFF));
    }
    return escaped.toString();
  }
}
