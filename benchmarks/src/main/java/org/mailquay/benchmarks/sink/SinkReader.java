package org.mailquay.benchmarks.sink;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Reads command lines and contents, and knows when their octets came. */
final class SinkReader {

  /** Ends a line that had no CR. */
  static final String BARE_LF = "<bare LF>";

  private static final int MOST_KEPT = 1 << 20;
  private static final byte[] END_OF_DATA = {'\r', '\n', '.', '\r', '\n'};

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int position;
  private int limit;
  private long received;
  private final CRC32 crc = new CRC32();
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private long size;

  SinkReader(InputStream in) {
    this.in = in;
  }

  /** Returns when the octets that were read last had come. */
  long received() {
    return received;
  }

  /** Returns {@code true} if the client has sent more than was read so far. */
  boolean hasMore() {
    return position < limit;
  }

  /** Returns the next line without its CRLF, or with {@link #BARE_LF}; null at the end. */
  String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (hasMore() || fill()) {
      byte octet = buffer[position++];
      if (octet == '\n') {
        String text = line.toString(StandardCharsets.UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text + BARE_LF;
      }
      line.write(octet);
    }
    return null;
  }

  /** Begins a content. */
  void beginContent() {
    crc.reset();
    kept.reset();
    size = 0;
  }

  /** Reads a chunk of BDAT. */
  void chunk(long length) throws IOException {
    long left = length;
    while (left > 0) {
      if (!hasMore() && !fill()) {
        throw new EOFException("in a chunk");
      }
      int count = (int) Math.min(left, limit - position);
      add(buffer, position, count);
      position += count;
      left -= count;
    }
  }

  /** Reads to the lone dot, which is not part of the content, and takes out stuffed dots. */
  void data() throws IOException {
    byte[] out = new byte[buffer.length];
    int state = 2; // how much of CR LF . CR LF is there; the content begins at a line
    while (true) {
      if (!hasMore() && !fill()) {
        throw new EOFException("in a content");
      }
      int count = 0;
      while (position < limit) {
        byte octet = buffer[position++];
        if (state == 2 && octet == '.') {
          state = 3;
          continue;
        }
        if (state >= 3) {
          if (octet == END_OF_DATA[state]) {
            state++;
            if (state == 5) {
              add(out, 0, count);
              return;
            }
            continue;
          }
          if (state == 4) {
            // a dot and CR begin this line, after the stuffed dot
            out[count++] = '\r';
          }
          state = 0;
        }
        out[count++] = octet;
        state = octet == '\r' ? 1 : state == 1 && octet == '\n' ? 2 : 0;
        if (count > out.length - 2) {
          break;
        }
      }
      add(out, 0, count);
    }
  }

  private void add(byte[] octets, int offset, int length) {
    crc.update(octets, offset, length);
    size += length;
    if (size <= MOST_KEPT) {
      kept.write(octets, offset, length);
    }
  }

  long size() {
    return size;
  }

  long checksum() {
    return crc.getValue();
  }

  /** Returns the content; empty if it was large. */
  byte[] kept() {
    return size > MOST_KEPT ? new byte[0] : kept.toByteArray();
  }

  private boolean fill() throws IOException {
    position = 0;
    limit = Math.max(0, in.read(buffer));
    received = System.nanoTime();
    return limit > 0;
  }
}
