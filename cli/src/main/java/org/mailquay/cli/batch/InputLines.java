package org.mailquay.cli.batch;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** Reads lines one by one, and never more of one than {@value #MOST_BYTES} bytes. */
final class InputLines {

  static final int MOST_BYTES = 1 << 20;

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private long number;

  InputLines(InputStream in) {
    this.in = new BufferedInputStream(in, 1 << 16);
  }

  /** Returns the next line; empty at the end. */
  Optional<InputLine> next() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    int next = in.read();
    if (next < 0) {
      return Optional.empty();
    }
    long length = 0;
    for (; next >= 0 && next != '\n'; next = in.read()) {
      if (length++ < MOST_BYTES) {
        bytes.write(next);
      }
    }
    number++;
    return Optional.of(
        new InputLine(number, withoutMark(bytes.toByteArray()), length > MOST_BYTES));
  }

  private byte[] withoutMark(byte[] bytes) {
    boolean marked =
        number == 1
            && bytes.length >= BYTE_ORDER_MARK.length
            && Arrays.equals(Arrays.copyOf(bytes, BYTE_ORDER_MARK.length), BYTE_ORDER_MARK);
    return marked ? Arrays.copyOfRange(bytes, BYTE_ORDER_MARK.length, bytes.length) : bytes;
  }
}
