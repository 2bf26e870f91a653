package org.mailquay.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailquay.oauth.AccessToken;
import org.mailquay.oauth.Account;
import org.mailquay.oauth.CachingTokenSource;
import org.mailquay.oauth.SignInAttempt;
import org.mailquay.oauth.SignInMethod;
import org.mailquay.oauth.SignInOptions;
import org.mailquay.oauth.TokenException;
import org.mailquay.oauth.TokenFailureKind;
import org.mailquay.oauth.spi.OAuthHttp;
import org.mailquay.secret.InMemorySecretStore;
import org.mailquay.secret.SecretStore;
import org.mailquay.testkit.FakeAuthorizationServer;
import org.mailquay.testkit.FakeAuthorizationServer.Endpoint;
import org.mailquay.testkit.FakeBrowser;
import org.mailquay.testkit.FakeOAuthError;
import org.mailquay.testkit.FakeOAuthRequest;

@Timeout(60)
class GoogleSignInTest {

  private static final String SHOP = "shop@gmail.com";

  @RegisterExtension
  final FakeAuthorizationServer server =
      FakeAuthorizationServer.start().client("till", "desktop").user(SHOP, "Corner Shop");

  private final SecretStore store = new InMemorySecretStore();
  private final RecordingUi ui = new RecordingUi(FakeBrowser::openLater);

  private GoogleClient client() {
    return GoogleClient.of("till", "desktop").atTestServer(server.address());
  }

  private GoogleSignIn open() {
    return GoogleSignIn.open(client(), store);
  }

  private CachingTokenSource signedIn() {
    return open().inBrowser(SignInOptions.ofDefaults(), ui).await();
  }

  private TokenException failure(Callable<?> call) {
    return catchThrowableOfType(TokenException.class, call::call);
  }

  private int tokenRequests() {
    return server.requests(Endpoint.TOKEN).size();
  }

  @Nested
  class InTheBrowser {

    @Test
    void givesATokenAndTheAccount() {
      CachingTokenSource source = signedIn();
      assertThat(server.accepts(source.get())).isTrue();
      assertThat(source.account()).contains(new Account("Corner Shop", SHOP));
      // the id token says it, which the library throws away
      assertThat(server.requests(Endpoint.USER_INFO)).isEmpty();
    }

    @Test
    void asksForMailOfflineWithAVerifierThatTheRfcAllows() {
      open().inBrowser(SignInOptions.ofDefaults().loginHint(SHOP), ui).await();
      FakeOAuthRequest asked = server.requests(Endpoint.AUTHORIZE).get(0);
      assertThat(asked.path()).isEqualTo("/o/oauth2/v2/auth");
      assertThat(asked.parameter("scope")).contains("https://mail.google.com/", "openid", "email");
      assertThat(asked.parameter("access_type")).isEqualTo("offline");
      assertThat(asked.parameter("login_hint")).isEqualTo(SHOP);
      assertThat(asked.parameter("state")).hasSize(43);
      assertThat(asked.parameter("redirect_uri")).matches("http://127\\.0\\.0\\.1:\\d+");
      assertThat(server.requests(Endpoint.TOKEN).get(0).parameter("code_verifier"))
          .matches("[A-Za-z0-9._~-]{43,128}");
    }

    @Test
    void noticesTheBoxThatTheUserUnticked() {
      server.grantOnly(Set.of("openid", "email"));
      assertThat(failure(() -> signedIn()).kind()).isEqualTo(TokenFailureKind.CONSENT_REQUIRED);
      assertThat(open().accounts()).isEmpty();
    }

    @Test
    void asksForTheAddressWhereThereIsNoIdToken() {
      server.grantOnly(Set.of("https://mail.google.com/"));
      assertThat(signedIn().account()).contains(new Account("Corner Shop", SHOP));
      assertThat(server.requests(Endpoint.USER_INFO)).hasSize(1);
    }

    @Test
    void saysThatTheUserDeclined() {
      server.decline();
      assertThat(failure(() -> signedIn()).kind()).isEqualTo(TokenFailureKind.DECLINED);
    }

    @Test
    void keepsTheBodyOfA401() {
      server.failNext(
          Endpoint.TOKEN,
          FakeOAuthError.google("invalid_client", "The OAuth client was not found."));
      TokenException failure = failure(() -> signedIn());
      assertThat(failure.kind()).isEqualTo(TokenFailureKind.CLIENT_MISCONFIGURED);
      assertThat(failure.providerCode()).contains("invalid_client");
    }

