package org.mailquay.oauth.internal;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes texts that cannot be guessed. */
public final class RandomText {

  private RandomText() {}

  /** Returns 43 characters that hold 256 random bits. */
  public static String of(SecureRandom random) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
