package org.mailquay.message.internal;

import java.io.ByteArrayOutputStream;

/** Writes octets as printable ASCII in lines of at most 76 characters (RFC 2045 §6.7). */
final class QuotedPrintable {

  /** Leaves room for the sign that a line goes on. */
  private static final int MOST_IN_LINE = 75;

  private static final byte[] DIGITS = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'
  };

  private final byte[] text;
  private final ByteArrayOutputStream written;
  private int column;

  private QuotedPrintable(byte[] text) {
    this.text = text;
    written = new ByteArrayOutputStream(text.length + text.length / 4);
  }

  /** Encodes a text whose lines end with CRLF. */
  static byte[] encode(byte[] text) {
    QuotedPrintable encoder = new QuotedPrintable(text);
    encoder.encode();
    return encoder.written.toByteArray();
  }

  private void encode() {
    int i = 0;
    while (i < text.length) {
      if (isLineEnd(i)) {
        breakLine();
        i += 2;
      } else {
        encode(i);
        i++;
      }
    }
  }

  private void encode(int i) {
    byte octet = text[i];
    boolean plain = isPrintable(octet) || (isBlank(octet) && !isLast(i));
    int width = plain ? 1 : 3;
    if (column + width > MOST_IN_LINE) {
      written.write('=');
      breakLine();
    }
    if (plain) {
      written.write(octet);
    } else {
      written.write('=');
      written.write(DIGITS[octet >> 4 & 0xF]);
      written.write(DIGITS[octet & 0xF]);
    }
    column += width;
  }

  private void breakLine() {
    written.write('\r');
    written.write('\n');
    column = 0;
  }

  private boolean isLineEnd(int i) {
    return text[i] == '\r' && i + 1 < text.length && text[i + 1] == '\n';
  }

  /** A blank before a line's end could get lost on the way. */
  private boolean isLast(int i) {
    return i + 1 == text.length || isLineEnd(i + 1);
  }

  private static boolean isBlank(byte octet) {
    return octet == ' ' || octet == '\t';
  }

  private static boolean isPrintable(byte octet) {
    return octet > ' ' && octet < 0x7F && octet != '=';
  }
}