    @Test
    void isCancelledWithinASecond() throws Exception {
      RecordingUi nobody = new RecordingUi(address -> {});
      SignInAttempt attempt = open().inBrowser(SignInOptions.ofDefaults(), nobody);
      nobody.shown.await();
      long start = System.nanoTime();
      attempt.cancel();
      assertThat(failure(attempt::await).kind()).isEqualTo(TokenFailureKind.CANCELLED);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
    }
  }

  @Test
  void saysWhatWorksInsteadOfADeviceCode() {
    assertThat(open().methods())
        .containsExactlyInAnyOrder(SignInMethod.BROWSER, SignInMethod.IMPORT);
    TokenException failure = failure(() -> open().byDeviceCode(SignInOptions.ofDefaults(), ui));
    assertThat(failure).hasMessageContaining("importGrant").hasMessageContaining("service account");
    assertThat(server.requests()).isEmpty();
  }

  @Nested
  class LaterOn {

    @Test
    void goesOnFromTheStore() {
      signedIn();
      assertThat(server.accepts(open().resume(SHOP).get())).isTrue();
      assertThat(open().accounts()).containsExactly(new Account("Corner Shop", SHOP));
    }

    @Test
    void keepsAReplacedRefreshToken() {
      signedIn();
      server.rotateRefreshTokens();
      open().resume(SHOP).keepAlive();
      open().resume(SHOP).keepAlive();
      assertThat(server.accepts(open().resume(SHOP).get())).isTrue();
    }

    @Test
    void handsNoTokenOutWhoseRefreshTokenIsNotStored() {
      signedIn();
      server.rotateRefreshTokens();
      SecretStore readOnly =
          new SecretStore() {
            @Override
            public Optional<byte[]> find(String name) {
              return store.find(name);
            }

            @Override
            public void update(String name, Function<Optional<byte[]>, Optional<byte[]>> change) {
              store.require("missing");
            }

            @Override
            public Set<String> names() {
              return store.names();
            }
          };
      CachingTokenSource source = GoogleSignIn.open(client(), readOnly).resume(SHOP);
      assertThat(failure(source::accessToken).kind()).isEqualTo(TokenFailureKind.STORE_FAILED);
    }

    @Test
    void refreshesOnceAfterARefusalAndThenNoMore() {
      CachingTokenSource source = signedIn();
      AccessToken first = source.accessToken();
      AccessToken second = source.refreshed(first);
      int asked = tokenRequests();
      assertThat(failure(() -> source.refreshed(second)).kind())
          .isEqualTo(TokenFailureKind.SIGN_IN_REQUIRED);
      assertThat(tokenRequests()).isEqualTo(asked);
    }

    @Test
    void saysThatTheGrantWasWithdrawn() {
      CachingTokenSource source = signedIn();
      source.accessToken();
      server.revoke(SHOP);
      assertThat(failure(source::keepAlive).kind()).isEqualTo(TokenFailureKind.SIGN_IN_REQUIRED);
      assertThat(source.health().state().name()).isEqualTo("ENDED");
    }

    @Test
    void withdrawsTheGrantAtSignOut() {
      String token = signedIn().get();
      open().signOut(SHOP);
      assertThat(server.accepts(token)).isFalse();
      assertThat(store.names()).isEmpty();
      signedIn();
      server.failNext(Endpoint.REVOKE, FakeOAuthError.http(503));
      open().signOut(SHOP);
      assertThat(open().accounts()).isEmpty();
    }

    @Test
    void diesAfterSixMonthsOrSevenDays() {
      Instant end = signedIn().health().diesUnusedAt().orElseThrow();
      assertThat(Duration.between(Instant.now(), end))
          .isBetween(Duration.ofDays(181), Duration.ofDays(182));
      CachingTokenSource testing = GoogleSignIn.open(client().inTesting(), store).resume(SHOP);
      Instant soon = testing.health().diesUnusedAt().orElseThrow();
      assertThat(Duration.between(Instant.now(), soon)).isLessThanOrEqualTo(Duration.ofDays(7));
      assertThat(testing.keepAlive().diesUnusedAt()).contains(soon);
    }

