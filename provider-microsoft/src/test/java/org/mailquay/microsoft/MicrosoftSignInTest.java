package org.mailquay.microsoft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailquay.oauth.Account;
import org.mailquay.oauth.CachingTokenSource;
import org.mailquay.oauth.SignInAttempt;
import org.mailquay.oauth.SignInMethod;
import org.mailquay.oauth.SignInOptions;
import org.mailquay.oauth.SignInPhase;
import org.mailquay.oauth.TokenClaims;
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
class MicrosoftSignInTest {

  private static final String SHOP = "shop@example.com";

  @RegisterExtension
  final FakeAuthorizationServer server =
      FakeAuthorizationServer.start().client("till").user(SHOP, "Corner Shop");

  private final SecretStore store = new InMemorySecretStore();
  private final RecordingUi ui = new RecordingUi(FakeBrowser::openLater);

  private MicrosoftClient client() {
    return MicrosoftClient.of("till").tenant("organizations").atTestServer(server.address());
  }

  private MicrosoftSignIn open() {
    return MicrosoftSignIn.open(client(), store);
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
    void givesATokenForSmtpAndTheAccount() {
      CachingTokenSource source = signedIn();
      TokenClaims claims = TokenClaims.of(source.accessToken()).orElseThrow();
      assertThat(claims.scopes()).contains("SMTP.Send");
      assertThat(server.accepts(source.get())).isTrue();
      assertThat(source.account()).contains(new Account("Corner Shop", SHOP));
      assertThat(ui.phases)
          .containsExactly(
              SignInPhase.STARTING,
              SignInPhase.WAITING_FOR_USER,
              SignInPhase.EXCHANGING,
              SignInPhase.DONE);
      assertThat(tokenRequests()).isEqualTo(1);
    }

    @Test
    void asksForWhatMailNeedsWithPkceAndState() {
      signedIn();
      FakeOAuthRequest asked = server.requests(Endpoint.AUTHORIZE).get(0);
      assertThat(asked.path()).isEqualTo("/organizations/oauth2/v2.0/authorize");
      assertThat(asked.parameter("scope"))
          .contains("https://outlook.office.com/SMTP.Send", "offline_access", "openid");
      assertThat(asked.parameter("code_challenge_method")).isEqualTo("S256");
      assertThat(asked.parameter("state")).hasSize(43);
      assertThat(asked.parameter("redirect_uri")).matches("http://localhost:\\d+");
      assertThat(asked.parameter("prompt")).isEqualTo("select_account");
      assertThat(server.requests(Endpoint.TOKEN).get(0).parameter("code_verifier")).hasSize(43);
    }

    @Test
    void passesTheAccountAndTheClaimsOn() {
      String claims = "{\"access_token\":{\"acrs\":{\"essential\":true,\"value\":\"c1\"}}}";
      open().inBrowser(SignInOptions.ofDefaults().loginHint(SHOP).claims(claims), ui).await();
      FakeOAuthRequest asked = server.requests(Endpoint.AUTHORIZE).get(0);
      assertThat(asked.parameter("login_hint")).isEqualTo(SHOP);
      assertThat(asked.parameter("claims")).contains("acrs").contains("c1");
    }

    @Test
    void isNotEndedByAStrayRequest() {
      RecordingUi strayFirst =
          new RecordingUi(
              address -> {
                URI receiver =
                    URI.create(
                        URLDecoder.decode(
                            address.getRawQuery().replaceAll(".*redirect_uri=([^&]*).*", "$1"),
                            StandardCharsets.UTF_8));
                FakeBrowser.open(receiver.resolve("/favicon.ico"));
                FakeBrowser.open(receiver.resolve("/?code=stray&state=wrong"));
                FakeBrowser.openLater(address);
              });
      CachingTokenSource source = open().inBrowser(SignInOptions.ofDefaults(), strayFirst).await();
      assertThat(server.accepts(source.get())).isTrue();
    }

    @Test
    void tellsARefusalFromATimeout() {
      server.decline();
      assertThat(failure(() -> signedIn()).kind()).isEqualTo(TokenFailureKind.DECLINED);
      SignInAttempt nobody =
          open()
              .inBrowser(
                  SignInOptions.ofDefaults().deadline(Duration.ofMillis(300)),
                  new RecordingUi(address -> {}));
      assertThat(failure(nobody::await).kind()).isEqualTo(TokenFailureKind.TIMED_OUT);
    }

    @Test
    void noticesWhatWasNotGranted() {
      server.grantOnly(Set.of("openid", "profile", "offline_access"));
      assertThat(failure(() -> signedIn()).kind()).isEqualTo(TokenFailureKind.CONSENT_REQUIRED);
      assertThat(open().accounts()).isEmpty();
    }
  }

