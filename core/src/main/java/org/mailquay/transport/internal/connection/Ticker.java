package org.mailquay.transport.internal.connection;

import java.time.Duration;

/** The time and the waiting, so that tests need neither. Thread-safe. */
interface Ticker {

  /** Returns a time that nobody can set back. */
  long nanos();

  /** Waits. */
  void sleep(Duration duration) throws InterruptedException;

  /** Returns that of the JVM. */
  static Ticker system() {
    return SystemTicker.INSTANCE;
  }

  /** The JVM's time. */
  enum SystemTicker implements Ticker {
    INSTANCE;

    @Override
    public long nanos() {
      return System.nanoTime();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
      Thread.sleep(duration.toMillis(), duration.toNanosPart() % 1_000_000);
    }
  }
}
