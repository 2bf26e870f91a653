package org.mailquay.oauth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A bearer token that stands for a sign-in (RFC 6750). Immutable; never prints. */
public final class AccessToken {

  private final String value;
  private final @Nullable Instant expiresAt;

  private AccessToken(String value, @Nullable Instant expiresAt) {
    if (value.isEmpty() || !value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new IllegalArgumentException(
          "an access token consists of visible ASCII characters (RFC 6750 §2.1)");
    }
    this.value = value;
    this.expiresAt = expiresAt;
  }

  /** Creates a token of which the end is not known. */
  public static AccessToken of(String value) {
    return new AccessToken(value, null);
  }

  /** Creates a token that ends at an instant. */
  public static AccessToken of(String value, Instant expiresAt) {
    return new AccessToken(value, expiresAt);
  }

  /** Returns the token in the clear, for the moment of use. */
  public String reveal() {
    return value;
  }

  /** Returns when the token ends, where that is known. */
  public Optional<Instant> expiresAt() {
    return Optional.ofNullable(expiresAt);
  }

  /** Returns {@code true} if both are the same token, whatever is known of its end. */
  boolean hasSameValueAs(AccessToken other) {
    return MessageDigest.isEqual(bytes(value), bytes(other.value));
  }

  /** Compares the value in constant time. */
  @Override
  public boolean equals(Object other) {
    return other instanceof AccessToken that
        && hasSameValueAs(that)
        && Objects.equals(expiresAt, that.expiresAt);
  }

  /** Depends on the end only: a hash of the value would tell about it. */
  @Override
  public int hashCode() {
    return Objects.hashCode(expiresAt);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Returns a fixed text and the end. */
  @Override
  public String toString() {
    return "AccessToken[***" + (expiresAt == null ? "" : ", expires " + expiresAt) + "]";
  }
}
