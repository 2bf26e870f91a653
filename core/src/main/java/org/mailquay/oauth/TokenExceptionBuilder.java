package org.mailquay.oauth;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Builds a {@link TokenException} from what a server or a library told. */
public final class TokenExceptionBuilder {

  /** Codes are short words; what is longer may be a token that the server sent back. */
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");

  private static final int LONGEST_CLAIMS = 4096;

  final TokenFailureKind kind;
  @Nullable String providerCode;
  @Nullable String providerDetail;
  @Nullable String correlationId;
  @Nullable String claims;
  @Nullable Duration retryAfter;
  @Nullable Throwable cause;
  private @Nullable String message;

  TokenExceptionBuilder(TokenFailureKind kind) {
    this.kind = kind;
  }

  /** Sets what happened; without it the kind speaks for itself. */
  public TokenExceptionBuilder message(String text) {
    this.message = text;
    return this;
  }

  /** Sets the server's error code; what is not a code is left out. */
  public TokenExceptionBuilder providerCode(@Nullable String code) {
    this.providerCode = codeOrNull(code);
    return this;
  }

  /** Sets the server's finer code; what is not a code is left out. */
  public TokenExceptionBuilder providerDetail(@Nullable String code) {
    this.providerDetail = codeOrNull(code);
    return this;
  }

  /** Sets what the provider's support asks for; what is not an id is left out. */
  public TokenExceptionBuilder correlationId(@Nullable String id) {
    this.correlationId = codeOrNull(id);
    return this;
  }

  /** Sets the claims that the next sign-in must ask for. */
  public TokenExceptionBuilder claims(@Nullable String json) {
    boolean usable = json != null && !json.isBlank() && json.length() <= LONGEST_CLAIMS;
    this.claims = usable ? json : null;
    return this;
  }

  /** Sets how long the server asks to wait. */
  public TokenExceptionBuilder retryAfter(@Nullable Duration wait) {
    this.retryAfter = wait == null || wait.isNegative() ? null : wait;
    return this;
  }

  /** Sets the underlying failure, which must not tell a token either. */
  public TokenExceptionBuilder cause(@Nullable Throwable failure) {
    this.cause = failure;
    return this;
  }

  /** Returns the exception. */
  public TokenException build() {
    return new TokenException(this);
  }

  String text() {
    StringBuilder text = new StringBuilder(message == null ? kind.advice() + "." : message);
    append(text, "error", providerCode);
    append(text, "code", providerDetail);
    append(text, "correlation id", correlationId);
    return text.toString();
  }

  private static void append(StringBuilder text, String name, @Nullable String value) {
    if (value != null) {
      text.append(" [").append(name).append(": ").append(value).append(']');
    }
  }

  private static @Nullable String codeOrNull(@Nullable String code) {
    return code != null && CODE.matcher(code).matches() ? code : null;
  }
}
