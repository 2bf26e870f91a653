package org.mailquay.oauth;

import java.util.Optional;

/**
 * Gives the access token of a sign-in. An implementation is thread-safe, and cheap to ask: it keeps
 * its token until shortly before the end.
 */
@FunctionalInterface
public interface AccessTokenSource {

  /**
   * Returns a token that is good now; may ask the authorization server, within its own limits.
   *
   * @throws TokenException if there is none; its kind says what to do
   */
  AccessToken accessToken();

  /**
   * Returns another token after a server refused one that had not yet expired. A refusal is
   * answered by one forced refresh; where there is nothing newer it is permanent.
   *
   * @param rejected the token that the server refused
   * @throws TokenException if there is no other token
   */
  default AccessToken refreshed(AccessToken rejected) {
    AccessToken next = accessToken();
    if (next.hasSameValueAs(rejected)) {
      throw TokenException.of(
          TokenFailureKind.SIGN_IN_REQUIRED,
          "The server refused the access token, and its source has no other: sign in again.");
    }
    return next;
  }

  /** Returns who signed in, where that is known. */
  default Optional<Account> account() {
    return Optional.empty();
  }
}
