package org.mailquay.message.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Base64;

/** Writes octets in base64, in lines of 76 characters (RFC 2045 §6.8), while they are read. */
final class Base64Lines {

  private static final int OCTETS_IN_LINE = 57;
  private static final int LINES_AT_ONCE = 288;
  private static final byte[] CRLF = {'\r', '\n'};
  private static final Base64.Encoder ENCODER = Base64.getMimeEncoder();

  private Base64Lines() {}

  static void write(InputStream octets, OutputStream out) throws IOException {
    byte[] read = new byte[OCTETS_IN_LINE * LINES_AT_ONCE];
    byte[] encoded = new byte[(76 + CRLF.length) * LINES_AT_ONCE];
    boolean first = true;
    int count = octets.readNBytes(read, 0, read.length);
    while (count > 0) {
      if (!first) {
        out.write(CRLF);
      }
      first = false;
      out.write(encoded, 0, encode(read, count, encoded));
      count = octets.readNBytes(read, 0, read.length);
    }
  }

  private static int encode(byte[] read, int count, byte[] encoded) {
    byte[] full = count == read.length ? read : Arrays.copyOf(read, count);
    return ENCODER.encode(full, encoded);
  }

  /** Returns how many octets so many are when encoded. */
  static long size(long octets) {
    long lines = (octets + OCTETS_IN_LINE - 1) / OCTETS_IN_LINE;
    return (octets + 2) / 3 * 4 + Math.max(0, lines - 1) * CRLF.length;
  }
}
