package org.mailquay.message.internal;

import java.util.Arrays;

/** Writes octets as printable ASCII in lines of at most 76 characters (RFC 2045 §6.7). */
final class QuotedPrintable {

  /** Leaves room for the sign that a line goes on. */
  private static final int MOST_IN_LINE = 75;

  /** A break within a line and an escape. */
  private static final int MOST_AT_ONCE = 6;

  private static final byte[] DIGITS = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'
  };

  private final byte[] text;
  private byte[] written;
  private int length;
  private int column;

  private QuotedPrintable(byte[] text) {
    this.text = text;
    written = new byte[text.length + text.length / 4 + MOST_AT_ONCE];
  }

  /** Encodes a text whose lines end with CRLF. */
  static byte[] encode(byte[] text) {
    QuotedPrintable encoder = new QuotedPrintable(text);
    encoder.encode();
    return Arrays.copyOf(encoder.written, encoder.length);
  }

  private void encode() {
    int i = 0;
    while (i < text.length) {
      ensureRoom();
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
      write((byte) '=');
      breakLine();
    }
    if (plain) {
      write(octet);
    } else {
      write((byte) '=');
      write(DIGITS[octet >> 4 & 0xF]);
      write(DIGITS[octet & 0xF]);
    }
    column += width;
  }

  private void breakLine() {
    write((byte) '\r');
    write((byte) '\n');
    column = 0;
  }

  private void ensureRoom() {
    if (written.length - length < MOST_AT_ONCE) {
      written = Arrays.copyOf(written, written.length + written.length / 2);
    }
  }

  private void write(byte octet) {
    written[length] = octet;
    length++;
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
