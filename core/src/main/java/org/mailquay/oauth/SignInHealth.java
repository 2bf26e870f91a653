package org.mailquay.oauth;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long a sign-in will go on to work without the user.
 *
 * @param state what to tell
 * @param end when it dies unused, where that is known
 */
public record SignInHealth(State state, @Nullable Instant end) {

  /** What to tell about a sign-in. */
  public enum State {
    /** It works. */
    GOOD,
    /** It will die unused before long: {@link CachingTokenSource#keepAlive()} renews it. */
    ENDS_SOON,
    /** It has ended: the user has to sign in again. */
    ENDED
  }

  /** Returns when the sign-in dies unless it is used before, where that is known. */
  public Optional<Instant> diesUnusedAt() {
    return Optional.ofNullable(end);
  }
}