  @Nested
  class ByDeviceCode {

    private CachingTokenSource byCode() {
      return open().byDeviceCode(SignInOptions.ofDefaults(), ui).await();
    }

    @Test
    void showsTheCodeAndWaits() {
      server.devicePending(1);
      CachingTokenSource source = byCode();
      assertThat(server.accepts(source.get())).isTrue();
      assertThat(ui.codes).hasSize(1);
      assertThat(ui.codes.get(0).userCode()).startsWith("ABCD-");
      assertThat(ui.codes.get(0).address().toString()).endsWith("/device");
      assertThat(ui.codes.get(0).expiresAt()).isAfter(Instant.now());
      assertThat(source.account().orElseThrow().address()).isEqualTo(SHOP);
    }

    @Test
    void slowsDownInsteadOfGivingUp() {
      server.deviceSlowDown(1);
      assertThat(server.accepts(byCode().get())).isTrue();
    }

    @Test
    void survivesAServerThatIsOutOfOrderForAMoment() {
      server.failNext(Endpoint.TOKEN, FakeOAuthError.http(503));
      assertThat(server.accepts(byCode().get())).isTrue();
    }

    @Test
    void waitsLongerAfterEachSlowDown() {
      server.deviceSlowDown(2);
      ShakyHttpClient http = ShakyHttpClient.steady("device_code=");
      MicrosoftClient noting = client().http(new OAuthHttp(http, Duration.ofSeconds(20)));
      MicrosoftSignIn.open(noting, store).byDeviceCode(SignInOptions.ofDefaults(), ui).await();
      // the interval of the server is a second, and slow_down adds 50 ms to it here
      assertThat(http.pauses()).hasSize(2);
      assertThat(http.pauses().get(0)).isGreaterThanOrEqualTo(Duration.ofMillis(1049));
      assertThat(http.pauses().get(1)).isGreaterThanOrEqualTo(Duration.ofMillis(1099));
    }

    @Test
    void survivesAConnectionThatFails() {
      server.devicePending(2);
      ShakyHttpClient http = ShakyHttpClient.losingTheFirst("device_code=");
      MicrosoftClient shaky = client().http(new OAuthHttp(http, Duration.ofSeconds(20)));
      CachingTokenSource source =
          MicrosoftSignIn.open(shaky, store).byDeviceCode(SignInOptions.ofDefaults(), ui).await();
      assertThat(server.accepts(source.get())).isTrue();
    }

    @Test
    void saysThatTheUserDeclined() {
      server.decline();
      assertThat(failure(() -> byCode()).kind()).isEqualTo(TokenFailureKind.DECLINED);
    }

    @Test
    void stopsAskingWithinASecondOfACancel() throws Exception {
      server.devicePending(1000);
      SignInAttempt attempt = open().byDeviceCode(SignInOptions.ofDefaults(), ui);
      ui.shown.await();
      long start = System.nanoTime();
      attempt.cancel();
      assertThat(failure(attempt::await).kind()).isEqualTo(TokenFailureKind.CANCELLED);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
      int asked = tokenRequests();
      // two intervals of the server: polling that goes on would show, one request may be on its way
      assertThat(new CountDownLatch(1).await(2200, TimeUnit.MILLISECONDS)).isFalse();
      assertThat(tokenRequests()).isLessThanOrEqualTo(asked + 1);
    }
  }

