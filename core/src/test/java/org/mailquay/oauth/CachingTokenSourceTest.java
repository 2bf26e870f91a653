package org.mailquay.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CachingTokenSourceTest {

  private final MovingClock clock = new MovingClock();
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicReference<TokenException> failure = new AtomicReference<>();
  private Duration life = Duration.ofHours(1);

  private AccessToken numbered() {
    int number = requests.incrementAndGet();
    TokenException refused = failure.get();
    if (refused != null) {
      throw refused;
    }
    return AccessToken.of("t" + number, clock.instant().plus(life));
  }

  private CachingTokenSource source() {
    return CachingTokenSource.builder(this::numbered).clock(clock).build();
  }

  private TokenException failing(TokenFailureKind kind) {
    TokenException refused = TokenException.builder(kind).build();
    failure.set(refused);
    return refused;
  }

  @Nested
  class WithAGoodToken {

    @Test
    void asksOnce() {
      CachingTokenSource source = source();
      assertThat(source.accessToken()).isSameAs(source.accessToken());
      assertThat(requests).hasValue(1);
    }

    @Test
    void isASupplierOfText() {
      assertThat(source().get()).isEqualTo("t1");
    }

    @Test
    void doesNotPrintIt() {
      CachingTokenSource source = source();
      source.accessToken();
      assertThat(source.toString()).doesNotContain("t1");
    }

    @Test
    void givesOneFromAnEarlierRunWithoutARequest() {
      Grant kept =
          new Grant() {
            @Override
            public AccessToken renew() {
              return numbered();
            }

            @Override
            public Optional<AccessToken> kept() {
              return Optional.of(
                  AccessToken.of("kept", clock.instant().plus(Duration.ofMinutes(20))));
            }
          };
      assertThat(CachingTokenSource.builder(kept).clock(clock).build().get()).isEqualTo("kept");
      assertThat(requests).hasValue(0);
    }

    @Test
    void renewsOneFromAnEarlierRunThatEndsSoon() {
      Grant kept =
          new Grant() {
            @Override
            public AccessToken renew() {
              return numbered();
            }

            @Override
            public Optional<AccessToken> kept() {
              return Optional.of(
                  AccessToken.of("kept", clock.instant().plus(Duration.ofMinutes(4))));
            }
          };
      assertThat(CachingTokenSource.builder(kept).clock(clock).build().get()).isEqualTo("t1");
    }
  }

  @Nested
  class BeforeTheEnd {

    @Test
    void renewsFiveMinutesEarly() {
      CachingTokenSource source = source();
      source.accessToken();
      clock.goOn(Duration.ofMinutes(54));
      assertThat(source.get()).isEqualTo("t1");
      clock.goOn(Duration.ofSeconds(61));
      assertThat(source.get()).isEqualTo("t2");
    }

    @Test
    void doesNotRenewAShortTokenAtEveryCall() {
      life = Duration.ofMinutes(4);
      CachingTokenSource source = source();
      source.accessToken();
      clock.goOn(Duration.ofMinutes(2));
      assertThat(source.get()).isEqualTo("t1");
      clock.goOn(Duration.ofSeconds(61));
      assertThat(source.get()).isEqualTo("t2");
    }

    @Test
    void goesOnWithTheOldTokenWhileTheServerIsAway() {
      CachingTokenSource source = source();
      source.accessToken();
      clock.goOn(Duration.ofMinutes(57));
      TokenException away = failing(TokenFailureKind.UNAVAILABLE);
      assertThat(source.get()).isEqualTo("t1");
      clock.goOn(Duration.ofMinutes(3));
      assertThat(catchThrowableOfType(TokenException.class, source::accessToken)).isSameAs(away);
    }

    @Test
    void doesNotGoOnWhenTheSignInHasEnded() {
      CachingTokenSource source = source();
      source.accessToken();
      clock.goOn(Duration.ofMinutes(57));
      TokenException ended = failing(TokenFailureKind.SIGN_IN_REQUIRED);
      assertThat(catchThrowableOfType(TokenException.class, source::accessToken)).isSameAs(ended);
    }
  }

  @Nested
  class ManyThreads {

    private final CyclicBarrier together = new CyclicBarrier(64);

    private List<String> atOnce(Callable<AccessToken> call) throws Exception {
      ExecutorService threads = Executors.newFixedThreadPool(64);
      try {
        List<Future<AccessToken>> waiting = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
          waiting.add(
              threads.submit(
                  () -> {
                    together.await();
                    return call.call();
                  }));
        }
        List<String> tokens = new ArrayList<>();
        for (Future<AccessToken> each : waiting) {
          tokens.add(each.get(20, TimeUnit.SECONDS).reveal());
        }
        return tokens;
      } finally {
        threads.shutdownNow();
      }
    }

    @Test
    void makeOneRequestForAnExpiredToken() throws Exception {
      CachingTokenSource source = source();
      source.accessToken();
      clock.goOn(Duration.ofHours(2));
      assertThat(atOnce(source::accessToken)).containsOnly("t2").hasSize(64);
      assertThat(requests).hasValue(2);
    }

    @Test
    void makeOneRequestAfterARefusal() throws Exception {
      CachingTokenSource source = source();
      AccessToken refused = source.accessToken();
      assertThat(atOnce(() -> source.refreshed(refused))).containsOnly("t2");
      assertThat(requests).hasValue(2);
    }

    @Test
    void makeOneRequestForATokenThatIsBornExpired() throws Exception {
      life = Duration.ofSeconds(-1);
      CountDownLatch open = new CountDownLatch(1);
      CachingTokenSource source =
          CachingTokenSource.builder(
                  () -> {
                    awaitLatch(open);
                    return numbered();
                  })
              .clock(clock)
              .build();
      CyclicBarrier barrier = new CyclicBarrier(2);
      List<String> tokens = Collections.synchronizedList(new ArrayList<>());
      Thread first = new Thread(() -> tokens.add(source.get()));
      first.start();
      Thread second =
          new Thread(
              () -> {
                try {
                  barrier.await();
                } catch (Exception e) {
                  throw new AssertionError(e);
                }
                tokens.add(source.get());
              });
      second.start();
      barrier.await();
      while (second.getState() != Thread.State.TIMED_WAITING
          || first.getState() != Thread.State.TIMED_WAITING) {
        Thread.onSpinWait();
      }
      open.countDown();
      first.join();
      second.join();
      assertThat(tokens).containsOnly("t1");
      assertThat(requests).hasValue(1);
    }

    @Test
    void loseNothingWhenOneOfThemIsInterrupted() throws Exception {
      CountDownLatch asked = new CountDownLatch(1);
      CountDownLatch open = new CountDownLatch(1);
      CachingTokenSource source =
          CachingTokenSource.builder(
                  () -> {
                    asked.countDown();
                    awaitLatch(open);
                    return numbered();
                  })
              .clock(clock)
              .build();
      AtomicReference<TokenException> given = new AtomicReference<>();
      Thread impatient =
          new Thread(
              () -> given.set(catchThrowableOfType(TokenException.class, source::accessToken)));
      impatient.start();
      asked.await();
      impatient.interrupt();
      impatient.join();
      assertThat(given.get().kind()).isEqualTo(TokenFailureKind.CANCELLED);
      open.countDown();
      assertThat(source.get()).isEqualTo("t1");
      assertThat(requests).hasValue(1);
    }
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Nested
  class AfterARefusal {

    @Test
    void renewsOnceAndThenFailsForGood() {
      CachingTokenSource source = source();
      AccessToken first = source.accessToken();
      AccessToken second = source.refreshed(first);
      assertThat(second.reveal()).isEqualTo("t2");
      for (int i = 0; i < 3; i++) {
        TokenException forGood =
            catchThrowableOfType(TokenException.class, () -> source.refreshed(second));
        assertThat(forGood.kind()).isEqualTo(TokenFailureKind.SIGN_IN_REQUIRED);
        assertThat(forGood.isTransient()).isFalse();
        assertThat(forGood).hasMessageNotContaining("t2");
      }
      assertThat(requests).hasValue(2);
    }

    @Test
    void givesTheNewerTokenWithoutARequest() {
      CachingTokenSource source = source();
      AccessToken first = source.accessToken();
      AccessToken second = source.refreshed(first);
      assertThat(source.refreshed(first)).isSameAs(second);
      assertThat(source.accessToken()).isSameAs(second);
      assertThat(requests).hasValue(2);
    }

    @Test
    void failsWhenTheServerGivesTheSameTokenAgain() {
      AtomicInteger count = new AtomicInteger();
      CachingTokenSource source =
          CachingTokenSource.of(
              () -> {
                count.incrementAndGet();
                return AccessToken.of("same");
              });
      AccessToken same = source.accessToken();
      for (int i = 0; i < 3; i++) {
        assertThat(catchThrowableOfType(TokenException.class, () -> source.refreshed(same)).kind())
            .isEqualTo(TokenFailureKind.SIGN_IN_REQUIRED);
      }
      assertThat(count).hasValue(2);
    }

    @Test
    void mayRenewAgainInTheNextLife() {
      CachingTokenSource source = source();
      source.refreshed(source.accessToken());
      clock.goOn(Duration.ofHours(2));
      AccessToken third = source.accessToken();
      assertThat(source.refreshed(third).reveal()).isEqualTo("t4");
    }
  }

  @Nested
  class WhenTheServer {

    @Test
    void asksToWaitAsksNoSooner() {
      failure.set(
          TokenException.builder(TokenFailureKind.THROTTLED)
              .retryAfter(Duration.ofSeconds(30))
              .build());
      CachingTokenSource source = source();
      for (int i = 0; i < 3; i++) {
        clock.goOn(Duration.ofSeconds(9));
        assertThat(catchThrowableOfType(TokenException.class, source::accessToken).kind())
            .isEqualTo(TokenFailureKind.THROTTLED);
      }
      TokenException waiting = catchThrowableOfType(TokenException.class, source::accessToken);
      assertThat(waiting.retryAfter()).contains(Duration.ofSeconds(12));
      assertThat(requests).hasValue(1);
      failure.set(null);
      clock.goOn(Duration.ofSeconds(12));
      assertThat(source.get()).isEqualTo("t2");
    }

    @Test
    void hangsLetsNobodyWaitForEver() {
      CountDownLatch interrupted = new CountDownLatch(1);
      AtomicInteger count = new AtomicInteger();
      CachingTokenSource source =
          CachingTokenSource.builder(
                  () -> {
                    if (count.incrementAndGet() == 1) {
                      try {
                        new CountDownLatch(1).await();
                      } catch (InterruptedException e) {
                        interrupted.countDown();
                      }
                    }
                    return numbered();
                  })
              .limit(Duration.ofMillis(50))
              .build();
      assertThat(catchThrowableOfType(TokenException.class, source::accessToken).kind())
          .isEqualTo(TokenFailureKind.UNAVAILABLE);
      awaitLatch(interrupted);
      assertThat(source.get()).startsWith("t");
    }

    @Test
    void breaksTellsTheTypeButNotTheWords() {
      CachingTokenSource offline =
          CachingTokenSource.of(
              () -> {
                throw new UncheckedIOException(new IOException("refresh_token=s3cret"));
              });
      TokenException away = catchThrowableOfType(TokenException.class, offline::accessToken);
      assertThat(away.kind()).isEqualTo(TokenFailureKind.UNAVAILABLE);
      assertThat(away).hasMessageContaining("UncheckedIOException").hasNoCause();
      assertThat(away.toString()).doesNotContain("s3cret");
    }
  }

  @Nested
  class TheHealth {

    private final List<SignInHealth.State> heard = new ArrayList<>();
    private Instant end = clock.instant().plus(Duration.ofDays(90));

    private final Grant dying =
        new Grant() {
          @Override
          public AccessToken renew() {
            AccessToken token = numbered();
            end = clock.instant().plus(Duration.ofDays(90));
            return token;
          }

          @Override
          public Optional<Instant> diesUnusedAt() {
            return Optional.of(end);
          }
        };

    private final CachingTokenSource source =
        CachingTokenSource.builder(dying)
            .clock(clock)
            .onHealthChange(health -> heard.add(health.state()))
            .build();

    @Test
    void isToldOncePerChange() {
      source.accessToken();
      assertThat(source.health().state()).isEqualTo(SignInHealth.State.GOOD);
      clock.goOn(Duration.ofDays(84));
      assertThat(source.health().state()).isEqualTo(SignInHealth.State.ENDS_SOON);
      source.health();
      clock.goOn(Duration.ofDays(6));
      source.health();
      source.health();
      assertThat(heard).containsExactly(SignInHealth.State.ENDS_SOON, SignInHealth.State.ENDED);
    }

    @Test
    void isGoodAgainAfterARealRenewal() {
      source.accessToken();
      clock.goOn(Duration.ofMinutes(1));
      Instant before = end;
      SignInHealth now = source.keepAlive();
      assertThat(requests).hasValue(2);
      assertThat(now.diesUnusedAt().orElseThrow()).isAfter(before);
      clock.goOn(Duration.ofDays(84));
      source.health();
      source.keepAlive();
      assertThat(heard).containsExactly(SignInHealth.State.ENDS_SOON, SignInHealth.State.GOOD);
    }

    @Test
    void endsWithTheGrantAndNotWithTheNetwork() {
      failing(TokenFailureKind.UNAVAILABLE);
      assertThatThrownBy(source::accessToken).isInstanceOf(TokenException.class);
      assertThat(heard).isEmpty();
      failing(TokenFailureKind.SIGN_IN_REQUIRED);
      assertThatThrownBy(source::accessToken).isInstanceOf(TokenException.class);
      assertThatThrownBy(source::accessToken).isInstanceOf(TokenException.class);
      assertThat(heard).containsExactly(SignInHealth.State.ENDED);
    }

    @Test
    void doesNotDependOnItsListener() {
      CachingTokenSource loud =
          CachingTokenSource.builder(
                  () -> {
                    throw failing(TokenFailureKind.SIGN_IN_REQUIRED);
                  })
              .onHealthChange(
                  health -> {
                    throw new IllegalStateException("listener");
                  })
              .build();
      assertThat(catchThrowableOfType(TokenException.class, loud::accessToken).kind())
          .isEqualTo(TokenFailureKind.SIGN_IN_REQUIRED);
    }
  }
}
