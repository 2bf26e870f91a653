package org.mailquay.microsoft.internal;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailquay.oauth.TokenException;
import org.mailquay.oauth.TokenExceptionBuilder;
import org.mailquay.oauth.TokenFailureKind;
import org.mailquay.oauth.spi.AuthorizationError;
import org.mailquay.oauth.spi.JsonReader;
import org.mailquay.oauth.spi.OAuthHttp;

/**
 * Says what Microsoft's refusals mean: by {@code error} and {@code suberror} first. The AADSTS
 * numbers may change, says Microsoft, and are hints where the words leave it open.
 */
public final class MicrosoftFailures {

  private static final Pattern NUMBER = Pattern.compile("AADSTS(\\d{4,8})");

  private MicrosoftFailures() {}

  /** Returns what an answer means that is no token. */
  public static TokenException of(HttpResponse<String> answer) {
    long wait = OAuthHttp.retryAfter(answer);
    Optional<Map<String, Object>> json = JsonReader.object(answer.body());
    TokenExceptionBuilder failure;
    if (answer.statusCode() == 429) {
      failure = TokenException.builder(TokenFailureKind.THROTTLED);
    } else if (answer.statusCode() >= 500 || json.isEmpty()) {
      failure = TokenException.builder(TokenFailureKind.UNAVAILABLE);
    } else {
      failure = refusal(json.get());
    }
    return failure.retryAfter(wait < 0 ? null : Duration.ofSeconds(wait)).build();
  }

  /** Returns what a refusal in the browser means. */
  public static TokenException of(AuthorizationError error) {
    String number = number(error.description());
    return TokenException.builder(kind(error.code(), error.subcode(), number, false))
        .providerCode(error.code())
        .providerDetail(number.isEmpty() ? error.subcode() : "AADSTS" + number)
        .build();
  }

  private static TokenExceptionBuilder refusal(Map<String, Object> json) {
    String error = text(json, "error");
    String suberror = text(json, "suberror");
    String number = numbers(json);
    String claims = text(json, "claims");
    return TokenException.builder(kind(error, suberror, number, !claims.isEmpty()))
        .providerCode(error)
        .providerDetail(number.isEmpty() ? suberror : "AADSTS" + number)
        .correlationId(text(json, "correlation_id"))
        .claims(claims);
  }

  private static TokenFailureKind kind(
      String error, String suberror, String number, boolean hasClaims) {
    return switch (error) {
      case "invalid_grant", "interaction_required", "login_required" ->
          interaction(error, suberror, number, hasClaims);
      case "consent_required" -> consent(number);
      case "access_denied" -> hint(number).orElse(TokenFailureKind.DECLINED);
      case "authorization_declined" -> TokenFailureKind.DECLINED;
      case "expired_token", "code_expired" -> TokenFailureKind.TIMED_OUT;
      case "bad_verification_code" -> TokenFailureKind.SIGN_IN_REQUIRED;
      case "temporarily_unavailable", "server_error" -> TokenFailureKind.UNAVAILABLE;
      default -> TokenFailureKind.CLIENT_MISCONFIGURED;
    };
  }

  private static TokenFailureKind interaction(
      String error, String suberror, String number, boolean hasClaims) {
    return switch (suberror) {
      case "consent_required" -> consent(number);
      case "basic_action" -> TokenFailureKind.MFA_REQUIRED;
      case "additional_action", "message_only", "protection_policy_required" ->
          TokenFailureKind.BLOCKED_BY_POLICY;
      case "user_password_expired", "bad_token", "token_expired" ->
          TokenFailureKind.SIGN_IN_REQUIRED;
      default ->
          hint(number)
              .orElse(
                  hasClaims || error.equals("interaction_required")
                      ? TokenFailureKind.MFA_REQUIRED
                      : TokenFailureKind.SIGN_IN_REQUIRED);
    };
  }

  private static TokenFailureKind consent(String number) {
    return hint(number)
        .filter(kind -> kind == TokenFailureKind.ADMIN_CONSENT_REQUIRED)
        .orElse(TokenFailureKind.CONSENT_REQUIRED);
  }

  private static Optional<TokenFailureKind> hint(String number) {
    return Optional.ofNullable(
        switch (number) {
          case "50072", "50074", "50076", "50079", "50158" -> TokenFailureKind.MFA_REQUIRED;
          case "65001" -> TokenFailureKind.CONSENT_REQUIRED;
          case "90093", "90094", "90095" -> TokenFailureKind.ADMIN_CONSENT_REQUIRED;
          case "50057", "50105", "53000", "53001", "53002", "53003", "53004" ->
              TokenFailureKind.BLOCKED_BY_POLICY;
          default -> null;
        });
  }

  private static String numbers(Map<String, Object> json) {
    Object codes = json.get("error_codes");
    Object first = codes instanceof List<?> list && !list.isEmpty() ? list.get(0) : null;
    return first instanceof Double number
        ? Long.toString(number.longValue())
        : number(text(json, "error_description"));
  }

  private static String number(String description) {
    Matcher found = NUMBER.matcher(description);
    return found.find() ? found.group(1) : "";
  }

  private static String text(Map<String, Object> json, String name) {
    return json.get(name) instanceof String text ? text : "";
  }
}