  @Nested
  class LaterOn {

    @Test
    void goesOnFromTheStoreWithoutARequest() {
      String token = signedIn().get();
      int before = tokenRequests();
      CachingTokenSource resumed = open().resume(SHOP.toUpperCase(Locale.ROOT));
      assertThat(resumed.get()).isEqualTo(token);
      assertThat(tokenRequests()).isEqualTo(before);
      assertThat(open().accounts()).containsExactly(new Account("Corner Shop", SHOP));
    }

    @Test
    void givesOneSourceForOneAccount() {
      signedIn();
      MicrosoftSignIn signIn = open();
      assertThat(signIn.resume(SHOP)).isSameAs(signIn.resume(SHOP));
    }

    @Test
    void saysThatNobodyIsSignedIn() {
      assertThat(failure(() -> open().resume(SHOP)).kind())
          .isEqualTo(TokenFailureKind.SIGN_IN_REQUIRED);
    }

    @Test
    void makesOneRefreshForManyThreadsWhileTheServerRotates() throws Exception {
      server.rotateRefreshTokens().tokenLifetime(Duration.ofSeconds(2));
      CachingTokenSource source = signedIn();
      server.tokenLifetime(Duration.ofHours(1));
      source.refreshed(source.accessToken());
      CachingTokenSource fresh = open().resume(SHOP);
      int before = tokenRequests();
      CyclicBarrier together = new CyclicBarrier(16);
      ExecutorService threads = Executors.newFixedThreadPool(16);
      var rejected = fresh.accessToken();
      List<Future<String>> tokens = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        tokens.add(
            threads.submit(
                () -> {
                  together.await();
                  return fresh.refreshed(rejected).reveal();
                }));
      }
      for (Future<String> token : tokens) {
        assertThat(server.accepts(token.get())).isTrue();
      }
      threads.shutdownNow();
      assertThat(tokenRequests()).isEqualTo(before + 1);
    }

    @Test
    void usesTheTokenOfTheRefreshAndNotAnOlderOneOfTheCache() {
      // the cache keeps tokens by the text of their scopes
      server.shuffleScopes();
      CachingTokenSource source = signedIn();
      String first = source.get();
      String second = source.refreshed(source.accessToken()).reveal();
      assertThat(second).isNotEqualTo(first);
      assertThat(server.accepts(second)).isTrue();
      assertThat(source.get()).isEqualTo(second);
    }

    @Test
    void handsNoTokenOutWhoseRefreshTokenIsNotStored() {
      signedIn();
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
      server.rotateRefreshTokens();
      CachingTokenSource source = MicrosoftSignIn.open(client(), readOnly).resume(SHOP);
      var kept = source.accessToken();
      TokenException lost = failure(() -> source.refreshed(kept));
      assertThat(lost.kind()).isEqualTo(TokenFailureKind.STORE_FAILED);
    }

    @Test
    void isWellAgainAtOnceWhenTheServerIs() {
      CachingTokenSource source = signedIn();
      server.failNext(
          Endpoint.TOKEN,
          FakeOAuthError.microsoft("invalid_grant", 50076).suberror("basic_action"));
      assertThat(failure(source::keepAlive).kind()).isEqualTo(TokenFailureKind.MFA_REQUIRED);
      assertThat(source.keepAlive().state().name()).isEqualTo("GOOD");
      server.failNext(Endpoint.TOKEN, FakeOAuthError.http(503));
      assertThat(failure(source::keepAlive).kind()).isEqualTo(TokenFailureKind.UNAVAILABLE);
      assertThat(source.keepAlive().state().name()).isEqualTo("GOOD");
    }

    @Test
    void knowsWhenItDiesUnused() {
      Instant end = signedIn().health().diesUnusedAt().orElseThrow();
      assertThat(Duration.between(Instant.now(), end))
          .isBetween(Duration.ofDays(89), Duration.ofDays(90));
    }

