package org.mailquay.transport.internal.connection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.mailquay.settings.SendingLimits;
import org.mailquay.transport.internal.Deadline;

/**
 * Holds an account to the limits of its provider: mails a minute, mails and recipients a day, as
 * far as this program sends them. Thread-safe.
 */
final class SendingPace {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration LONGEST_NAP = Duration.ofMillis(50);

  private final Ticker ticker;
  private final List<SlidingCount> ofMails = new ArrayList<>();
  private final List<SlidingCount> ofRecipients = new ArrayList<>();

  SendingPace(SendingLimits limits, Ticker ticker) {
    this.ticker = ticker;
    limits.messagesPerMinute().ifPresent(n -> ofMails.add(new SlidingCount(n, MINUTE)));
    limits.messagesPerDay().ifPresent(n -> ofMails.add(new SlidingCount(n, DAY)));
    limits.recipientsPerDay().ifPresent(n -> ofRecipients.add(new SlidingCount(n, DAY)));
  }

  /**
   * Waits until one more mail is allowed, and counts it.
   *
   * @param cancelled asked now and then, whether to wait any longer
   * @return {@code false} if it was cancelled
   * @throws PaceException if there is no room before the deadline
   */
  boolean await(int recipients, Deadline deadline, BooleanSupplier cancelled)
      throws PaceException, InterruptedException {
    Duration wait = take(recipients);
    while (!wait.isZero() && !cancelled.getAsBoolean()) {
      if (wait.compareTo(deadline.remaining()) > 0) {
        throw new PaceException(wait);
      }
      ticker.sleep(wait.compareTo(LONGEST_NAP) > 0 ? LONGEST_NAP : wait);
      wait = take(recipients);
    }
    return wait.isZero();
  }

  /** Counts one more mail if it is allowed now; otherwise returns how long that will take. */
  synchronized Duration take(int recipients) {
    long now = ticker.nanos();
    Duration wait = Duration.ZERO;
    for (SlidingCount count : ofMails) {
      wait = longer(wait, count.waitFor(1, now));
    }
    for (SlidingCount count : ofRecipients) {
      wait = longer(wait, count.waitFor(recipients, now));
    }
    if (wait.isZero()) {
      ofMails.forEach(count -> count.add(1, now));
      ofRecipients.forEach(count -> count.add(recipients, now));
    }
    return wait;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  /** Thrown when the provider's limits leave no room before the deadline. */
  static final class PaceException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Duration wait;

    PaceException(Duration wait) {
      super("no room for another " + wait);
      this.wait = wait;
    }

    /** Returns how long until there is room. */
    Duration untilRoom() {
      return wait;
    }
  }
}
