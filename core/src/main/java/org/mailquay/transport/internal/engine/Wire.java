package org.mailquay.transport.internal.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import org.mailquay.transport.internal.ConnectionGuard;
import org.mailquay.transport.internal.Deadline;

/**
 * Collects what goes to the server, so that a group of commands leaves in one write, and counts the
 * octets: after a failure they tell which mails the server can have got in full. Not thread-safe.
 */
final class Wire {

  private static final int CAPACITY = 64 * 1024;

  /** A write that fails may have handed over a part of itself: the smaller, the less is unknown. */
  private static final int MOST_AT_ONCE = 16 * 1024;

  private final OutputStream out;
  private final ConnectionGuard guard;
  private final byte[] buffer = new byte[CAPACITY];
  private int count;
  private long queued;
  private long handedOver;

  Wire(Socket socket, ConnectionGuard guard) throws IOException {
    this.out = socket.getOutputStream();
    this.guard = guard;
  }

  /** Adds octets behind those that wait; sends when there are many. */
  void queue(byte[] octets, int offset, int length, Deadline deadline) throws IOException {
    if (length > CAPACITY - count) {
      flush(deadline);
    }
    queued += length;
    if (length > CAPACITY) {
      write(octets, offset, length, deadline);
    } else {
      System.arraycopy(octets, offset, buffer, count, length);
      count += length;
    }
  }

  /** Sends what waits, until the deadline. */
  void flush(Deadline deadline) throws IOException {
    if (count > 0) {
      int length = count;
      count = 0;
      write(buffer, 0, length, deadline);
    }
  }

  private void write(byte[] octets, int offset, int length, Deadline deadline) throws IOException {
    // what fits into the buffers of the operating system cannot block for long: the deadline of the
    // whole call does for it
    ConnectionGuard.Duty duty = length <= MOST_AT_ONCE ? () -> {} : guard.until(deadline);
    try {
      for (int from = offset; from < offset + length; from += MOST_AT_ONCE) {
        int some = Math.min(MOST_AT_ONCE, offset + length - from);
        handedOver += some;
        out.write(octets, from, some);
      }
      out.flush();
    } finally {
      duty.end();
    }
  }

  /** Returns {@code true} if nothing waits to be sent. */
  boolean isFlushed() {
    return count == 0;
  }

  /** Returns how many octets were queued since the connection was made. */
  long queued() {
    return queued;
  }

  /** Returns how many of them may have reached the server. */
  long handedOver() {
    return handedOver;
  }
}