    @Test
    void endsInTimeWhenTheServerDoesNotAnswer() {
      CachingTokenSource source =
          MicrosoftSignIn.open(
                  client().http(new OAuthHttp(HttpClient.newHttpClient(), Duration.ofMillis(300))),
                  store)
              .inBrowser(SignInOptions.ofDefaults(), ui)
              .await();
      server.delay(Endpoint.TOKEN, Duration.ofSeconds(20));
      long start = System.nanoTime();
      assertThat(failure(source::keepAlive).kind()).isEqualTo(TokenFailureKind.UNAVAILABLE);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void signsOut() {
      signedIn();
      MicrosoftSignIn signIn = open();
      signIn.signOut(SHOP);
      signIn.signOut("nobody@example.com");
      assertThat(signIn.accounts()).isEmpty();
      assertThat(failure(() -> signIn.resume(SHOP)).kind())
          .isEqualTo(TokenFailureKind.SIGN_IN_REQUIRED);
      for (String name : store.names()) {
        assertThat(new String(store.require(name), StandardCharsets.UTF_8))
            .doesNotContain("1//refresh");
      }
    }

    @Test
    void movesToAnotherMachine() {
      char[] passphrase = "a till without a browser".toCharArray();
      signedIn();
      String bundle = open().exportGrant(SHOP, passphrase, Instant.now().plus(Duration.ofDays(1)));
      MicrosoftSignIn till = MicrosoftSignIn.open(client(), new InMemorySecretStore());
      assertThat(till.importGrant(bundle, passphrase)).isEqualTo(new Account("Corner Shop", SHOP));
      assertThat(server.accepts(till.resume(SHOP).get())).isTrue();
    }
  }

  @Nested
  class ARefusal {

    @ParameterizedTest
    @CsvSource({
      "invalid_grant,        700082,  '',                 '', SIGN_IN_REQUIRED",
      "invalid_grant,        70008,   '',                 '', SIGN_IN_REQUIRED",
      "invalid_grant,        50173,   bad_token,          '', SIGN_IN_REQUIRED",
      "invalid_grant,        50076,   basic_action,       '', MFA_REQUIRED",
      "invalid_grant,        50076,   '',                 '', MFA_REQUIRED",
      "invalid_grant,        12345,   '',                 {}, MFA_REQUIRED",
      "interaction_required, 50079,   '',                 '', MFA_REQUIRED",
      "invalid_grant,        65001,   consent_required,   '', CONSENT_REQUIRED",
      "invalid_grant,        65001,   '',                 '', CONSENT_REQUIRED",
      "invalid_grant,        90094,   consent_required,   '', ADMIN_CONSENT_REQUIRED",
      "invalid_grant,        53003,   message_only,       '', BLOCKED_BY_POLICY",
      "invalid_grant,        53003,   '',                 '', BLOCKED_BY_POLICY",
      "invalid_client,       7000215, '',                 '', CLIENT_MISCONFIGURED",
      "unauthorized_client,  700016,  '',                 '', CLIENT_MISCONFIGURED",
      "invalid_scope,        70011,   '',                 '', CLIENT_MISCONFIGURED",
      "temporarily_unavailable, 90033, '',                '', UNAVAILABLE"
    })
    void saysWhatToDo(
        String error, int number, String suberror, String claims, TokenFailureKind kind) {
      CachingTokenSource source = signedIn();
      FakeOAuthError refusal = FakeOAuthError.microsoft(error, number);
      refusal = suberror.isEmpty() ? refusal : refusal.suberror(suberror);
      refusal = claims.isEmpty() ? refusal : refusal.claims(claims);
      server.failNext(Endpoint.TOKEN, refusal);
      TokenException failure = failure(source::keepAlive);
      assertThat(failure.kind()).isEqualTo(kind);
      assertThat(failure.providerCode()).contains(error);
      assertThat(failure.providerDetail()).contains("AADSTS" + number);
      assertThat(failure.correlationId()).contains("6d1c2f0a-0000-4000-8000-1b2c3d4e5f60");
      assertThat(failure.claims()).isEqualTo(Optional.of(claims).filter(c -> !c.isEmpty()));
    }

