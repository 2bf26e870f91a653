package org.mailquay.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GrantBundleTest {

  private static final char[] PASSPHRASE = "grün wie der Wald".toCharArray();

  private final MovingClock clock = new MovingClock();
  private final GrantBundle bundles = new GrantBundle(clock, new SecureRandom());
  private final String bundle =
      bundles.pack(
          "google",
          "{\"refresh_token\":\"1//s3cret\"}".getBytes(UTF_8),
          PASSPHRASE,
          clock.instant().plus(Duration.ofDays(2)));

  private TokenException failure(String text, char[] passphrase) {
    return catchThrowableOfType(
        TokenException.class, () -> bundles.unpack("google", text, passphrase));
  }

  @Test
  void carriesASignIn() {
    assertThat(bundle).matches("[\\w.-]+");
    assertThat(bundles.unpack("google", " " + bundle + "\n", PASSPHRASE))
        .asString(UTF_8)
        .contains("1//s3cret");
  }

  @Test
  void hidesIt() {
    for (String part : bundle.split("\\.", -1)) {
      assertThat(part).doesNotContain("s3cret");
    }
    assertThat(new String(Base64.getUrlDecoder().decode(bundle.split("\\.", -1)[3]), UTF_8))
        .doesNotContain("s3cret");
  }

  @Test
  void isRefusedWithAnotherPassphrase() {
    assertThat(failure(bundle, "grün wie das Gras".toCharArray()))
        .hasMessageContaining("passphrase");
  }

  @Test
  void isRefusedAfterItsDate() {
    clock.goOn(Duration.ofDays(2));
    TokenException old = failure(bundle, PASSPHRASE);
    assertThat(old.kind()).isEqualTo(TokenFailureKind.SIGN_IN_REQUIRED);
    assertThat(old).hasMessageContaining("2026-11-23");
  }

  @Test
  void cannotBeGivenALaterDate() {
    String[] parts = bundle.split("\\.", -1);
    String later =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("google\n9999999999".getBytes(UTF_8));
    assertThat(failure(String.join(".", parts[0], parts[1], later, parts[3]), PASSPHRASE))
        .hasMessageContaining("changed");
  }

  @Test
  void isRefusedAtAnotherProvider() {
    assertThatThrownBy(() -> bundles.unpack("microsoft", bundle, PASSPHRASE))
        .hasMessageContaining("google");
  }

  @Test
  void isRefusedWhenItIsNotWhole() {
    Stream.of(
            "",
            "x",
            bundle.substring(0, 30),
            bundle + ".x",
            "mailquay-grant.1.a.b",
            "mailquay-grant.1.!.!")
        .forEach(
            text ->
                assertThat(failure(text, PASSPHRASE).kind())
                    .as(text)
                    .isEqualTo(TokenFailureKind.STORE_FAILED));
    assertThat(failure(bundle.substring(0, bundle.length() - 4), PASSPHRASE)).isNotNull();
  }

  @Test
  void wantsAPassphraseWorthTheName() {
    assertThatThrownBy(
            () ->
                bundles.pack(
                    "google",
                    new byte[1],
                    "elevenchars".toCharArray(),
                    clock.instant().plusSeconds(1)))
        .hasMessageContaining("12");
    assertThatThrownBy(() -> bundles.pack("google", new byte[1], PASSPHRASE, clock.instant()))
        .hasMessageContaining("future");
  }
}
