package org.mailquay.oauth;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Carries a sign-in from one machine to another as a text: from a PC with a browser to a till
 * without one. It is encrypted with a passphrase (PBKDF2, AES-256-GCM), names its provider, and is
 * good until a date that cannot be changed without the passphrase.
 */
public final class GrantBundle {

  private static final String PREFIX = "mailquay-grant.1.";
  private static final int ITERATIONS = 600_000;
  private static final int SALT = 16;
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final int SHORTEST_PASSPHRASE = 12;
  private static final int LONGEST = 1 << 20;

  private final Clock clock;
  private final SecureRandom random;

  /** Creates a packer of bundles with the clock of the system. */
  public GrantBundle() {
    this(Clock.systemUTC(), new SecureRandom());
  }

  /** Creates a packer of bundles. */
  public GrantBundle(Clock clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  /**
   * Packs a sign-in.
   *
   * @param provider the id of the provider, such as {@code google}
   * @param grant what the provider's store holds
   * @param passphrase at least 12 characters; the caller may overwrite it afterwards
   * @param goodUntil after it the bundle is refused
   */
  public String pack(String provider, byte[] grant, char[] passphrase, Instant goodUntil) {
    if (passphrase.length < SHORTEST_PASSPHRASE) {
      throw new IllegalArgumentException(
          "the passphrase of a bundle must have at least " + SHORTEST_PASSPHRASE + " characters");
    }
    if (!goodUntil.isAfter(clock.instant())) {
      throw new IllegalArgumentException("goodUntil of a bundle must be in the future");
    }
    byte[] header = (provider + "\n" + goodUntil.getEpochSecond()).getBytes(StandardCharsets.UTF_8);
    byte[] random = new byte[SALT + NONCE];
    this.random.nextBytes(random);
    byte[] sealed = cipher(Cipher.ENCRYPT_MODE, header, random, passphrase, grant);
    byte[] body =
        ByteBuffer.allocate(random.length + sealed.length).put(random).put(sealed).array();
    return PREFIX + base64(header) + "." + base64(body);
  }

  /**
   * Unpacks a sign-in.
   *
   * @throws TokenException if the bundle is damaged, of another provider or too old, or the
   *     passphrase is not the one it was packed with
   */
  public byte[] unpack(String provider, String bundle, char[] passphrase) {
    String text = bundle.strip();
    String[] parts = text.substring(Math.min(PREFIX.length(), text.length())).split("\\.", -1);
    if (!text.startsWith(PREFIX) || parts.length != 2 || text.length() > LONGEST) {
      throw unusable("This is no bundle of a sign-in, or it is not whole.");
    }
    byte[] header = bytes(parts[0]);
    byte[] body = bytes(parts[1]);
    if (body.length < SALT + NONCE + TAG_BITS / 8) {
      throw unusable("The bundle of the sign-in is not whole.");
    }
    byte[] random = Arrays.copyOf(body, SALT + NONCE);
    byte[] sealed = Arrays.copyOfRange(body, SALT + NONCE, body.length);
    byte[] grant = cipher(Cipher.DECRYPT_MODE, header, random, passphrase, sealed);
    requireUsable(new String(header, StandardCharsets.UTF_8), provider);
    return grant;
  }

  private void requireUsable(String header, String provider) {
    String[] lines = header.split("\n", -1);
    if (!lines[0].equals(provider)) {
      throw unusable("The bundle holds a sign-in of another provider: " + lines[0] + ".");
    }
    Instant goodUntil = Instant.ofEpochSecond(Long.parseLong(lines[1]));
    if (!clock.instant().isBefore(goodUntil)) {
      throw TokenException.of(
          TokenFailureKind.SIGN_IN_REQUIRED,
          "The bundle of the sign-in was good until " + goodUntil + ": export a new one.");
    }
  }

  private static byte[] cipher(
      int mode, byte[] header, byte[] random, char[] passphrase, byte[] text) {
    PBEKeySpec stretched = new PBEKeySpec(passphrase, Arrays.copyOf(random, SALT), ITERATIONS, 256);
    try {
      byte[] key =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
              .generateSecret(stretched)
              .getEncoded();
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, random, SALT, NONCE));
      cipher.updateAAD(header);
      return cipher.doFinal(text);
    } catch (AEADBadTagException e) {
      throw unusable("The passphrase does not open the bundle, or the bundle was changed.");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no AES-GCM or PBKDF2", e);
    } finally {
      stretched.clearPassword();
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] bytes(String base64) {
    try {
      return Base64.getUrlDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw unusable("The bundle of the sign-in is not whole.");
    }
  }

  private static TokenException unusable(String message) {
    return TokenException.of(TokenFailureKind.STORE_FAILED, message);
  }
}
