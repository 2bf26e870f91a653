package org.mailquay.oauth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Says whether a token is still worth using. One whose end is unknown is, until it is refused. */
final class TokenLifetime {

  private final Clock clock;
  private final Duration renewBefore;
  private volatile @Nullable Duration whole;

  TokenLifetime(Clock clock, Duration renewBefore) {
    this.clock = clock;
    this.renewBefore = renewBefore;
  }

  /** A token that lives for a minute must not be replaced five minutes before its end. */
  void began(AccessToken token) {
    whole = token.expiresAt().map(end -> Duration.between(clock.instant(), end)).orElse(null);
  }

  boolean isFresh(AccessToken token) {
    return isBefore(token, margin());
  }

  boolean isAlive(AccessToken token) {
    return isBefore(token, Duration.ZERO);
  }

  private boolean isBefore(AccessToken token, Duration margin) {
    Instant then = clock.instant().plus(margin);
    return token.expiresAt().map(then::isBefore).orElse(true);
  }

  private Duration margin() {
    Duration known = whole;
    if (known == null || known.isNegative()) {
      return renewBefore;
    }
    Duration quarter = known.dividedBy(4);
    return quarter.compareTo(renewBefore) < 0 ? quarter : renewBefore;
  }
}
