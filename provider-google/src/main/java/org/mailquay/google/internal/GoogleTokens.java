package org.mailquay.google.internal;

import java.util.Date;
import org.mailquay.oauth.AccessToken;

/** Puts the library's tokens in our terms. */
final class GoogleTokens {

  private GoogleTokens() {}

  static AccessToken of(com.google.auth.oauth2.AccessToken token) {
    Date end = token.getExpirationTime();
    return end == null
        ? AccessToken.of(token.getTokenValue())
        : AccessToken.of(token.getTokenValue(), end.toInstant());
  }
}
