package org.mailquay.provider.internal;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads in which sources wait. They are daemons, end when idle, and are so many at most: a
 * look-up that hangs in the operating system is left behind, and must not be so without limit.
 */
public final class DiscoveryThreads {

  private static final int MOST = 128;
  private static final long IDLE_SECONDS = 10;

  private static final ThreadPoolExecutor POOL =
      new ThreadPoolExecutor(
          0,
          MOST,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          task -> {
            Thread thread = new Thread(task, "mailquay-discovery");
            thread.setDaemon(true);
            return thread;
          });

  private DiscoveryThreads() {}

  /** Returns the executor; it rejects what is more than it has threads for. */
  public static Executor executor() {
    return POOL;
  }
}