    @Test
    void endsInTimeWhenTheServerDoesNotAnswer() {
      signedIn();
      server.delay(Endpoint.TOKEN, Duration.ofSeconds(20));
      CachingTokenSource source =
          GoogleSignIn.open(
                  client().http(new OAuthHttp(HttpClient.newHttpClient(), Duration.ofMillis(300))),
                  store)
              .resume(SHOP);
      long start = System.nanoTime();
      assertThat(failure(source::accessToken).kind()).isEqualTo(TokenFailureKind.UNAVAILABLE);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void movesToATillWithoutABrowser() {
      char[] passphrase = "a till without a browser".toCharArray();
      signedIn();
      String bundle = open().exportGrant(SHOP, passphrase, Instant.now().plus(Duration.ofDays(1)));
      GoogleSignIn till = GoogleSignIn.open(client(), new InMemorySecretStore());
      assertThat(till.importGrant(bundle, passphrase)).isEqualTo(new Account("Corner Shop", SHOP));
      assertThat(server.accepts(till.resume(SHOP).get())).isTrue();
    }

    @Test
    void doesNotImportWhatHasBeenWithdrawn() {
      char[] passphrase = "a till without a browser".toCharArray();
      signedIn();
      String bundle = open().exportGrant(SHOP, passphrase, Instant.now().plus(Duration.ofDays(1)));
      server.revoke(SHOP);
      GoogleSignIn till = GoogleSignIn.open(client(), new InMemorySecretStore());
      assertThat(failure(() -> till.importGrant(bundle, passphrase)).kind())
          .isEqualTo(TokenFailureKind.SIGN_IN_REQUIRED);
      assertThat(till.accounts()).isEmpty();
    }
  }

  @Nested
  class ARefusal {

    @ParameterizedTest
    @CsvSource({
      "invalid_grant,         '',           SIGN_IN_REQUIRED",
      "invalid_grant,         invalid_rapt, MFA_REQUIRED",
      "invalid_client,        '',           CLIENT_MISCONFIGURED",
      "deleted_client,        '',           CLIENT_MISCONFIGURED",
      "unauthorized_client,   '',           CLIENT_MISCONFIGURED",
      "admin_policy_enforced, '',           ADMIN_CONSENT_REQUIRED",
      "org_internal,          '',           BLOCKED_BY_POLICY",
      "rate_limit_exceeded,   '',           THROTTLED",
      "internal_failure,      '',           UNAVAILABLE"
    })
    void saysWhatToDo(String error, String subtype, TokenFailureKind kind) {
      CachingTokenSource source = signedIn();
      FakeOAuthError refusal = FakeOAuthError.google(error, "An error for tests.");
      server.failNext(
          Endpoint.TOKEN, subtype.isEmpty() ? refusal : refusal.with("error_subtype", subtype));
      TokenException failure = failure(source::keepAlive);
      assertThat(failure.kind()).isEqualTo(kind);
      assertThat(failure.providerCode()).contains(error);
    }

    @Test
    void keepsTheWait() {
      CachingTokenSource source = signedIn();
      server.failNext(Endpoint.TOKEN, FakeOAuthError.http(429).retryAfter(17));
      TokenException throttled = failure(source::keepAlive);
      assertThat(throttled.kind()).isEqualTo(TokenFailureKind.THROTTLED);
      assertThat(throttled.retryAfter()).contains(Duration.ofSeconds(17));
    }

    @Test
    void neverRepeatsAToken() {
      CachingTokenSource source = signedIn();
      server.failNext(
          Endpoint.TOKEN, FakeOAuthError.google("invalid_grant", "Bad token 1//s3cret"));
      StringWriter trace = new StringWriter();
      failure(source::keepAlive).printStackTrace(new PrintWriter(trace));
      assertThat(trace.toString()).doesNotContain("s3cret");
    }

    @Test
    void ofAConnectionIsTransient() {
      CachingTokenSource source = signedIn();
      server.close();
      assertThat(failure(source::keepAlive).isTransient()).isTrue();
    }
  }

  @Test
  void keepsNothingInTheStoreAfterAFailure() {
    server.failNext(Endpoint.TOKEN, FakeOAuthError.http(500));
    assertThat(failure(() -> signedIn()).kind()).isEqualTo(TokenFailureKind.UNAVAILABLE);
    assertThat(store.names()).isEmpty();
  }

  @Test
  void writesNoTokenToTheLogOfTheLibrary() {
    List<String> written = Collections.synchronizedList(new ArrayList<>());
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord entry) {
            written.add(new SimpleFormatter().format(entry));
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    handler.setLevel(Level.ALL);
    Logger library = Logger.getLogger("com.google.api.client.http.HttpTransport");
    library.setLevel(Level.ALL);
    library.addHandler(handler);
    try {
      signedIn().keepAlive();
      library.warning("heard");
    } finally {
      library.removeHandler(handler);
      library.setLevel(null);
    }
    assertThat(written).hasSize(1).allMatch(line -> line.contains("heard"));
  }
}
