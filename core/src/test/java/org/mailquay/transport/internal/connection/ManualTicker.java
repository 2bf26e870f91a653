package org.mailquay.transport.internal.connection;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes when a test says so, or when somebody sleeps. */
final class ManualTicker implements Ticker {

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000_000);
  private final AtomicLong slept = new AtomicLong();

  void pass(Duration duration) {
    now.addAndGet(duration.toNanos());
  }

  Duration slept() {
    return Duration.ofNanos(slept.get());
  }

  @Override
  public long nanos() {
    return now.get();
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    slept.addAndGet(duration.toNanos());
    pass(duration);
  }
}
