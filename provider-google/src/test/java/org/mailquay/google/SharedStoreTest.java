package org.mailquay.google;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.mailquay.oauth.CachingTokenSource;
import org.mailquay.oauth.SignInOptions;
import org.mailquay.secret.KeyStoreSecretStore;
import org.mailquay.secret.SecretStore;
import org.mailquay.secret.StoreKey;
import org.mailquay.testkit.FakeAuthorizationServer;
import org.mailquay.testkit.FakeAuthorizationServer.Endpoint;
import org.mailquay.testkit.FakeBrowser;
import org.mailquay.testkit.FakeOAuthError;

/** Several parts of a program, which know nothing of each other, use the same file. */
@Timeout(120)
class SharedStoreTest {

  private static final String SHOP = "shop@gmail.com";
  private static final StoreKey KEY =
      StoreKey.of("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));

  @RegisterExtension
  final FakeAuthorizationServer server =
      FakeAuthorizationServer.start().client("till", "desktop").user(SHOP, "Corner Shop");

  @TempDir Path folder;

  private GoogleSignIn open(SecretStore store) {
    return GoogleSignIn.open(
        GoogleClient.of("till", "desktop").atTestServer(server.address()), store);
  }

  private SecretStore store() {
    return KeyStoreSecretStore.open(folder.resolve("store.p12"), KEY);
  }

  @Test
  void sourcesThatRefreshAtOnceDoNotLoseTheRefreshToken() throws Exception {
    open(store())
        .inBrowser(SignInOptions.ofDefaults(), new RecordingUi(FakeBrowser::openLater))
        .await();
    // whoever comes with a refresh token that has been replaced is refused
    server.rotateRefreshTokens().delay(Endpoint.TOKEN, Duration.ofMillis(100));
    int before = server.requests(Endpoint.TOKEN).size();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<?>> renewals = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      CachingTokenSource source = open(store()).resume(SHOP);
      renewals.add(
          threads.submit(
              () -> {
                source.keepAlive();
                source.keepAlive();
              }));
    }
    for (Future<?> renewal : renewals) {
      renewal.get(90, TimeUnit.SECONDS);
    }
    threads.shutdownNow();
    assertThat(server.requests(Endpoint.TOKEN)).hasSize(before + 8);
    assertThat(server.accepts(open(store()).resume(SHOP).get())).isTrue();
  }

  @Test
  void whoSignedOutMeanwhileStaysSignedOut() throws Exception {
    SecretStore store = store();
    CachingTokenSource source =
        open(store)
            .inBrowser(SignInOptions.ofDefaults(), new RecordingUi(FakeBrowser::openLater))
            .await();
    server
        .delay(Endpoint.TOKEN, Duration.ofMillis(1500))
        .failNext(Endpoint.REVOKE, FakeOAuthError.http(503));
    ExecutorService threads = Executors.newSingleThreadExecutor();
    int before = server.requests(Endpoint.TOKEN).size();
    Future<?> renewal = threads.submit(source::keepAlive);
    while (server.requests(Endpoint.TOKEN).size() == before) {
      Thread.onSpinWait();
    }
    open(store()).signOut(SHOP);
    renewal.get(90, TimeUnit.SECONDS);
    threads.shutdownNow();
    assertThat(open(store()).accounts()).isEmpty();
  }
}
