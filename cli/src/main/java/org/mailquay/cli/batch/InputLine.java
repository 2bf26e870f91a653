package org.mailquay.cli.batch;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** A line as it was read. */
final class InputLine {

  private final long number;
  private final byte[] bytes;
  private final boolean tooLong;

  /**
   * Creates a line.
   *
   * @param number from 1
   * @param bytes without the line's end; only the beginning of a line that is too long
   */
  InputLine(long number, byte[] bytes, boolean tooLong) {
    this.number = number;
    this.bytes = bytes;
    this.tooLong = tooLong;
  }

  long number() {
    return number;
  }

  boolean isBlank() {
    for (byte b : bytes) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }

  String text() throws BrokenLineException {
    if (tooLong) {
      throw new BrokenLineException("longer than " + InputLines.MOST_BYTES + " bytes");
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new BrokenLineException("not UTF-8");
    }
  }
}
