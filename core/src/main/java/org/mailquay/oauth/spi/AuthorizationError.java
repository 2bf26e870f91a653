package org.mailquay.oauth.spi;

import org.mailquay.oauth.TokenException;
import org.mailquay.oauth.TokenFailureKind;

/**
 * The answer of an authorization server that is no code (RFC 6749 §4.1.2.1).
 *
 * @param code such as {@code access_denied}
 * @param subcode the provider's finer code; may be empty
 * @param description for developers; may be empty
 */
public record AuthorizationError(String code, String subcode, String description) {

  /** Returns what the RFC's codes mean. */
  public TokenException toException() {
    return TokenException.builder(kind()).providerCode(code).providerDetail(subcode).build();
  }

  private TokenFailureKind kind() {
    return switch (code) {
      case "access_denied" -> TokenFailureKind.DECLINED;
      case "server_error", "temporarily_unavailable" -> TokenFailureKind.UNAVAILABLE;
      case "interaction_required", "login_required" -> TokenFailureKind.SIGN_IN_REQUIRED;
      case "consent_required" -> TokenFailureKind.CONSENT_REQUIRED;
      default -> TokenFailureKind.CLIENT_MISCONFIGURED;
    };
  }
}
