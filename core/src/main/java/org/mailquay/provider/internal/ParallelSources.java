package org.mailquay.provider.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.mailquay.provider.AttemptOutcome;
import org.mailquay.provider.DiscoveryEnd;

/**
 * Asks sources side by side and gathers their answers until all are there, the deadline has passed
 * or somebody cancels. Whoever is still waiting then is ended, or left behind. One thread awaits;
 * any may cancel.
 */
public final class ParallelSources {

  private static final Duration AFTER_THE_DEADLINE = Duration.ofSeconds(1);

  private final List<DiscoverySource> sources;
  private final AnswerCache cache;
  private final Inquiry inquiry;
  private final boolean trustedIsEnough;
  private final List<FutureTask<?>> tasks = new ArrayList<>();
  private final Map<Integer, Answered> answers = new HashMap<>();

  /** What arrives; empty for the word to stop. */
  private final BlockingQueue<Optional<Answered>> arrivals = new LinkedBlockingQueue<>();

  private ParallelSources(
      List<DiscoverySource> sources, AnswerCache cache, Duration limit, boolean trustedIsEnough) {
    this.sources = List.copyOf(sources);
    this.cache = cache;
    this.trustedIsEnough = trustedIsEnough;
    inquiry = new Inquiry(limit);
  }

  /** Asks all sources, the preferred ones first in the list. */
  public static ParallelSources ask(
      List<DiscoverySource> sources,
      AnswerCache cache,
      Duration limit,
      boolean trustedIsEnough,
      Executor executor) {
    ParallelSources parallel = new ParallelSources(sources, cache, limit, trustedIsEnough);
    for (int i = 0; i < sources.size(); i++) {
      parallel.start(i, executor);
    }
    // whoever begins and never awaits must not leave connections behind
    CompletableFuture.delayedExecutor(
            limit.plus(AFTER_THE_DEADLINE).toMillis(), TimeUnit.MILLISECONDS, Runnable::run)
        .execute(parallel::end);
    return parallel;
  }

  private void start(int priority, Executor executor) {
    DiscoverySource source = sources.get(priority);
    Optional<SourceAnswer> known = cache.get(source.place());
    if (known.isPresent()) {
      arrive(priority, known.get(), Duration.ZERO);
      return;
    }
    FutureTask<?> task = new FutureTask<>(() -> ask(priority, source), null);
    try {
      executor.execute(task);
      tasks.add(task);
    } catch (RejectedExecutionException e) {
      arrive(
          priority,
          SourceAnswer.none(AttemptOutcome.UNREACHABLE, "too many discoveries at once"),
          Duration.ZERO);
    }
  }

  private void ask(int priority, DiscoverySource source) {
    long begin = System.nanoTime();
    SourceAnswer answer = answer(source);
    arrive(priority, answer, Duration.ofNanos(System.nanoTime() - begin));
  }

  private SourceAnswer answer(DiscoverySource source) {
    try {
      SourceAnswer answer = source.ask(inquiry);
      cache.put(source.place(), answer);
      return answer;
    } catch (InterruptedException e) {
      // the pool's thread is not ours to mark, and the discovery has its answer already
      return SourceAnswer.none(AttemptOutcome.CANCELLED, "");
    } catch (IOException | RuntimeException e) {
      SourceAnswer answer = SourceAnswer.of(e);
      cache.put(source.place(), answer);
      return answer;
    }
  }

  private void arrive(int priority, SourceAnswer answer, Duration duration) {
    arrivals.add(Optional.of(new Answered(priority, sources.get(priority), answer, duration)));
  }

  /** Stops asking and waiting, from any thread, whether somebody awaits or not. */
  public void cancel() {
    arrivals.add(Optional.empty());
    end();
  }

  private void end() {
    tasks.forEach(task -> task.cancel(true));
    inquiry.finish();
  }

  /** Gathers answers until the end, and says why it was. */
  public DiscoveryEnd await() {
    DiscoveryEnd end = gather();
    end();
    return end;
  }

  private DiscoveryEnd gather() {
    try {
      while (answers.size() < sources.size()) {
        Optional<Answered> arrived =
            arrivals.poll(inquiry.remaining().toNanos(), TimeUnit.NANOSECONDS);
        if (arrived == null) {
          return DiscoveryEnd.DEADLINE;
        }
        if (arrived.isEmpty()) {
          return DiscoveryEnd.CANCELLED;
        }
        answers.put(arrived.get().priority(), arrived.get());
        if (trustedIsEnough && isTrustedAnswerThere()) {
          return DiscoveryEnd.TRUSTED_ANSWER;
        }
      }
      return DiscoveryEnd.COMPLETE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return DiscoveryEnd.CANCELLED;
    }
  }

  /** No source that is still silent could give an answer that is preferred to it. */
  private boolean isTrustedAnswerThere() {
    for (int i = 0; answers.containsKey(i); i++) {
      if (answers.get(i).answer().found().stream()
          .anyMatch(settings -> settings.isEncrypted() && !settings.needsConfirmation())) {
        return true;
      }
    }
    return false;
  }

  /** Returns one entry for each source, in their order, the silent ones included. */
  public List<Answered> answers(DiscoveryEnd end) {
    AttemptOutcome silence =
        switch (end) {
          case CANCELLED -> AttemptOutcome.CANCELLED;
          case TRUSTED_ANSWER -> AttemptOutcome.NOT_NEEDED;
          case DEADLINE, COMPLETE -> AttemptOutcome.TIMED_OUT;
        };
    List<Answered> all = new ArrayList<>(answers.values());
    for (int i = 0; i < sources.size(); i++) {
      if (!answers.containsKey(i)) {
        all.add(new Answered(i, sources.get(i), SourceAnswer.none(silence, ""), inquiry.elapsed()));
      }
    }
    all.sort(Comparator.comparingInt(Answered::priority));
    return all;
  }
}
