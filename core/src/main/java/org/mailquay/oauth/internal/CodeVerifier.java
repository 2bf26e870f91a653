package org.mailquay.oauth.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/** Proves that who redeems a code is who asked for it: 43 characters (RFC 7636 §4.1). */
public final class CodeVerifier {

  private final String text;

  private CodeVerifier(String text) {
    this.text = text;
  }

  /** Returns a new one. */
  public static CodeVerifier random(SecureRandom random) {
    return new CodeVerifier(RandomText.of(random));
  }

  /** Returns it in the clear, for the moment of use. */
  public String text() {
    return text;
  }

  /** Returns the challenge of the method S256 (RFC 7636 §4.2). */
  public String challenge() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "CodeVerifier[***]";
  }
}
