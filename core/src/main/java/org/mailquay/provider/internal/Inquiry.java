package org.mailquay.provider.internal;

import java.io.Closeable;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What all sources of one discovery share: the deadline, and the end that closes what they wait
 * for. Thread-safe.
 */
public final class Inquiry {

  private static final Duration SLACK = Duration.ofMillis(100);

  private final long begin = System.nanoTime();
  private final long end;
  private final List<Closeable> open = new ArrayList<>();
  private boolean ended;

  /** Creates an inquiry that ends this far ahead. */
  public Inquiry(Duration limit) {
    end = begin + limit.toNanos();
  }

  /** Returns the time that is left; zero when it is over. */
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }

  /** Returns the time since the beginning. */
  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  /**
   * Returns the milliseconds for calls that need a limit of their own: a little more than is left,
   * so that the end of the inquiry comes first, and never 0, which means for ever.
   */
  int millis() {
    return (int) Math.min(Integer.MAX_VALUE, remaining().plus(SLACK).toMillis());
  }

  /** Returns {@code true} if nobody waits for an answer any more: then nothing more is asked. */
  synchronized boolean isOver() {
    return ended || remaining().isZero();
  }

  /** Refuses to ask anything more when it is over. */
  void checkOpen() throws SocketTimeoutException {
    if (isOver()) {
      throw new SocketTimeoutException("nobody waits for an answer any more");
    }
  }

  /** Closes the resource when the inquiry ends, at once if it has. */
  synchronized void closeAtEnd(Closeable resource) throws IOException {
    if (ended) {
      resource.close();
      throw new IOException("the discovery has ended");
    }
    open.add(resource);
  }

  synchronized void closed(Closeable resource) {
    open.remove(resource);
  }

  /** Ends everything that sources wait for. */
  synchronized void finish() {
    ended = true;
    open.forEach(Inquiry::closeQuietly);
    open.clear();
  }

  static void closeQuietly(Closeable resource) {
    try {
      resource.close();
    } catch (IOException e) {
      // it is of no use any more, and that was all that was wanted
    }
  }
}
