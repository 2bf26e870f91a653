package org.mailquay.oauth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets one request at a time fly. It has a thread of its own: a caller that is interrupted or runs
 * out of time takes nothing from the others.
 */
final class TokenFlights {

  private final Clock clock;
  private final Duration limit;
  private @Nullable FutureTask<AccessToken> flying;
  private @Nullable Instant throttledUntil;

  TokenFlights(Clock clock, Duration limit) {
    this.clock = clock;
    this.limit = limit;
  }

  /**
   * Returns what is known, or the outcome of a request.
   *
   * @param known gives what makes a request needless, or null
   * @param enough tells whether a token helps that was requested for another reason
   */
  AccessToken join(
      Supplier<@Nullable AccessToken> known,
      Predicate<AccessToken> enough,
      Supplier<AccessToken> request) {
    long end = System.nanoTime() + limit.toNanos();
    while (true) {
      FutureTask<AccessToken> flight;
      boolean mine;
      synchronized (this) {
        AccessToken there = known.get();
        if (there != null) {
          return there;
        }
        FutureTask<AccessToken> underWay = flying;
        mine = underWay == null;
        flight = underWay == null ? start(request) : underWay;
      }
      AccessToken landed = await(flight, end);
      if (mine || enough.test(landed)) {
        return landed;
      }
    }
  }

  private FutureTask<AccessToken> start(Supplier<AccessToken> request) {
    requireNoWait();
    FutureTask<AccessToken> flight = new FutureTask<>(() -> fly(request));
    flying = flight;
    Thread thread = new Thread(flight, "mailquay-access-token");
    thread.setDaemon(true);
    thread.start();
    return flight;
  }

  /** The place is free before the waiting threads hear: the next of them may have to start. */
  private AccessToken fly(Supplier<AccessToken> request) {
    try {
      AccessToken token = request.get();
      landed(null);
      return token;
    } catch (TokenException e) {
      landed(e.retryAfter().orElse(null));
      throw e;
    } catch (RuntimeException | Error e) {
      landed(null);
      throw e;
    }
  }

  private synchronized void landed(@Nullable Duration wait) {
    flying = null;
    throttledUntil = wait == null ? null : clock.instant().plus(wait);
  }

  private void requireNoWait() {
    Instant until = throttledUntil;
    if (until != null && clock.instant().isBefore(until)) {
      throw TokenException.builder(TokenFailureKind.THROTTLED)
          .retryAfter(Duration.between(clock.instant(), until))
          .build();
    }
  }

  private AccessToken await(FutureTask<AccessToken> flight, long end) {
    try {
      return flight.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      giveUp(flight);
      throw TokenException.of(
          TokenFailureKind.UNAVAILABLE,
          "There was no access token within " + limit.toSeconds() + " seconds: try again later.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw TokenException.of(
          TokenFailureKind.CANCELLED, "The wait for an access token was interrupted.");
    } catch (CancellationException e) {
      throw TokenException.builder(TokenFailureKind.UNAVAILABLE).build();
    } catch (ExecutionException e) {
      throw TokenFailures.rethrow(e.getCause());
    }
  }

  /** A request that hangs must not stand in the way of the next. */
  private synchronized void giveUp(FutureTask<AccessToken> flight) {
    if (flying == flight) {
      flying = null;
    }
    flight.cancel(true);
  }
}
