package org.mailquay.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenClaimsTest {

  private static String part(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  private static TokenClaims claims(String payload) {
    return TokenClaims.of(
            AccessToken.of(part("{\"alg\":\"RS256\"}") + "." + part(payload) + ".c2ln"))
        .orElseThrow();
  }

  @Test
  void tellATokenForGraphFromOneForSmtp() {
    TokenClaims graph =
        claims("{\"aud\":\"https://graph.microsoft.com\",\"scp\":\"Mail.Send User.Read\"}");
    assertThat(graph.audience()).containsExactly("https://graph.microsoft.com");
    assertThat(graph.scopes()).containsExactly("Mail.Send", "User.Read");
    assertThat(graph.roles()).isEmpty();
  }

  @Test
  void tellWhoSignedInAndUntilWhen() {
    TokenClaims claims =
        claims(
            "{\"upn\":\"anna@example.com\",\"name\":\"Anna Müller\",\"exp\":1795255200,\"iss\":\"https://i.example\"}");
    assertThat(claims.user()).contains("anna@example.com");
    assertThat(claims.displayName()).contains("Anna Müller");
    assertThat(claims.expiresAt()).contains(Instant.ofEpochSecond(1795255200));
    assertThat(claims.issuer()).contains("https://i.example");
    assertThat(claims.toString()).doesNotContain("anna");
  }

  @Test
  void readTheRolesOfAnApplicationAndSeveralAudiences() {
    TokenClaims claims =
        claims("{\"aud\":[\"a\",\"b\"],\"roles\":[\"SMTP.SendAsApp\"],\"scope\":\"x y\"}");
    assertThat(claims.audience()).containsExactly("a", "b");
    assertThat(claims.roles()).containsExactly("SMTP.SendAsApp");
    assertThat(claims.scopes()).containsExactly("x", "y");
  }

  @Test
  void surviveClaimsOfOtherTypes() {
    TokenClaims claims =
        claims("{\"aud\":1,\"scp\":{},\"roles\":[1,null],\"upn\":[],\"exp\":1e300,\"name\":\" \"}");
    assertThat(claims.audience()).isEmpty();
    assertThat(claims.scopes()).isEmpty();
    assertThat(claims.roles()).isEmpty();
    assertThat(claims.user()).isEmpty();
    assertThat(claims.expiresAt()).isEmpty();
    assertThat(claims.displayName()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ya29.a0AfH6SMBx", "opaque", "a.b.c", "..", "a.b.c.d.e", "e30.e30.e30", "e30.x.y"})
  void areNotThereInOpaqueTokens(String opaque) {
    assertThat(TokenClaims.of(AccessToken.of(opaque))).isEmpty();
  }
}
