package org.mailquay.transport.internal.engine;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Ends every line with CRLF, whatever the source has: a lone CR or LF, by which a mail could
 * smuggle another one past a careless server, becomes a line end as well. Not thread-safe.
 */
final class CanonicalStream extends OutputStream {

  private static final byte[] CRLF = {'\r', '\n'};

  private final OutputStream target;
  private boolean afterCarriageReturn;
  private boolean atLineStart = true;
  private boolean eightBit;

  CanonicalStream(OutputStream target) {
    this.target = target;
  }

  /** Returns {@code true} if an octet above 127 was written. */
  boolean isEightBit() {
    return eightBit;
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] octets, int offset, int length) throws IOException {
    int end = offset + length;
    int from = offset;
    for (int i = offset; i < end; i++) {
      byte octet = octets[i];
      if (octet != '\n' && octet != '\r') {
        if (afterCarriageReturn) {
          endLine();
        }
        eightBit |= octet < 0;
        continue;
      }
      copy(octets, from, i);
      from = i + 1;
      if (octet == '\n') {
        endLine();
      } else {
        if (afterCarriageReturn) {
          endLine();
        }
        afterCarriageReturn = true;
      }
    }
    copy(octets, from, end);
  }

  private void copy(byte[] octets, int from, int to) throws IOException {
    if (to > from) {
      target.write(octets, from, to - from);
      atLineStart = false;
    }
  }

  private void endLine() throws IOException {
    target.write(CRLF, 0, 2);
    afterCarriageReturn = false;
    atLineStart = true;
  }

  /** Ends the last line, which a mail may lack and SMTP needs (RFC 5321 §4.1.1.4). */
  void finish() throws IOException {
    if (afterCarriageReturn || !atLineStart) {
      endLine();
    }
  }

  @Override
  public void flush() throws IOException {
    target.flush();
  }
}
