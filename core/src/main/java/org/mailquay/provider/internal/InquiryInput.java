package org.mailquay.provider.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import org.mailquay.provider.DocumentTooLargeException;

/**
 * What a server says within the time of an inquiry and up to a number of octets, however they are
 * wrapped. Not thread-safe.
 */
final class InquiryInput extends InputStream {

  private static final int BUFFER = 8192;

  private final Socket socket;
  private final InputStream input;
  private final Inquiry inquiry;
  private final int most;
  private final byte[] buffer = new byte[BUFFER];
  private int position;
  private int filled;
  private int total;

  InquiryInput(Socket socket, Inquiry inquiry, int most) throws IOException {
    this.socket = socket;
    input = socket.getInputStream();
    this.inquiry = inquiry;
    this.most = most;
  }

  @Override
  public int read() throws IOException {
    if (position == filled && !fill()) {
      return -1;
    }
    return buffer[position++] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length > 0 && position == filled && !fill()) {
      return -1;
    }
    int count = Math.min(length, filled - position);
    System.arraycopy(buffer, position, target, offset, count);
    position += count;
    return count;
  }

  private boolean fill() throws IOException {
    // a server that drips lets no single read time out
    inquiry.checkOpen();
    socket.setSoTimeout(inquiry.millis());
    int count = input.read(buffer);
    position = 0;
    filled = Math.max(0, count);
    total += filled;
    if (total > most) {
      throw new DocumentTooLargeException(most);
    }
    return count > 0;
  }
}
