package org.mailquay.oauth;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Makes a {@link TokenException} of whatever a grant threw; its own words may hold a token. */
final class TokenFailures {

  private TokenFailures() {}

  static TokenException rethrow(@Nullable Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return thrown instanceof TokenException known ? known : unknown(thrown);
  }

  private static TokenException unknown(@Nullable Throwable thrown) {
    boolean offline = thrown != null && has(thrown, IOException.class);
    TokenFailureKind kind =
        offline ? TokenFailureKind.UNAVAILABLE : TokenFailureKind.SIGN_IN_REQUIRED;
    String type = thrown == null ? "nothing" : thrown.getClass().getName();
    return TokenException.of(kind, kind.advice() + " (" + type + ").");
  }

  private static boolean has(Throwable failure, Class<? extends Throwable> type) {
    Throwable each = failure;
    for (int depth = 0; each != null && depth < 20; depth++) {
      if (type.isInstance(each)) {
        return true;
      }
      each = each.getCause();
    }
    return false;
  }
}
