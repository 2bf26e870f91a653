package org.mailquay.benchmarks.sink;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/** Lets each reply leave a round trip after its command came, however many are on the way. */
final class DelayLine implements AutoCloseable {

  private static final byte[] END = {};

  private final OutputStream out;
  private final long delay;
  private final BlockingQueue<Reply> replies = new LinkedBlockingQueue<>();
  private final Thread writer;

  private record Reply(byte[] octets, long due) {}

  DelayLine(OutputStream out, long delayNanos) {
    this.out = out;
    delay = delayNanos;
    writer = new Thread(this::write, "delay-line");
    writer.setDaemon(true);
    if (delay > 0) {
      writer.start();
    }
  }

  /**
   * Sends a reply.
   *
   * @param received when its command was read, by {@link System#nanoTime()}
   */
  void send(String reply, long received) throws IOException {
    byte[] octets = (reply + "\r\n").getBytes(StandardCharsets.US_ASCII);
    if (delay == 0) {
      out.write(octets);
      out.flush();
    } else {
      replies.add(new Reply(octets, received + delay));
    }
  }

  /** Waits until all replies have left. */
  @Override
  public void close() {
    replies.add(new Reply(END, System.nanoTime()));
    try {
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write() {
    try {
      Reply reply = replies.take();
      while (reply.octets != END) {
        waitUntil(reply.due);
        out.write(reply.octets);
        if (replies.isEmpty() || replies.peek().due > System.nanoTime()) {
          out.flush();
        }
        reply = replies.take();
      }
    } catch (IOException e) {
      // the client is gone
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void waitUntil(long due) {
    long left = due - System.nanoTime();
    while (left > 0) {
      LockSupport.parkNanos(left);
      left = due - System.nanoTime();
    }
  }
}
