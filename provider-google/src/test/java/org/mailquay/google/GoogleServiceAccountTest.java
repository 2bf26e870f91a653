package org.mailquay.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailquay.oauth.CachingTokenSource;
import org.mailquay.oauth.ClientRegistration;
import org.mailquay.oauth.SignInProvider;
import org.mailquay.oauth.TokenException;
import org.mailquay.oauth.TokenFailureKind;
import org.mailquay.secret.InMemorySecretStore;
import org.mailquay.testkit.FakeAuthorizationServer;
import org.mailquay.testkit.FakeAuthorizationServer.Endpoint;
import org.mailquay.testkit.FakeOAuthError;

@Timeout(60)
class GoogleServiceAccountTest {

  private static final String ROBOT = "till@project.iam.gserviceaccount.com";

  @RegisterExtension final FakeAuthorizationServer server = FakeAuthorizationServer.start();

  private CachingTokenSource source() {
    return source(server.serviceAccount(ROBOT));
  }

  private CachingTokenSource source(String keyFile) {
    return GoogleServiceAccount.of(keyFile)
        .atTestServer(server.address())
        .sendAs("shop@workspace.example");
  }

  private TokenException failure(CachingTokenSource source) {
    return catchThrowableOfType(TokenException.class, source::accessToken);
  }

  @Test
  void actsForAUser() {
    CachingTokenSource source = source();
    assertThat(server.accepts(source.get())).isTrue();
    assertThat(source.account().orElseThrow().address()).isEqualTo("shop@workspace.example");
    String assertion = server.requests(Endpoint.TOKEN).get(0).parameter("assertion");
    String claims =
        new String(
            Base64.getUrlDecoder().decode(assertion.split("\\.", -1)[1]), StandardCharsets.UTF_8);
    assertThat(claims)
        .contains("\"sub\":\"shop@workspace.example\"")
        .contains("https://mail.google.com/");
  }

  @Test
  void saysThatTheDelegationIsMissing() {
    server.failNext(
        Endpoint.TOKEN,
        FakeOAuthError.google("unauthorized_client", "Client is unauthorized to retrieve tokens"));
    TokenException failure = failure(source());
    assertThat(failure.kind()).isEqualTo(TokenFailureKind.ADMIN_CONSENT_REQUIRED);
    assertThat(failure).hasMessageContaining("Domain-wide delegation");
  }

  @Test
  void saysThatTheKeyIsWrong() {
    String deleted = server.serviceAccount(ROBOT);
    server.serviceAccount(ROBOT);
    assertThat(failure(source(deleted)).kind()).isEqualTo(TokenFailureKind.CLIENT_MISCONFIGURED);
  }

  @Test
  void leavesTheRetryToItsCaller() {
    for (int i = 0; i < 4; i++) {
      server.failNext(Endpoint.TOKEN, FakeOAuthError.http(503));
    }
    long start = System.nanoTime();
    assertThat(failure(source()).kind()).isEqualTo(TokenFailureKind.UNAVAILABLE);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    assertThat(server.requests(Endpoint.TOKEN)).hasSize(1);
  }

  @Test
  void doesNotRepeatTheKeyFile() {
    for (String bad :
        List.of("", "s3cret", "{\"type\":\"service_account\",\"private_key\":\"s3cret\"}")) {
      TokenException failure =
          catchThrowableOfType(
              TokenException.class, () -> GoogleServiceAccount.of(bad).sendAs("a@b.example"));
      assertThat(failure.kind()).isEqualTo(TokenFailureKind.CLIENT_MISCONFIGURED);
      assertThat(failure.toString()).doesNotContain("s3cret");
    }
  }

  @Test
  void isFoundAsAService() {
    SignInProvider found =
        SignInProvider.installed().stream()
            .filter(each -> each.id().equals("google"))
            .findFirst()
            .orElseThrow();
    assertThat(found.displayName()).isEqualTo("Google");
    assertThat(
            found
                .open(ClientRegistration.of("till").secret("s"), new InMemorySecretStore())
                .accounts())
        .isEmpty();
  }
}
