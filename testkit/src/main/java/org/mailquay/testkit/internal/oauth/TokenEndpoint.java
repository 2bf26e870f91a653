package org.mailquay.testkit.internal.oauth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.mailquay.testkit.FakeOAuthError;
import org.mailquay.testkit.FakeOAuthRequest;

/** Gives tokens (RFC 6749 §3.2), as strictly as the RFCs ask for. */
final class TokenEndpoint {

  private final AuthorizationState state;

  TokenEndpoint(AuthorizationState state) {
    this.state = state;
  }

  Map<String, Object> answer(FakeOAuthRequest request) {
    return switch (request.parameter("grant_type")) {
      case "authorization_code" -> code(request);
      case "refresh_token" -> refresh(request);
      case "client_credentials" -> clientCredentials(request);
      case "urn:ietf:params:oauth:grant-type:jwt-bearer" -> jwtBearer(request);
      case "device_code", "urn:ietf:params:oauth:grant-type:device_code" -> device(request);
      default -> throw refusal(request, "unsupported_grant_type", 70003);
    };
  }

  private Map<String, Object> code(FakeOAuthRequest request) {
    requireClient(request);
    AuthorizationState.Code code =
        state
            .takeCode(request.parameter("code"))
            .orElseThrow(() -> refusal(request, "invalid_grant", 70000));
    boolean same =
        code.access().client().equals(request.parameter("client_id"))
            && code.redirectUri().equals(request.parameter("redirect_uri"))
            && isVerified(request.parameter("code_verifier"), code.challenge());
    if (!same) {
      throw refusal(request, "invalid_grant", 501481);
    }
    return tokens(request, code.access(), state.newRefreshToken(code.access()));
  }

