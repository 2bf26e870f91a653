package org.mailquay.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
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
}
