package org.mailquay.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;

/** Lets Ctrl-C end the work at once, and waits for the word on what had become of it. */
final class Interruption {

  private static final long MOST_SECONDS = 3;

  private final CountDownLatch reported = new CountDownLatch(1);
  private volatile boolean happened;

  private Interruption() {}

  /**
   * Does the work.
   *
   * @param abort makes the work end, from another thread
   */
  static int guard(Runnable abort, ToIntFunction<Interruption> work) {
    Interruption interruption = new Interruption();
    Thread hook = new Thread(() -> interruption.end(abort), "mailquay-interruption");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return work.applyAsInt(interruption);
    } finally {
      interruption.reported.countDown();
      interruption.remove(hook);
    }
  }

  private void remove(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the process is ending already: the hook runs
      happened = true;
    }
  }

  private void end(Runnable abort) {
    happened = true;
    abort.run();
    try {
      if (!reported.await(MOST_SECONDS, TimeUnit.SECONDS)) {
        abort.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns {@code true} once somebody ended the program. */
  boolean happened() {
    return happened;
  }
}
