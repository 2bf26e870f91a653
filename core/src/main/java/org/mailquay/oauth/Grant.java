package org.mailquay.oauth;

import java.time.Instant;
import java.util.Optional;

/**
 * What stands behind a sign-in: it gets new access tokens from an authorization server (RFC 6749
 * §1.3). It keeps no token of its own: {@link CachingTokenSource} does, and asks one at a time.
 *
 * <p>A refresh token that the server replaced is stored before the new access token is returned.
 */
@FunctionalInterface
public interface Grant {

  /**
   * Asks the authorization server for a new token, whatever is kept elsewhere.
   *
   * @throws TokenException if it gives none
   */
  AccessToken renew();

  /** Returns the access token of an earlier run, where one is kept, without asking the server. */
  default Optional<AccessToken> kept() {
    return Optional.empty();
  }

  /** Returns who signed in, where that is known. */
  default Optional<Account> account() {
    return Optional.empty();
  }

  /** Returns when the sign-in dies unless it is used before, where that is known. */
  default Optional<Instant> diesUnusedAt() {
    return Optional.empty();
  }
}
