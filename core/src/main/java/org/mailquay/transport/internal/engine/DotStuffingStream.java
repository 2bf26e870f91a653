package org.mailquay.transport.internal.engine;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Doubles the dot at the start of a line, for DATA (RFC 5321 §4.5.2); never for BDAT. What is
 * written to it ends its lines with CRLF. Not thread-safe.
 */
final class DotStuffingStream extends OutputStream {

  private final OutputStream target;
  private boolean atLineStart = true;

  DotStuffingStream(OutputStream target) {
    this.target = target;
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] octets, int offset, int length) throws IOException {
    int from = offset;
    for (int i = offset; i < offset + length; i++) {
      if (atLineStart && octets[i] == '.') {
        target.write(octets, from, i - from);
        target.write('.');
        from = i;
      }
      atLineStart = octets[i] == '\n';
    }
    target.write(octets, from, offset + length - from);
  }
}
