package org.mailquay.google.internal;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailquay.oauth.TokenException;
import org.mailquay.oauth.TokenExceptionBuilder;
import org.mailquay.oauth.TokenFailureKind;
import org.mailquay.oauth.spi.AuthorizationError;
import org.mailquay.oauth.spi.JsonReader;
import org.mailquay.oauth.spi.OAuthHttp;

/** Says what Google's refusals mean, which depends on who asked: a user or a service account. */
public final class GoogleFailures {

  private final boolean serviceAccount;

  GoogleFailures(boolean serviceAccount) {
    this.serviceAccount = serviceAccount;
  }

  /** Returns what a refusal in the browser means. */
  public static TokenException of(AuthorizationError error) {
    return TokenException.builder(new GoogleFailures(false).kind(error.code(), error.subcode()))
        .providerCode(error.code())
        .providerDetail(error.subcode())
        .build();
  }

  TokenException of(HttpResponse<String> answer) {
    long wait = OAuthHttp.retryAfter(answer);
    Optional<Map<String, Object>> json = JsonReader.object(answer.body());
    String error = json.map(members -> text(members, "error")).orElse("");
    boolean busy =
        answer.statusCode() == 429 || error.contains("rate_limit") || error.contains("quota");
    TokenExceptionBuilder failure;
    if (busy) {
      failure = TokenException.builder(TokenFailureKind.THROTTLED);
    } else if (answer.statusCode() >= 500 || json.isEmpty() || error.isEmpty()) {
      failure = TokenException.builder(TokenFailureKind.UNAVAILABLE);
    } else {
      String subtype = text(json.get(), "error_subtype");
      failure = described(kind(error, subtype), error).providerDetail(subtype);
    }
    return failure
        .providerCode(error)
        .retryAfter(wait < 0 ? null : Duration.ofSeconds(wait))
        .build();
  }

  private TokenExceptionBuilder described(TokenFailureKind kind, String error) {
    TokenExceptionBuilder failure = TokenException.builder(kind);
    if (serviceAccount && error.equals("unauthorized_client")) {
      failure.message(
          "The Workspace does not let the service account act for its users: an administrator has"
              + " to add its client id with the scope https://mail.google.com/ under Security >"
              + " API controls > Domain-wide delegation.");
    } else if (serviceAccount && error.equals("invalid_grant")) {
      failure.message(
          "Google does not accept the key of the service account, the user it acts for, or the"
              + " clock of this machine.");
    }
    return failure;
  }

  private TokenFailureKind kind(String error, String subtype) {
    return switch (error) {
      case "invalid_grant" -> grant(subtype);
      case "access_denied" -> TokenFailureKind.DECLINED;
      case "unauthorized_client" ->
          serviceAccount
              ? TokenFailureKind.ADMIN_CONSENT_REQUIRED
              : TokenFailureKind.CLIENT_MISCONFIGURED;
      case "admin_policy_enforced" -> TokenFailureKind.ADMIN_CONSENT_REQUIRED;
      case "org_internal", "account_restricted" -> TokenFailureKind.BLOCKED_BY_POLICY;
      case "interaction_required", "login_required" -> TokenFailureKind.SIGN_IN_REQUIRED;
      case "internal_failure", "backend_error", "server_error", "temporarily_unavailable" ->
          TokenFailureKind.UNAVAILABLE;
      default -> TokenFailureKind.CLIENT_MISCONFIGURED;
    };
  }

  private TokenFailureKind grant(String subtype) {
    if (serviceAccount) {
      return TokenFailureKind.CLIENT_MISCONFIGURED;
    }
    return subtype.equals("invalid_rapt")
        ? TokenFailureKind.MFA_REQUIRED
        : TokenFailureKind.SIGN_IN_REQUIRED;
  }

  /** What the library throws, without its words: they repeat what was sent. */
  static TokenException unwrapped(@Nullable Throwable thrown) {
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      if (each instanceof RefusedAnswerException refused) {
        return refused.meaning();
      }
    }
    return TokenException.of(
        TokenFailureKind.CLIENT_MISCONFIGURED,
        "Google's answer was not what it should be: check the registration of the application.");
  }

  private static String text(Map<String, Object> json, String name) {
    return json.get(name) instanceof String text ? text : "";
  }
}
