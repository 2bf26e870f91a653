package org.mailquay.oauth;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when there is no access token. {@link #kind()} says what has to be done.
 *
 * <p>No message of it holds a token, and what a server said is let in only where it is a code.
 */
public final class TokenException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final TokenFailureKind kind;
  private final @Nullable String providerCode;
  private final @Nullable String providerDetail;
  private final @Nullable String correlationId;
  private final @Nullable String claims;
  private final @Nullable Duration retryAfter;

  TokenException(TokenExceptionBuilder from) {
    super(from.text(), from.cause);
    this.kind = from.kind;
    this.providerCode = from.providerCode;
    this.providerDetail = from.providerDetail;
    this.correlationId = from.correlationId;
    this.claims = from.claims;
    this.retryAfter = from.retryAfter;
  }

  /** Creates an exception; the message names no token. */
  public static TokenException of(TokenFailureKind kind, String message) {
    return builder(kind).message(message).build();
  }

  /** Starts an exception with more to tell. */
  public static TokenExceptionBuilder builder(TokenFailureKind kind) {
    return new TokenExceptionBuilder(kind);
  }

  /** Returns what has to be done. */
  public TokenFailureKind kind() {
    return kind;
  }

  /** Returns the error of the server or of its library, such as {@code invalid_grant}. */
  public Optional<String> providerCode() {
    return Optional.ofNullable(providerCode);
  }

  /** Returns the provider's finer code, such as {@code AADSTS50076} or {@code invalid_rapt}. */
  public Optional<String> providerDetail() {
    return Optional.ofNullable(providerDetail);
  }

  /** Returns what the provider's support finds the request by. */
  public Optional<String> correlationId() {
    return Optional.ofNullable(correlationId);
  }

  /** Returns the claims that the next sign-in must ask for, as the server gave them. */
  public Optional<String> claims() {
    return Optional.ofNullable(claims);
  }

  /** Returns how long the server asks to wait. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /** Returns {@code true} if the same call may succeed later without any change. */
  public boolean isTransient() {
    return kind.isTransient();
  }
}
