package org.mailquay.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailquay.secret.SecretStoreException.Reason;

/** What every store does. */
class SecretStoreTest {

  @TempDir Path folder;

  enum Kind {
    MEMORY,
    FILE
  }

  private SecretStore store(Kind kind) {
    return switch (kind) {
      case MEMORY -> new InMemorySecretStore();
      case FILE ->
          KeyStoreSecretStore.open(
              folder.resolve("s.p12"), StoreKey.of("0123456789abcdef".getBytes(UTF_8)));
    };
  }

  @ParameterizedTest
  @EnumSource
  void keepsAndForgets(Kind kind) {
    SecretStore store = store(kind);
    store.put("shop@example.com", "päßword".getBytes(UTF_8));
    store.put("empty", new byte[0]);
    assertThat(store.require("shop@example.com")).isEqualTo("päßword".getBytes(UTF_8));
    assertThat(store.find("SHOP@example.com")).isPresent();
    assertThat(store.find("empty").orElseThrow()).isEmpty();
    assertThat(store.names()).containsExactlyInAnyOrder("shop@example.com", "empty");
    store.delete("shop@example.com");
    store.delete("never-there");
    assertThat(store.find("shop@example.com")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void keepsTwentyKilobytes(Kind kind) {
    byte[] large = "x".repeat(20_000).getBytes(UTF_8);
    SecretStore store = store(kind);
    store.put("cache", large);
    assertThat(store.require("cache")).isEqualTo(large);
  }

  @ParameterizedTest
  @EnumSource
  void handsOutCopies(Kind kind) {
    SecretStore store = store(kind);
    byte[] mine = {1, 2};
    store.put("a", mine);
    mine[0] = 9;
    store.require("a")[1] = 9;
    store.update(
        "a",
        before -> {
          before.orElseThrow()[0] = 9;
          return Optional.of(new byte[] {1, 2, 3});
        });
    assertThat(store.require("a")).containsExactly(1, 2, 3);
  }

  @ParameterizedTest
  @EnumSource
  void isAsBeforeWhenAChangeFails(Kind kind) {
    SecretStore store = store(kind);
    store.put("a", new byte[] {1});
    assertThatThrownBy(
            () ->
                store.update(
                    "a",
                    before -> {
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");
    assertThat(store.require("a")).containsExactly(1);
    store.put("a", new byte[] {2});
    assertThat(store.require("a")).containsExactly(2);
  }

  @ParameterizedTest
  @EnumSource
  void saysWhatIsMissing(Kind kind) {
    assertThatThrownBy(() -> store(kind).require("till-3"))
        .isInstanceOfSatisfying(
            SecretStoreException.class, e -> assertThat(e.reason()).isEqualTo(Reason.MISSING))
        .hasMessageContaining("till-3");
  }

  @ParameterizedTest
  @EnumSource
  void refusesNamesThatKeyStoresCannotHold(Kind kind) {
    SecretStore store = store(kind);
    Stream.of("", "a b", "a\r\nb", "ä", "a\0", "x".repeat(201))
        .forEach(
            name ->
                assertThatThrownBy(() -> store.put(name, new byte[1]))
                    .isInstanceOf(IllegalArgumentException.class));
  }

  @ParameterizedTest
  @EnumSource
  void printsNoSecret(Kind kind) {
    SecretStore store = store(kind);
    store.put("a", "s3cret".getBytes(UTF_8));
    assertThat(store.toString()).doesNotContain("s3cret");
  }

  /** The place in which several stores may look: a file, or the object itself. */
  private SecretStore again(Kind kind, SecretStore store) {
    return kind == Kind.FILE ? store(kind) : store;
  }

  @ParameterizedTest
  @EnumSource
  void letsOneAtATimeDoSomethingUnderAName(Kind kind) throws Exception {
    SecretStore first = store(kind);
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      SecretStore store = again(kind, first);
      String key = "key-" + i;
      String name = i % 2 == 0 ? "renewal" : "RENEWAL";
      all.add(
          threads.submit(
              () ->
                  store.exclusively(
                      name,
                      () -> {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        // secrets are changed meanwhile
                        store.put(key, new byte[10]);
                        inside.decrementAndGet();
                        return key;
                      })));
    }
    for (Future<?> each : all) {
      each.get(30, TimeUnit.SECONDS);
    }
    threads.shutdownNow();
    assertThat(most).hasValue(1);
    assertThat(first.names()).hasSize(4);
  }

  @ParameterizedTest
  @EnumSource
  void letsOthersDoSomethingUnderAnotherName(Kind kind) throws Exception {
    SecretStore store = store(kind);
    ExecutorService threads = Executors.newSingleThreadExecutor();
    String done =
        store.exclusively(
            "one",
            () -> {
              Future<String> other =
                  threads.submit(() -> again(kind, store).exclusively("other", () -> "done"));
              try {
                return other.get(20, TimeUnit.SECONDS);
              } catch (InterruptedException | ExecutionException | TimeoutException e) {
                throw new AssertionError(e);
              }
            });
    threads.shutdownNow();
    assertThat(done).isEqualTo("done");
  }

  @ParameterizedTest
  @EnumSource
  void endsTheWaitOfAThreadThatIsInterrupted(Kind kind) throws Exception {
    SecretStore store = store(kind);
    CountDownLatch waits = new CountDownLatch(1);
    ExecutorService threads = Executors.newSingleThreadExecutor();
    store.exclusively(
        "one",
        () -> {
          Future<SecretStoreException> refused =
              threads.submit(
                  () -> {
                    waits.countDown();
                    return catchThrowableOfType(
                        SecretStoreException.class,
                        () -> again(kind, store).exclusively("one", () -> "never"));
                  });
          try {
            assertThat(waits.await(20, TimeUnit.SECONDS)).isTrue();
            threads.shutdownNow();
            assertThat(refused.get(20, TimeUnit.SECONDS).reason()).isEqualTo(Reason.BUSY);
          } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
          }
          return "done";
        });
    assertThat(store.<String>exclusively("one", () -> "free again")).isEqualTo("free again");
  }

  @ParameterizedTest
  @EnumSource
  void letsGoOfTheNameAfterAFailure(Kind kind) {
    SecretStore store = store(kind);
    assertThatThrownBy(
            () ->
                store.exclusively(
                    "one",
                    () -> {
                      throw new IllegalStateException("refused");
                    }))
        .hasMessage("refused");
    assertThat(again(kind, store).<String>exclusively("one", () -> "done")).isEqualTo("done");
  }
}
