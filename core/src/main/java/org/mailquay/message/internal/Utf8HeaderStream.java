package org.mailquay.message.internal;

import jakarta.mail.util.LineOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes header lines as UTF-8, whatever the host application's {@code mail.mime.allowutf8} says:
 * with it switched off, Jakarta Mail cuts each character to its low octet, and U+010D becomes CR.
 */
final class Utf8HeaderStream extends OutputStream implements LineOutputStream {

  private static final byte[] CRLF = {'\r', '\n'};

  private final OutputStream target;

  Utf8HeaderStream(OutputStream target) {
    this.target = target;
  }

  @Override
  public void writeln(String line) throws IOException {
    target.write(line.getBytes(StandardCharsets.UTF_8));
    writeln();
  }

  @Override
  public void writeln() throws IOException {
    target.write(CRLF);
  }

  @Override
  public void write(int octet) throws IOException {
    target.write(octet);
  }

  @Override
  public void write(byte[] octets, int offset, int length) throws IOException {
    target.write(octets, offset, length);
  }

  @Override
  public void flush() throws IOException {
    target.flush();
  }

  @Override
  public void close() throws IOException {
    target.close();
  }
}
