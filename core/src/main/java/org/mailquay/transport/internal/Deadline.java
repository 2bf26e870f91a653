package org.mailquay.transport.internal;

import java.time.Duration;
import java.util.function.LongSupplier;

/** The instant at which a call has to end, on a clock that nobody can set back. Thread-safe. */
public final class Deadline {

  private final LongSupplier nanoTime;
  private final long end;

  private Deadline(LongSupplier nanoTime, Duration limit) {
    this.nanoTime = nanoTime;
    this.end = nanoTime.getAsLong() + limit.toNanos();
  }

  /** Creates a deadline this far ahead. */
  public static Deadline in(Duration limit) {
    return in(limit, System::nanoTime);
  }

  /** Creates a deadline this far ahead, or this one if it comes first. */
  public Deadline within(Duration limit) {
    return limit.compareTo(remaining()) < 0 ? in(limit, nanoTime) : this;
  }

  static Deadline in(Duration limit, LongSupplier nanoTime) {
    return new Deadline(nanoTime, limit);
  }

  /** Returns the time that is left; zero when it is over. */
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, end - nanoTime.getAsLong()));
  }

  /** Returns {@code true} when no time is left. */
  public boolean isOver() {
    return remaining().isZero();
  }

  /** Returns the limit or what is left, whichever ends first, for calls where 0 means for ever. */
  public int millisWithin(Duration limit) {
    Duration shorter = limit.compareTo(remaining()) < 0 ? limit : remaining();
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, shorter.toMillis()));
  }
}