    @Test
    void keepsWaitAndStatus() {
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
          Endpoint.TOKEN,
          FakeOAuthError.microsoft("invalid_grant", 700082)
              .with("error_description", "the refresh token 1//s3cret is bad")
              .with("correlation_id", "1//s3cret and more"));
      TokenException failure = failure(source::keepAlive);
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
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
  void worksInThreadsOfItsOwnAndNotInTheCommonPool() {
    ShakyHttpClient http = ShakyHttpClient.steady("grant_type=");
    MicrosoftClient noting = client().http(new OAuthHttp(http, Duration.ofSeconds(20)));
    MicrosoftSignIn signIn = MicrosoftSignIn.open(noting, store);
    CachingTokenSource source = signIn.inBrowser(SignInOptions.ofDefaults(), ui).await();
    source.keepAlive();
    signIn.byDeviceCode(SignInOptions.ofDefaults(), ui).await();
    assertThat(http.threads()).hasSize(3).containsOnly("mailquay-microsoft");
  }

  @Test
  void offersThreeWays() {
    assertThat(open().methods())
        .containsExactlyInAnyOrder(
            SignInMethod.BROWSER, SignInMethod.DEVICE_CODE, SignInMethod.IMPORT);
  }

  @ParameterizedTest
  @CsvSource({
    "WORLDWIDE, login.microsoftonline.com, https://outlook.office.com/SMTP.Send",
    "US_GOVERNMENT_HIGH, login.microsoftonline.us, https://outlook.office365.us/SMTP.Send",
    "US_DEFENSE, login.microsoftonline.us, https://outlook-dod.office365.us/SMTP.Send",
    "CHINA, login.partner.microsoftonline.cn, https://partner.outlook.cn/SMTP.Send"
  })
  void goesToTheCloudOfTheNation(MicrosoftCloud cloud, String host, String scope)
      throws InterruptedException {
    RecordingUi only = new RecordingUi(address -> {});
    SignInAttempt attempt =
        MicrosoftSignIn.open(MicrosoftClient.of("till").cloud(cloud), store)
            .inBrowser(SignInOptions.ofDefaults().deadline(Duration.ofSeconds(20)), only);
    only.shown.await();
    attempt.cancel();
    URI address = only.addresses.get(0);
    assertThat(address.getScheme()).isEqualTo("https");
    assertThat(address.getHost()).isEqualTo(host);
    assertThat(address.getPath()).isEqualTo("/common/oauth2/v2.0/authorize");
    String query = URLDecoder.decode(address.getRawQuery(), StandardCharsets.UTF_8);
    assertThat(query.replaceAll("(?s).*\\bscope=([^&]*).*", "$1").split(" ", -1))
        .contains(scope, "offline_access");
  }

  @ParameterizedTest
  @CsvSource({"WORLDWIDE", "US_GOVERNMENT_HIGH", "US_DEFENSE", "CHINA"})
  void signsInAtEveryCloudAndGoesOnFromTheStore(MicrosoftCloud cloud) {
    MicrosoftClient there = client().cloud(cloud);
    String token =
        MicrosoftSignIn.open(there, store).inBrowser(SignInOptions.ofDefaults(), ui).await().get();
    assertThat(server.accepts(token)).isTrue();
    CachingTokenSource resumed = MicrosoftSignIn.open(there, store).resume(SHOP);
    assertThat(resumed.get()).isEqualTo(token);
    assertThat(server.accepts(resumed.refreshed(resumed.accessToken()).reveal())).isTrue();
    // a sign-in at one cloud is none at another
    assertThat(open().accounts().isEmpty()).isEqualTo(cloud != MicrosoftCloud.WORLDWIDE);
  }

  @Test
  void refusesATenantThatIsNone() {
    assertThatThrownBy(() -> MicrosoftClient.of("till").tenant("evil/../x"))
        .hasMessageContaining("tenant");
    assertThat(MicrosoftClient.of("x").clock()).isInstanceOf(Clock.class);
  }
}
