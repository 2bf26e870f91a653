package org.mailquay.microsoft;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.mailquay.oauth.Account;
import org.mailquay.oauth.CachingTokenSource;
import org.mailquay.oauth.SignInOptions;
import org.mailquay.secret.InMemorySecretStore;
import org.mailquay.secret.KeyStoreSecretStore;
import org.mailquay.secret.SecretStore;
import org.mailquay.testkit.FakeAuthorizationServer;
import org.mailquay.testkit.FakeAuthorizationServer.Endpoint;
import org.mailquay.testkit.FakeBrowser;

/** Several programs, or several parts of one, use the same store at the same time. */
@Timeout(120)
class SharedStoreTest {

  private static final String SHOP = "shop@example.com";
  private static final String OFFICE = "office@example.com";

  @RegisterExtension
  final FakeAuthorizationServer server =
      FakeAuthorizationServer.start().client("till").user(SHOP, "Corner Shop");

  @TempDir Path folder;

  private MicrosoftSignIn open(SecretStore store) {
    return MicrosoftSignIn.open(MicrosoftClient.of("till").atTestServer(server.address()), store);
  }

  private CachingTokenSource signIn(SecretStore store) {
    return open(store)
        .inBrowser(SignInOptions.ofDefaults(), new RecordingUi(FakeBrowser::openLater))
        .await();
  }

  @Test
  void processesThatRefreshAtOnceDoNotLoseTheRefreshToken() throws Exception {
    Path file = folder.resolve("store.p12");
    SecretStore store = KeyStoreSecretStore.open(file, Renewer.KEY);
    signIn(store);
    // whoever comes with a refresh token that has been replaced is refused
    server.rotateRefreshTokens().delay(Endpoint.TOKEN, Duration.ofMillis(100));
    int before = server.requests(Endpoint.TOKEN).size();
    List<Process> renewers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      renewers.add(Renewer.start(file, server.address(), SHOP, 5));
    }
    for (Process renewer : renewers) {
      assertThat(renewer.waitFor(90, TimeUnit.SECONDS)).isTrue();
      assertThat(renewer.exitValue()).isZero();
    }
    assertThat(server.requests(Endpoint.TOKEN)).hasSize(before + 15);
    assertThat(server.accepts(open(store).resume(SHOP).get())).isTrue();
    assertThat(open(store).resume(SHOP).keepAlive().state().name()).isEqualTo("GOOD");
  }

  @Test
  void aSignInOfSomebodyElseIsNotOverwritten() {
    MeddlingStore store = new MeddlingStore();
    CachingTokenSource shop = signIn(store);
    store.beforeUpdate(
        () -> {
          server.user(OFFICE, "Office");
          signIn(store.shared);
        });
    String renewed = shop.refreshed(shop.accessToken()).reveal();
    assertThat(server.accepts(renewed)).isTrue();
    assertThat(open(store).accounts()).extracting(Account::address).contains(SHOP, OFFICE);
    for (String address : List.of(SHOP, OFFICE)) {
      CachingTokenSource source = open(store).resume(address);
      assertThat(server.accepts(source.refreshed(source.accessToken()).reveal())).isTrue();
    }
  }

  @Test
  void whoSignedOutMeanwhileStaysSignedOut() {
    MeddlingStore store = new MeddlingStore();
    server.user(OFFICE, "Office");
    signIn(store);
    server.user(SHOP, "Corner Shop");
    CachingTokenSource shop = signIn(store);
    store.beforeUpdate(() -> open(store.shared).signOut(OFFICE));
    shop.keepAlive();
    assertThat(open(store).accounts()).extracting(Account::address).containsExactly(SHOP);
    assertThat(store.everything()).doesNotContain(OFFICE);
  }

  /** A store in which somebody else does something just before the next change. */
  private static final class MeddlingStore implements SecretStore {

    final InMemorySecretStore shared = new InMemorySecretStore();
    private final AtomicReference<Runnable> meddler = new AtomicReference<>();

    void beforeUpdate(Runnable what) {
      meddler.set(what);
    }

    String everything() {
      return shared.names().stream()
          .map(name -> new String(shared.require(name), StandardCharsets.UTF_8))
          .collect(Collectors.joining());
    }

    @Override
    public Optional<byte[]> find(String name) {
      return shared.find(name);
    }

    @Override
    public void update(String name, Function<Optional<byte[]>, Optional<byte[]>> change) {
      Runnable first = meddler.getAndSet(null);
      if (first != null) {
        first.run();
      }
      shared.update(name, change);
    }

    @Override
    public <T> T exclusively(String name, Supplier<T> work) {
      return work.get();
    }

    @Override
    public Set<String> names() {
      return shared.names();
    }
  }
}