  /** RFC 7636 §4.1: 43 to 128 of the unreserved characters. */
  private static boolean isVerified(String verifier, String challenge) {
    if (!verifier.matches("[A-Za-z0-9._~-]{43,128}")) {
      return false;
    }
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return SignedJwt.base64(hash).equals(challenge);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private Map<String, Object> refresh(FakeOAuthRequest request) {
    requireClient(request);
    String token = request.parameter("refresh_token");
    GrantedAccess access =
        state.refresh(token).orElseThrow(() -> refusal(request, "invalid_grant", 700082));
    return tokens(request, access, state.isRotating() ? state.newRefreshToken(access) : token);
  }

  private Map<String, Object> clientCredentials(FakeOAuthRequest request) {
    requireClient(request);
    GrantedAccess access =
        new GrantedAccess("", "", request.parameter("client_id"), scopes(request), "");
    return tokens(request, access, "");
  }

  private Map<String, Object> jwtBearer(FakeOAuthRequest request) {
    SignedJwt assertion = assertion(request, request.parameter("assertion"));
    String client = assertion.claim("iss");
    requireSignature(request, assertion, client);
    GrantedAccess access =
        new GrantedAccess(
            assertion.claim("sub"),
            "",
            client,
            new LinkedHashSet<>(Arrays.asList(assertion.claim("scope").split(" ", -1))),
            "");
    return tokens(request, access, "");
  }

  private Map<String, Object> device(FakeOAuthRequest request) {
    requireClient(request);
    String code = request.parameter("device_code");
    Device device =
        state.device(code).orElseThrow(() -> refusal(request, "bad_verification_code", 70018));
    String error = state.isDeclining() ? "authorization_declined" : device.poll(state.now());
    if (!error.isEmpty()) {
      throw refusal(request, error, 70016);
    }
    return tokens(request, device.access(), state.newRefreshToken(device.access()));
  }

  private void requireClient(FakeOAuthRequest request) {
    AuthorizationState.Client client =
        state
            .client(request.parameter("client_id"))
            .orElseThrow(() -> refusal(request, "unauthorized_client", 700016));
    PublicKey key = client.key();
    if (key != null) {
      SignedJwt assertion = assertion(request, request.parameter("client_assertion"));
      requireSignature(request, assertion, request.parameter("client_id"));
    } else if (client.secret() != null
        && !client.secret().equals(request.parameter("client_secret"))) {
      throw refusal(request, "invalid_client", 7000215);
    }
  }

  private SignedJwt assertion(FakeOAuthRequest request, String jwt) {
    try {
      return SignedJwt.parse(jwt);
    } catch (IllegalArgumentException e) {
      throw refusal(request, "invalid_client", 50027);
    }
  }

  /** RFC 7523 §3: issuer, audience, end, signature. */
  private void requireSignature(FakeOAuthRequest request, SignedJwt assertion, String client) {
    PublicKey key =
        state
            .client(client)
            .map(AuthorizationState.Client::key)
            .orElseThrow(() -> refusal(request, "invalid_client", 700027));
    String end = assertion.claim("exp");
    boolean good =
        assertion.claim("iss").equals(client)
            && assertion.claim("aud").endsWith(request.path())
            && end.matches("\\d+")
            && state.now().isBefore(Instant.ofEpochSecond(Long.parseLong(end)))
            && assertion.isSignedBy(key);
    if (!good) {
      throw refusal(request, "invalid_client", 700027);
    }
  }

  private Map<String, Object> tokens(
      FakeOAuthRequest request, GrantedAccess access, String refreshToken) {
    Map<String, Object> answer = new LinkedHashMap<>();
    String accessToken = accessToken(request, access);
    state.issued(accessToken, access);
    answer.put("token_type", "Bearer");
    answer.put("scope", state.named(access.scopes()));
    answer.put("expires_in", state.lifetimeSeconds());
    answer.put("access_token", accessToken);
    if (!refreshToken.isEmpty()) {
      answer.put("refresh_token", refreshToken);
    }
    if (access.scopes().contains("openid") && !access.user().isEmpty()) {
      answer.put("id_token", idToken(access));
      answer.put(
          "client_info",
          SignedJwt.base64(
              JsonText.of(Map.of("uid", uid(access), "utid", "test-tenant"))
                  .getBytes(StandardCharsets.UTF_8)));
    }
    return answer;
  }

  /** Microsoft's tokens are JWTs, Google's are opaque. */
  private String accessToken(FakeOAuthRequest request, GrantedAccess access) {
    if (!isMicrosoft(request)) {
      return "ya29." + state.next("token");
    }
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("aud", audience(access));
    claims.put("iss", "https://sts.windows.net/test-tenant/");
    claims.put("exp", state.now().getEpochSecond() + state.lifetimeSeconds());
    claims.put("jti", state.next("jwt"));
    if (access.user().isEmpty()) {
      claims.put("roles", Set.of("SMTP.SendAsApp"));
    } else {
      claims.put("upn", access.user());
      claims.put("scp", "SMTP.Send");
    }
    return SignedJwt.sign(claims);
  }

  /** A scope of Microsoft begins with the resource that it is for. */
  private static String audience(GrantedAccess access) {
    return access.scopes().stream()
        .filter(scope -> scope.startsWith("https://"))
        .map(scope -> scope.substring(0, scope.lastIndexOf('/')))
        .findFirst()
        .orElse("00000003-0000-0000-c000-000000000000");
  }

  private String idToken(GrantedAccess access) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", "https://issuer.example");
    claims.put("aud", access.client());
    claims.put("sub", uid(access));
    claims.put("oid", uid(access));
    claims.put("tid", "test-tenant");
    claims.put("preferred_username", access.user());
    claims.put("email", access.user());
    claims.put("name", access.displayName());
    claims.put("iat", state.now().getEpochSecond());
    claims.put("exp", state.now().getEpochSecond() + 3600);
    if (!access.nonce().isEmpty()) {
      claims.put("nonce", access.nonce());
    }
    return SignedJwt.sign(claims);
  }

  private static String uid(GrantedAccess access) {
    return "uid-" + Integer.toHexString(access.user().hashCode());
  }

  static Set<String> scopes(FakeOAuthRequest request) {
    Set<String> scopes = new LinkedHashSet<>(Arrays.asList(request.parameter("scope").split(" ")));
    scopes.remove("");
    return scopes;
  }

  static boolean isMicrosoft(FakeOAuthRequest request) {
    return request.path().contains("/oauth2/v2.0/");
  }

  private static Refusal refusal(FakeOAuthRequest request, String error, int number) {
    return new Refusal(
        isMicrosoft(request)
            ? FakeOAuthError.microsoft(error, number)
            : FakeOAuthError.google(error, "An error for tests."));
  }
}
