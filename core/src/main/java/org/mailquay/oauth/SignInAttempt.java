package org.mailquay.oauth;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in under way. It ends by itself at its deadline; {@link #cancel()} ends it at once, frees
 * its port and stops its requests. Thread-safe.
 */
public final class SignInAttempt {

  /** What a sign-in does, on a thread of its own that is interrupted when the attempt ends. */
  @FunctionalInterface
  public interface Steps {

    /** Signs in; registers what has to be closed with the attempt. */
    CachingTokenSource run(SignInAttempt attempt) throws Exception;
  }

  private final CompletableFuture<CachingTokenSource> result = new CompletableFuture<>();
  private final Deque<AutoCloseable> toClose = new ArrayDeque<>();
  private final long end;
  private @Nullable Thread worker;
  private boolean over;

  private SignInAttempt(Duration deadline) {
    this.end = System.nanoTime() + deadline.toNanos();
  }

  /** Starts an attempt; for those who write a provider module. */
  public static SignInAttempt start(Duration deadline, Steps steps) {
    SignInAttempt attempt = new SignInAttempt(deadline);
    Thread worker = new Thread(() -> attempt.run(steps), "mailquay-sign-in");
    Thread watch = new Thread(() -> attempt.watch(), "mailquay-sign-in-deadline");
    attempt.worker = worker;
    for (Thread thread : new Thread[] {worker, watch}) {
      thread.setDaemon(true);
      thread.start();
    }
    return attempt;
  }

  /** Returns the outcome: a source of tokens, or a {@link TokenException}. */
  public CompletionStage<CachingTokenSource> result() {
    return result.minimalCompletionStage();
  }

  /**
   * Waits for the outcome.
   *
   * @throws TokenException if the sign-in did not succeed
   */
  public CachingTokenSource await() {
    try {
      return result.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      cancel();
      throw TokenException.builder(TokenFailureKind.CANCELLED).build();
    } catch (ExecutionException e) {
      throw TokenFailures.rethrow(e.getCause());
    }
  }

  /** Gives the sign-in up. Does nothing when it has ended. */
  public void cancel() {
    end(null, TokenException.builder(TokenFailureKind.CANCELLED).build());
  }

  /** Returns {@code true} once there is an outcome. */
  public boolean isDone() {
    return result.isDone();
  }

  /** Returns how long the user still has; for those who write a provider module. */
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }

  /** Registers what is closed when the attempt ends; at once if it has. */
  public void closeAtEnd(AutoCloseable resource) {
    synchronized (this) {
      if (!over) {
        toClose.push(resource);
        return;
      }
    }
    close(resource);
  }

  private void run(Steps steps) {
    try {
      end(steps.run(this), null);
    } catch (Throwable e) {
      end(null, asTokenException(e));
    }
  }

  private static TokenException asTokenException(Throwable failure) {
    if (failure instanceof InterruptedException || failure instanceof CancellationException) {
      return TokenException.builder(TokenFailureKind.CANCELLED).build();
    }
    try {
      return TokenFailures.rethrow(failure);
    } catch (Error e) {
      return TokenException.of(
          TokenFailureKind.UNAVAILABLE, "The sign-in failed (" + e.getClass().getName() + ").");
    }
  }

  private void watch() {
    try {
      result.get(remaining().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      end(null, TokenException.builder(TokenFailureKind.TIMED_OUT).build());
    } catch (InterruptedException | ExecutionException e) {
      // whoever ended the attempt has told so
    }
  }

  private void end(@Nullable CachingTokenSource source, @Nullable TokenException failure) {
    synchronized (this) {
      if (over) {
        return;
      }
      over = true;
    }
    Thread thread = worker;
    if (thread != null && thread != Thread.currentThread()) {
      thread.interrupt();
    }
    toClose.forEach(SignInAttempt::close);
    if (failure == null) {
      result.complete(source);
    } else {
      result.completeExceptionally(failure);
    }
  }

  private static void close(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      // the outcome of the sign-in is what counts
    }
  }
}
