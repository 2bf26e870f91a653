package org.mailquay.secret;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Function;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Opens a store of secrets. Immutable; never prints. */
public final class StoreKey {

  /** What OWASP advises for PBKDF2 with HMAC-SHA-256 (2023). */
  private static final int ITERATIONS = 600_000;

  private static final int BITS = 256;

  private final char[] password;

  private StoreKey(byte[] key) {
    // key stores take ASCII alone
    this.password = HexFormat.of().formatHex(key).toCharArray();
    Arrays.fill(key, (byte) 0);
  }

  /**
   * Creates a key from at least 16 random bytes, such as the host application keeps them in the key
   * chain of the operating system.
   */
  public static StoreKey of(byte[] key) {
    if (key.length < 16) {
      throw new IllegalArgumentException("a key must have at least 16 random bytes");
    }
    return new StoreKey(key.clone());
  }

  /** Returns 32 new random bytes for {@link #of(byte[])}. */
  public static byte[] newRandom() {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    return key;
  }

  /**
   * Creates a key from an environment variable that holds at least 32 hexadecimal digits.
   *
   * @param variable such as {@code MAILQUAY_STORE_KEY}
   */
  public static StoreKey fromEnvironment(String variable) {
    return fromEnvironment(variable, System::getenv);
  }

  static StoreKey fromEnvironment(String variable, Function<String, String> environment) {
    String digits = environment.apply(variable);
    boolean good = digits != null && digits.matches("(?:[0-9a-fA-F]{2}){16,}");
    if (!good) {
      throw new IllegalArgumentException(
          "environment variable " + variable + " must hold at least 32 hexadecimal digits");
    }
    return of(HexFormat.of().parseHex(digits));
  }

  /**
   * Creates a key by stretching a passphrase (PBKDF2, RFC 8018 §5.2), which takes some tenths of a
   * second.
   *
   * @param passphrase of at least 8 characters; the caller may overwrite it afterwards
   * @param salt at least 8 bytes that are the same each time and need not be secret, such as an id
   *     of the installation
   */
  public static StoreKey fromPassphrase(char[] passphrase, byte[] salt) {
    if (passphrase.length < 8 || salt.length < 8) {
      throw new IllegalArgumentException(
          "a passphrase must have at least 8 characters, and its salt 8 bytes");
    }
    PBEKeySpec stretched = new PBEKeySpec(passphrase, salt, ITERATIONS, BITS);
    try {
      return new StoreKey(
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
              .generateSecret(stretched)
              .getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no PBKDF2 with HMAC-SHA-256", e);
    } finally {
      stretched.clearPassword();
    }
  }

  char[] password() {
    return password.clone();
  }

  /** Returns a fixed text. */
  @Override
  public String toString() {
    return "StoreKey[***]";
  }
}
