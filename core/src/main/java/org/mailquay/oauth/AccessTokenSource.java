package org.mailquay.oauth;

/**
 * Gives the access token of a sign-in. An implementation is thread-safe, and cheap to ask: it keeps
 * its token until shortly before the end.
 */
@FunctionalInterface
public interface AccessTokenSource {

  /** Returns a token that is good now; may ask the authorization server, within its own limits. */
  AccessToken accessToken();
}
