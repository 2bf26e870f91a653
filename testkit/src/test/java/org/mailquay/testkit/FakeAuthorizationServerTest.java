package org.mailquay.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailquay.testkit.FakeAuthorizationServer.Endpoint;

@Timeout(30)
class FakeAuthorizationServerTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String VERIFIER = "v".repeat(43);
  private static final String REDIRECT = "http://127.0.0.1:9";

  private static final String FORM = "application/x-www-form-urlencoded";

  @RegisterExtension
  final FakeAuthorizationServer server = FakeAuthorizationServer.start().client("till");

  private static String form(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private HttpResponse<String> post(String path, Map<String, String> parameters) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(server.address() + path))
            .header("Content-Type", FORM)
            .POST(HttpRequest.BodyPublishers.ofString(form(parameters)))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> authorize(Map<String, String> changes) throws Exception {
    Map<String, String> parameters = new HashMap<>();
    parameters.put("client_id", "till");
    parameters.put("redirect_uri", REDIRECT);
    parameters.put("response_type", "code");
    parameters.put("scope", "openid https://mail.google.com/");
    parameters.put("state", "s");
    parameters.put("code_challenge", challenge(VERIFIER));
    parameters.put("code_challenge_method", "S256");
    parameters.putAll(changes);
    return HTTP.send(
        HttpRequest.newBuilder(
                URI.create(server.address() + "/o/oauth2/v2/auth?" + form(parameters)))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String challenge(String verifier) throws Exception {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(
            MessageDigest.getInstance("SHA-256")
                .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
  }

  private String code(Map<String, String> changes) throws Exception {
    String location = authorize(changes).headers().firstValue("Location").orElseThrow();
    assertThat(location).startsWith(REDIRECT + "/?code=").endsWith("&state=s");
    return location.replaceAll(".*code=([^&]*).*", "$1");
  }

  private HttpResponse<String> redeem(String code, String verifier) throws Exception {
    return post(
        "/token",
        Map.of(
            "grant_type", "authorization_code",
            "client_id", "till",
            "code", code,
            "redirect_uri", REDIRECT,
            "code_verifier", verifier));
  }

  private static String member(HttpResponse<String> answer, String name) {
    Matcher found = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(answer.body());
    return found.find() ? found.group(1) : "";
  }

  private HttpResponse<String> refresh(String token) throws Exception {
    return post(
        "/common/oauth2/v2.0/token",
        Map.of("grant_type", "refresh_token", "client_id", "till", "refresh_token", token));
  }

  @Nested
  class AnAuthorizationCode {

    @Test
    void isGoodOnceWithItsVerifier() throws Exception {
      String code = code(Map.of());
      HttpResponse<String> tokens = redeem(code, VERIFIER);
      assertThat(tokens.statusCode()).isEqualTo(200);
      assertThat(server.accepts(member(tokens, "access_token"))).isTrue();
      assertThat(member(redeem(code, VERIFIER), "error")).isEqualTo("invalid_grant");
    }

    @Test
    void isRefusedWithAnotherVerifier() throws Exception {
      assertThat(member(redeem(code(Map.of()), "w".repeat(43)), "error"))
          .isEqualTo("invalid_grant");
    }

    @ParameterizedTest
    @ValueSource(ints = {42, 129, 172})
    void isRefusedWithAVerifierThatTheRfcForbids(int length) throws Exception {
      String verifier = "v".repeat(length);
      String code = code(Map.of("code_challenge", challenge(verifier)));
      assertThat(member(redeem(code, verifier), "error")).isEqualTo("invalid_grant");
    }

    @Test
    void isRefusedWithPaddingInItsVerifier() throws Exception {
      String verifier = "v".repeat(60) + "==";
      String code = code(Map.of("code_challenge", challenge(verifier)));
      assertThat(member(redeem(code, verifier), "error")).isEqualTo("invalid_grant");
    }

    @Test
    void isNotGivenToStrangersOrWithoutPkce() throws Exception {
      assertThat(authorize(Map.of("client_id", "other")).statusCode()).isEqualTo(400);
      assertThat(authorize(Map.of("code_challenge", "")).statusCode()).isEqualTo(400);
      assertThat(authorize(Map.of("code_challenge_method", "plain")).statusCode()).isEqualTo(400);
      assertThat(authorize(Map.of("redirect_uri", "https://evil.example")).statusCode())
          .isEqualTo(400);
    }

    @Test
    void comesInAFormWhenAskedFor() throws Exception {
      assertThat(authorize(Map.of("response_mode", "form_post")).body())
          .contains("<form method=\"post\" action=\"" + REDIRECT + "/\">")
          .contains("name=\"state\" value=\"s\"");
    }

    @Test
    void waitsForTheUserOnAPage() throws Exception {
      server.showLoginPage().user("<shop>@example.com", "Corner Shop");
      assertThat(authorize(Map.of()).body())
          .contains("id=\"agree\"", "id=\"decline\"", "&lt;shop>@example.com");
      assertThat(authorize(Map.of("fake_decision", "agree")).statusCode()).isEqualTo(302);
      assertThat(authorize(Map.of("fake_decision", "decline")).headers().firstValue("Location"))
          .hasValueSatisfying(address -> assertThat(address).contains("error=access_denied"));
    }

    @Test
    void isNotGivenWhenTheUserDeclines() throws Exception {
      server.decline();
      assertThat(authorize(Map.of()).headers().firstValue("Location").orElseThrow())
          .contains("error=access_denied");
    }

    @Test
    void holdsWhatTheUserLeftTicked() throws Exception {
      server.grantOnly(Set.of("openid"));
      assertThat(member(redeem(code(Map.of()), VERIFIER), "scope")).isEqualTo("openid");
    }
  }

  @Nested
  class ARefreshToken {

    @Test
    void staysUnlessTheServerRotates() throws Exception {
      String token = member(redeem(code(Map.of()), VERIFIER), "refresh_token");
      assertThat(member(refresh(token), "refresh_token")).isEqualTo(token);
      server.rotateRefreshTokens();
      String next = member(refresh(token), "refresh_token");
      assertThat(next).isNotEqualTo(token);
      assertThat(member(refresh(token), "error")).isEqualTo("invalid_grant");
      assertThat(refresh(next).statusCode()).isEqualTo(200);
    }

    @Test
    void isWithdrawnForAll() throws Exception {
      HttpResponse<String> tokens = redeem(code(Map.of()), VERIFIER);
      assertThat(post("/revoke", Map.of("token", member(tokens, "refresh_token"))).statusCode())
          .isEqualTo(200);
      assertThat(server.accepts(member(tokens, "access_token"))).isFalse();
      assertThat(member(refresh(member(tokens, "refresh_token")), "error"))
          .isEqualTo("invalid_grant");
    }
  }

  @Nested
  class ADevice {

    @Test
    void hearsSlowDownAndPendingBeforeItsToken() throws Exception {
      server.deviceSlowDown(1).devicePending(1);
      HttpResponse<String> device =
          post("/common/oauth2/v2.0/devicecode", Map.of("client_id", "till", "scope", "openid"));
      Map<String, String> poll =
          Map.of(
              "grant_type", "urn:ietf:params:oauth:grant-type:device_code",
              "client_id", "till",
              "device_code", member(device, "device_code"));
      assertThat(member(post("/common/oauth2/v2.0/token", poll), "error")).isEqualTo("slow_down");
      assertThat(member(post("/common/oauth2/v2.0/token", poll), "error"))
          .isEqualTo("authorization_pending");
      assertThat(post("/common/oauth2/v2.0/token", poll).statusCode()).isEqualTo(200);
    }

    @Test
    void getsNoMailFromGoogle() throws Exception {
      HttpResponse<String> refused =
          post("/device/code", Map.of("client_id", "till", "scope", "https://mail.google.com/"));
      assertThat(member(refused, "error")).isEqualTo("invalid_scope");
    }
  }

  @Test
  void asksForTheSecretOfAClient() throws Exception {
    server.client("daemon", "s3cret");
    Map<String, String> request =
        Map.of("grant_type", "client_credentials", "client_id", "daemon", "scope", "x");
    HttpResponse<String> refused = post("/tenant/oauth2/v2.0/token", request);
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.body()).contains("invalid_client", "AADSTS7000215", "correlation_id");
  }

  @Test
  void tellsAMailServerWhoseTokenItIs() throws Exception {
    server.user("shop@example.com", "Corner Shop");
    String token = member(redeem(code(Map.of()), VERIFIER), "access_token");
    HttpResponse<String> known = post("/introspect", Map.of("token", token));
    assertThat(known.body()).contains("\"active\":true", "\"username\":\"shop@example.com\"");
    server.revoke("shop@example.com");
    assertThat(post("/introspect", Map.of("token", token)).body()).contains("\"active\":false");
  }

  @Test
  void endsTokensByItsClock() throws Exception {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    Clock clock =
        new Clock() {
          @Override
          public Instant instant() {
            return now.get();
          }

          @Override
          public ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }
        };
    try (FakeAuthorizationServer other = FakeAuthorizationServer.start(clock)) {
      other.client("daemon").tokenLifetime(Duration.ofSeconds(10));
      HttpResponse<String> answer =
          HTTP.send(
              HttpRequest.newBuilder(URI.create(other.address() + "/token"))
                  .header("Content-Type", FORM)
                  .POST(
                      HttpRequest.BodyPublishers.ofString(
                          "grant_type=client_credentials&client_id=daemon&scope=x"))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      String token = member(answer, "access_token");
      assertThat(other.accepts(token)).isTrue();
      now.set(Instant.EPOCH.plusSeconds(10));
      assertThat(other.accepts(token)).isFalse();
    }
  }

  @Test
  void understandsFormsOnly() throws Exception {
    HttpRequest json =
        HttpRequest.newBuilder(URI.create(server.address() + "/token"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("grant_type=refresh_token"))
            .build();
    HttpResponse<String> answer = HTTP.send(json, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.body()).contains("unsupported_grant_type");
  }

  @Test
  void namesScopesInAnotherOrderEachTimeIfItIsTold() throws Exception {
    server.shuffleScopes();
    String refreshToken = member(redeem(code(Map.of()), VERIFIER), "refresh_token");
    Set<String> said = new HashSet<>();
    for (int i = 0; i < 3; i++) {
      said.add(member(refresh(refreshToken), "scope"));
    }
    assertThat(said).hasSizeGreaterThan(1);
  }

  @Test
  void failsAsItIsToldAndWritesDownWhatItWasAsked() throws Exception {
    server.failNext(Endpoint.TOKEN, FakeOAuthError.http(429).retryAfter(7));
    HttpResponse<String> refused = refresh("x");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).contains("7");
    assertThat(server.requests(Endpoint.TOKEN).get(0).parameter("refresh_token")).isEqualTo("x");
    assertThat(refresh("x").statusCode()).isEqualTo(400);
  }
}
