package org.mailquay.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AccessTokenSourceTest {

  @Nested
  class ALambda {

    @Test
    void knowsNoAccount() {
      AccessTokenSource source = () -> AccessToken.of("a");
      assertThat(source.account()).isEmpty();
    }

    @Test
    void answersARefusalWithItsNextToken() {
      AtomicInteger count = new AtomicInteger();
      AccessTokenSource source = () -> AccessToken.of("t" + count.incrementAndGet());
      assertThat(source.refreshed(source.accessToken()).reveal()).isEqualTo("t2");
    }

    @Test
    void failsForGoodWhenItHasNoOtherToken() {
      AccessTokenSource source = () -> AccessToken.of("s3cret", Instant.EPOCH);
      TokenException failure =
          catchThrowableOfType(
              TokenException.class, () -> source.refreshed(AccessToken.of("s3cret")));
      assertThat(failure.kind()).isEqualTo(TokenFailureKind.SIGN_IN_REQUIRED);
      assertThat(failure.isTransient()).isFalse();
      assertThat(failure.toString()).doesNotContain("s3cret");
    }
  }

  @Nested
  class AnAccount {

    @Test
    void hasNoLineBreaks() {
      assertThatThrownBy(() -> new Account("Corner\r\nShop", "shop@example.com"))
          .hasMessageContaining("displayName");
      assertThatThrownBy(() -> Account.of("shop@example.com\0")).hasMessageContaining("address");
    }

    @Test
    void hasAnAddress() {
      assertThatThrownBy(() -> Account.of(" ")).hasMessageContaining("blank");
    }
  }

  @Nested
  class AFailure {

    @Test
    void tellsWhatTheProviderSaid() {
      TokenException failure =
          TokenException.builder(TokenFailureKind.MFA_REQUIRED)
              .providerCode("interaction_required")
              .providerDetail("AADSTS50079")
              .correlationId("6d1c2f0a-0000-4000-8000-1b2c3d4e5f60")
              .claims("{\"access_token\":{}}")
              .retryAfter(Duration.ofSeconds(3))
              .build();
      assertThat(failure.providerCode()).contains("interaction_required");
      assertThat(failure.providerDetail()).contains("AADSTS50079");
      assertThat(failure.correlationId()).contains("6d1c2f0a-0000-4000-8000-1b2c3d4e5f60");
      assertThat(failure.claims()).contains("{\"access_token\":{}}");
      assertThat(failure.retryAfter()).contains(Duration.ofSeconds(3));
      assertThat(failure)
          .hasMessageContaining("second factor")
          .hasMessageContaining("AADSTS50079")
          .hasMessageContaining("6d1c2f0a");
    }

    @Test
    void letsInNothingThatIsNoCode() {
      TokenException failure =
          TokenException.builder(TokenFailureKind.SIGN_IN_REQUIRED)
              .providerCode("bad token eyJhbGciOi\r\n")
              .providerDetail("x".repeat(65))
              .claims(" ")
              .retryAfter(Duration.ofSeconds(-1))
              .build();
      assertThat(failure.providerCode()).isEmpty();
      assertThat(failure.providerDetail()).isEmpty();
      assertThat(failure.claims()).isEmpty();
      assertThat(failure.retryAfter()).isEmpty();
      assertThat(failure).hasMessage("Sign in again.");
    }
  }
}
