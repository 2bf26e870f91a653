package org.mailquay.diagnosis.internal;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads of connection tests. They are daemons, end when idle, and are so many at most: one
 * that hangs in the host application is left behind, and must not be so without limit.
 */
final class TestThreads {

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
            Thread thread = new Thread(task, "mailquay-connection-test");
            thread.setDaemon(true);
            return thread;
          });

  private TestThreads() {}

  /** Returns the executor; it rejects what is more than it has threads for. */
  static Executor executor() {
    return POOL;
  }
}
