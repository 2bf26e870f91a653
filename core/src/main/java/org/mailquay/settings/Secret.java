package org.mailquay.settings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.function.Function;

/**
 * A password or another secret text that never prints. Equality takes constant time. Thread-safe.
 *
 * <p>{@link #wipe()} overwrites the characters when they are no longer needed; a wiped secret
 * cannot be read.
 */
public final class Secret {

  private final char[] characters;
  private boolean wiped;

  private Secret(char[] characters) {
    this.characters = characters;
  }

  /** Creates a secret from a text. The text itself stays in memory until it is collected. */
  public static Secret of(CharSequence text) {
    char[] characters = new char[text.length()];
    for (int i = 0; i < characters.length; i++) {
      characters[i] = text.charAt(i);
    }
    return new Secret(characters);
  }

  /** Creates a secret from a copy of the characters; the caller may overwrite its own. */
  public static Secret of(char[] characters) {
    return new Secret(characters.clone());
  }

  /**
   * Hands a copy of the characters to a function and overwrites the copy afterwards.
   *
   * @throws IllegalStateException if the secret has been wiped
   */
  public synchronized <T> T use(Function<char[], T> user) {
    char[] copy = readable().clone();
    try {
      return user.apply(copy);
    } finally {
      Arrays.fill(copy, '\0');
    }
  }

  /**
   * Returns the secret in the clear, for the moment of use: a String cannot be wiped.
   *
   * @throws IllegalStateException if the secret has been wiped
   */
  public String reveal() {
    return use(String::new);
  }

  /** Returns {@code true} if there are no characters. */
  public boolean isEmpty() {
    return characters.length == 0;
  }

  /** Overwrites the characters; equal secrets elsewhere are not touched. */
  public synchronized void wipe() {
    Arrays.fill(characters, '\0');
    wiped = true;
  }

  /** Returns {@code true} after {@link #wipe()}. */
  public synchronized boolean isWiped() {
    return wiped;
  }

  private char[] readable() {
    if (wiped) {
      throw new IllegalStateException("this secret has been wiped");
    }
    return characters;
  }

  private synchronized byte[] snapshot() {
    return new String(characters).getBytes(StandardCharsets.UTF_16BE);
  }

  /** Compares in constant time; a wiped secret equals only itself. */
  @Override
  public boolean equals(Object other) {
    if (this == other) {
      return true;
    }
    if (!(other instanceof Secret secret) || isWiped() || secret.isWiped()) {
      return false;
    }
    return MessageDigest.isEqual(snapshot(), secret.snapshot());
  }

  /** The same for every secret: a hash of the content would tell about it. */
  @Override
  public int hashCode() {
    return Secret.class.hashCode();
  }

  /** Returns a fixed text. */
  @Override
  public String toString() {
    return "Secret[***]";
  }
}
