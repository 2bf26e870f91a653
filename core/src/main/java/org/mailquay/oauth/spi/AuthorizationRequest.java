package org.mailquay.oauth.spi;

import java.net.URI;
import org.mailquay.oauth.SignInOptions;

/**
 * What the address has to hold that the browser is sent to (RFC 6749 §4.1.1, RFC 7636 §4.3).
 *
 * @param redirectUri where our receiver listens
 * @param state what the answer has to bring back
 * @param codeChallenge of the method S256
 * @param options the account and the claims that are asked for
 */
public record AuthorizationRequest(
    URI redirectUri, String state, String codeChallenge, SignInOptions options) {}
