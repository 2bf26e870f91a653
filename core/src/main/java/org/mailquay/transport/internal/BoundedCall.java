package org.mailquay.transport.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Gives a call that knows no time limit a deadline: it runs in a daemon thread of its own, which is
 * interrupted and left alone when it takes too long.
 */
final class BoundedCall {

  private BoundedCall() {}

  /**
   * Waits for the result.
   *
   * @param what the call, for the message when it takes too long
   */
  static <T> T get(String what, Callable<T> call, Deadline deadline, ConnectionGuard guard)
      throws IOException {
    FutureTask<T> task = new FutureTask<>(call);
    ConnectionGuard.Duty watch = guard.watch(() -> task.cancel(true));
    Thread thread = new Thread(task, "mailquay-" + what.replace(' ', '-'));
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      guard.expire();
      throw new SocketTimeoutException(what + " took too long");
    } catch (InterruptedException e) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(what + " was interrupted");
    } catch (CancellationException e) {
      throw new IOException(what + " was cancelled", e);
    } catch (ExecutionException e) {
      throw unwrapped(what, e);
    } finally {
      watch.end();
    }
  }

  private static IOException unwrapped(String what, ExecutionException failure) {
    Throwable cause = failure.getCause();
    if (cause instanceof RuntimeException runtime) {
      throw runtime;
    }
    return cause instanceof IOException io ? io : new IOException(what + " failed", cause);
  }
}
