package org.mailquay.transport.internal.connection;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Counts what happened within the last minute or day, up to a limit. What happened is kept in steps
 * of a 60th of the span, each of which counts until all of it is over: the count errs on the side
 * of too many. Not thread-safe.
 */
final class SlidingCount {

  private static final int STEPS = 60;

  private final long limit;
  private final long spanNanos;
  private final long stepNanos;
  private final Deque<Step> steps = new ArrayDeque<>();
  private long total;

  SlidingCount(long limit, Duration span) {
    this.limit = limit;
    this.spanNanos = span.toNanos();
    this.stepNanos = spanNanos / STEPS;
  }

  /**
   * Returns how long one has to wait until this many more are allowed; zero if they are now. More
   * than the limit itself are allowed once nothing else counts.
   */
  Duration waitFor(int more, long now) {
    forget(now);
    long tooMany = total + Math.min(more, limit) - limit;
    long wait = 0;
    for (Step step : steps) {
      if (tooMany <= 0) {
        break;
      }
      tooMany -= step.count;
      wait = step.lastUsed + spanNanos - now;
    }
    return Duration.ofNanos(Math.max(0, wait));
  }

  void add(int count, long now) {
    Step newest = steps.peekLast();
    if (newest == null || now - newest.begun >= stepNanos) {
      newest = new Step(now);
      steps.add(newest);
    }
    newest.count += count;
    newest.lastUsed = now;
    total += count;
  }

  private void forget(long now) {
    Step oldest = steps.peek();
    while (oldest != null && now - oldest.lastUsed >= spanNanos) {
      steps.remove();
      total -= oldest.count;
      oldest = steps.peek();
    }
  }

  /** What happened at about the same time. */
  private static final class Step {

    private final long begun;
    private long lastUsed;
    private long count;

    Step(long begun) {
      this.begun = begun;
      this.lastUsed = begun;
    }
  }
}
