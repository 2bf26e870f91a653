package org.mailquay.google.internal;

import com.google.auth.oauth2.PKCEProvider;

/**
 * Hands our own PKCE to the library: its verifier is longer than the 128 characters that RFC 7636
 * §4.1 allows, and ends in a padding that it forbids.
 */
record FixedChallenge(String challenge, String verifier) implements PKCEProvider {

  @Override
  public String getCodeChallenge() {
    return challenge;
  }

  @Override
  public String getCodeChallengeMethod() {
    return "S256";
  }

  @Override
  public String getCodeVerifier() {
    return verifier;
  }

  @Override
  public String toString() {
    return "FixedChallenge[***]";
  }
}
