package org.mailquay.message.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads content of a known size and fails where it ends too early or goes on too long. */
public final class ExactStream extends FilterInputStream {

  private final long size;
  private final String name;
  private long count;

  /** Creates a stream; the name is for the message when the content is not as it should be. */
  public ExactStream(InputStream content, long size, String name) {
    super(content);
    this.size = size;
    this.name = name;
  }

  @Override
  public int read() throws IOException {
    int octet = super.read();
    counted(octet < 0 ? -1 : 1);
    return octet;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    return counted(super.read(buffer, offset, length));
  }

  @Override
  public long skip(long octets) throws IOException {
    long skipped = super.skip(octets);
    count += skipped;
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private int counted(int read) throws IOException {
    boolean ended = read < 0;
    count += Math.max(read, 0);
    if (ended ? count != size : count > size) {
      throw new IOException(
          "the attachment %s has %s than the %d octets that it should have"
              .formatted(name, count > size ? "more" : "fewer", size));
    }
    return read;
  }
}
