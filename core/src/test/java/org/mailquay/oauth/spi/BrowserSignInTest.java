package org.mailquay.oauth.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailquay.oauth.AccessToken;
import org.mailquay.oauth.CachingTokenSource;
import org.mailquay.oauth.DeviceCode;
import org.mailquay.oauth.SignInAttempt;
import org.mailquay.oauth.SignInOptions;
import org.mailquay.oauth.SignInPhase;
import org.mailquay.oauth.SignInUi;
import org.mailquay.oauth.TokenException;
import org.mailquay.oauth.TokenFailureKind;

@Timeout(30)
class BrowserSignInTest {

  private final List<SignInPhase> phases = Collections.synchronizedList(new ArrayList<>());
  private final AtomicReference<AuthorizationRequest> asked = new AtomicReference<>();
  private final AtomicReference<String> redeemed = new AtomicReference<>();
  private final CountDownLatch shown = new CountDownLatch(1);
  private volatile String answer = "";

  private final AuthorizationCodeClient client =
      new AuthorizationCodeClient() {
        @Override
        public URI authorizationAddress(AuthorizationRequest request) {
          asked.set(request);
          return URI.create("https://login.example/authorize");
        }

        @Override
        public CachingTokenSource redeem(String code, URI redirectUri, String codeVerifier) {
          redeemed.set(code + " " + redirectUri + " " + codeVerifier);
          return CachingTokenSource.of(() -> AccessToken.of("t"));
        }
      };

  private final SignInUi ui =
      new SignInUi() {
        @Override
        public void openAddress(URI address) {
          shown.countDown();
          if (!answer.isEmpty()) {
            AuthorizationRequest request = asked.get();
            var unused =
                HttpClient.newHttpClient()
                    .sendAsync(
                        HttpRequest.newBuilder(
                                URI.create(
                                    request.redirectUri()
                                        + "/?"
                                        + answer
                                        + "&state="
                                        + request.state()))
                            .build(),
                        HttpResponse.BodyHandlers.discarding());
          }
        }

        @Override
        public void showCode(DeviceCode code) {}

        @Override
        public void progress(SignInPhase phase) {
          phases.add(phase);
        }
      };

  private SignInAttempt start(Duration deadline) {
    return new BrowserSignIn(client, new SecureRandom())
        .start(SignInOptions.ofDefaults().deadline(deadline), ui);
  }

  @Test
  void exchangesTheCodeWithItsVerifier() throws Exception {
    answer = "code=c0de";
    assertThat(start(Duration.ofSeconds(20)).await().get()).isEqualTo("t");
    assertThat(phases)
        .containsExactly(
            SignInPhase.STARTING,
            SignInPhase.WAITING_FOR_USER,
            SignInPhase.EXCHANGING,
            SignInPhase.DONE);
    String[] parts = redeemed.get().split(" ", -1);
    assertThat(parts[0]).isEqualTo("c0de");
    assertThat(parts[1]).isEqualTo(asked.get().redirectUri().toString());
    assertThat(parts[2]).matches("[A-Za-z0-9._~-]{43,128}");
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(parts[2].getBytes(StandardCharsets.US_ASCII));
    assertThat(asked.get().codeChallenge())
        .isEqualTo(Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
  }

  @Test
  void saysThatTheUserDeclined() {
    answer = "error=access_denied";
    TokenException failure =
        catchThrowableOfType(TokenException.class, () -> start(Duration.ofSeconds(20)).await());
    assertThat(failure.kind()).isEqualTo(TokenFailureKind.DECLINED);
    assertThat(failure.providerCode()).contains("access_denied");
  }

  @Test
  void endsAtItsDeadlineAndFreesThePort() {
    SignInAttempt attempt = start(Duration.ofMillis(400));
    TokenException failure = catchThrowableOfType(TokenException.class, attempt::await);
    assertThat(failure.kind()).isEqualTo(TokenFailureKind.TIMED_OUT);
    portIsFree();
  }

  @Test
  void isCancelledWithinASecondAndFreesThePort() throws Exception {
    SignInAttempt attempt = start(Duration.ofMinutes(5));
    shown.await();
    long start = System.nanoTime();
    attempt.cancel();
    TokenException failure = catchThrowableOfType(TokenException.class, attempt::await);
    portIsFree();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
    assertThat(failure.kind()).isEqualTo(TokenFailureKind.CANCELLED);
    attempt.cancel();
    assertThat(redeemed).hasNullValue();
  }

  @Test
  void endsWhenTheHostCannotShowTheAddress() {
    SignInUi broken =
        new SignInUi() {
          @Override
          public void openAddress(URI address) {
            throw new UnsupportedOperationException("no browser here");
          }

          @Override
          public void showCode(DeviceCode code) {}
        };
    SignInAttempt attempt =
        new BrowserSignIn(client, new SecureRandom()).start(SignInOptions.ofDefaults(), broken);
    assertThatThrownBy(attempt::await).hasMessageContaining("UnsupportedOperationException");
    portIsFree();
  }

  private void portIsFree() {
    assertThatThrownBy(
            () ->
                new Socket(InetAddress.getLoopbackAddress(), asked.get().redirectUri().getPort())
                    .close())
        .isInstanceOf(ConnectException.class);
  }
}
