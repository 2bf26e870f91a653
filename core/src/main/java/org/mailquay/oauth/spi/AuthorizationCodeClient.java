package org.mailquay.oauth.spi;

import java.net.URI;
import org.mailquay.oauth.CachingTokenSource;
import org.mailquay.oauth.TokenException;

/** What a provider adds to the sign-in in the browser. */
public interface AuthorizationCodeClient {

  /** Returns the host of the redirect address as it is registered; it has to mean this machine. */
  default String redirectHost() {
    return "127.0.0.1";
  }

  /** Returns the address that the browser is sent to. */
  URI authorizationAddress(AuthorizationRequest request);

  /**
   * Exchanges the code for tokens and stores what was granted (RFC 6749 §4.1.3).
   *
   * @throws TokenException if the server refuses, or grants less than mail needs
   */
  CachingTokenSource redeem(String code, URI redirectUri, String codeVerifier);

  /** Says why the server sent the user back without a code (RFC 6749 §4.1.2.1). */
  default TokenException refused(AuthorizationError error) {
    return error.toException();
  }
}
