package org.mailquay.transport.internal;

import java.io.Closeable;
import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends whatever a connection is waiting for, at its deadline or when another thread says so.
 * Closing the resource under a blocked read is the one thing that works for a look-up, a TCP
 * connect, a handshake and a server that drips a byte at a time. Thread-safe.
 */
public final class ConnectionGuard {

  /** Why the connection was ended from outside. */
  public enum Ended {
    ABORTED,
    DEADLINE
  }

  private static final ScheduledThreadPoolExecutor TIMER = timer();

  private final Set<Closeable> watched = Collections.newSetFromMap(new IdentityHashMap<>());
  private @Nullable Ended ended;

  /** Watches a resource until the returned duty ends; closes it if all has ended. */
  public synchronized Duty watch(Closeable resource) throws IOException {
    if (ended != null) {
      resource.close();
      throw new IOException("connection " + ended);
    }
    watched.add(resource);
    return () -> forget(resource);
  }

  private synchronized void forget(Closeable resource) {
    watched.remove(resource);
  }

  /** Ends the connection from any thread, at once. */
  public void abort() {
    end(Ended.ABORTED);
  }

  /** Ends the connection because its deadline is over. */
  public void expire() {
    end(Ended.DEADLINE);
  }

  /** Ends the connection at the deadline, until the returned duty ends. */
  public Duty until(Deadline deadline) {
    ScheduledFuture<?> alarm =
        TIMER.schedule(this::expire, deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
    return () -> alarm.cancel(false);
  }

  /** Returns why the connection was ended, or null while it was not. */
  public synchronized @Nullable Ended ended() {
    return ended;
  }

  private synchronized void end(Ended why) {
    if (ended != null) {
      return;
    }
    ended = why;
    watched.forEach(ConnectionGuard::closeQuietly);
    watched.clear();
  }

  /** Closes what is of no use any more. */
  public static void closeQuietly(Closeable resource) {
    try {
      resource.close();
    } catch (IOException e) {
      // it is of no use any more, and that was all that was wanted
    }
  }

  private static ScheduledThreadPoolExecutor timer() {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "mailquay-deadlines");
              thread.setDaemon(true);
              thread.setContextClassLoader(null); // outlives the application that asked first
              return thread;
            });
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }

  /** The time during which a deadline holds. */
  @FunctionalInterface
  public interface Duty {
    /** Ends it. */
    void end();
  }
}
