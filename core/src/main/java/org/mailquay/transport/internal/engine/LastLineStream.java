package org.mailquay.transport.internal.engine;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Ends the last line, which a mail may lack and SMTP needs (RFC 5321 §4.1.1.4); what is written to
 * it ends its other lines with CRLF. Not thread-safe.
 */
final class LastLineStream extends OutputStream {

  private static final byte[] CRLF = {'\r', '\n'};

  private final OutputStream target;
  private byte last = '\n';

  LastLineStream(OutputStream target) {
    this.target = target;
  }

  @Override
  public void write(int octet) throws IOException {
    target.write(octet);
    last = (byte) octet;
  }

  @Override
  public void write(byte[] octets, int offset, int length) throws IOException {
    target.write(octets, offset, length);
    if (length > 0) {
      last = octets[offset + length - 1];
    }
  }

  void finish() throws IOException {
    if (last != '\n') {
      target.write(CRLF, 0, CRLF.length);
    }
  }
}
