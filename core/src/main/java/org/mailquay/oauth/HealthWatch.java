package org.mailquay.oauth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows whether a sign-in lives, and tells it once per change. */
final class HealthWatch {

  private static final Logger LOG = LoggerFactory.getLogger(HealthWatch.class);

  /** A shop is closed for a week at a time. */
  private static final Duration SOON = Duration.ofDays(7);

  private final Grant grant;
  private final Clock clock;
  private final Consumer<SignInHealth> listener;
  private boolean ended;
  private SignInHealth.State told = SignInHealth.State.GOOD;

  HealthWatch(Grant grant, Clock clock, Consumer<SignInHealth> listener) {
    this.grant = grant;
    this.clock = clock;
    this.listener = listener;
  }

  void renewed() {
    ended(false);
    look();
  }

  void failed(TokenException failure) {
    if (failure.kind().wantsSignIn()) {
      ended(true);
    }
    look();
  }

  SignInHealth look() {
    Instant end = grant.diesUnusedAt().orElse(null);
    SignInHealth now = new SignInHealth(state(end), end);
    if (isNews(now.state())) {
      tell(now);
    }
    return now;
  }

  /** A listener's failure is no failure of the sign-in. */
  private void tell(SignInHealth news) {
    try {
      listener.accept(news);
    } catch (RuntimeException e) {
      LOG.warn("A listener for the health of a sign-in failed: {}", e.getClass().getName());
    }
  }

  private synchronized void ended(boolean is) {
    ended = is;
  }

  private synchronized SignInHealth.State state(@Nullable Instant end) {
    Instant now = clock.instant();
    if (ended || (end != null && !now.isBefore(end))) {
      return SignInHealth.State.ENDED;
    }
    boolean soon = end != null && !now.plus(SOON).isBefore(end);
    return soon ? SignInHealth.State.ENDS_SOON : SignInHealth.State.GOOD;
  }

  private synchronized boolean isNews(SignInHealth.State state) {
    boolean news = state != told;
    told = state;
    return news;
  }
}
