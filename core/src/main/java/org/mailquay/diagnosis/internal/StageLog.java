package org.mailquay.diagnosis.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailquay.smtp.Stage;
import org.mailquay.transport.StageEvent;
import org.mailquay.transport.StageFinding;
import org.mailquay.transport.StageObserver;
import org.mailquay.transport.StageStatus;

/**
 * Keeps what an observed connection tells, step by step. With several commands under way a step may
 * be entered again to hear its reply: its parts add up. Thread-safe.
 */
public final class StageLog implements StageObserver {

  private final Map<Stage, Entry> entries = new EnumMap<>(Stage.class);
  private @Nullable Stage current;
  private long since;

  @Override
  public synchronized void onStage(StageEvent event) {
    if (event.status() == StageStatus.PROGRESS) {
      return;
    }
    Entry before = entries.getOrDefault(event.stage(), Entry.NONE);
    entries.put(event.stage(), before.with(event));
    boolean entered = event.status() == StageStatus.ENTERED;
    current = entered ? event.stage() : null;
    since = entered ? System.nanoTime() : since;
  }

  /** Returns the step that is under way. */
  public synchronized Optional<Stage> underWay() {
    return Optional.ofNullable(current);
  }

  /** Returns the last step that failed. */
  public synchronized Optional<Stage> lastFailed() {
    return entries.entrySet().stream()
        .filter(entry -> entry.getValue().status() == StageStatus.FAILED)
        .map(Map.Entry::getKey)
        .reduce((a, b) -> b);
  }

  /** Returns how far a step has got; empty if it was not entered. */
  public synchronized Optional<StageStatus> status(Stage stage) {
    return Optional.ofNullable(entries.get(stage)).map(Entry::status);
  }

  /** Returns how long a step has taken so far. */
  public synchronized Duration duration(Stage stage) {
    Duration ended = entries.getOrDefault(stage, Entry.NONE).duration();
    return stage == current ? ended.plusNanos(System.nanoTime() - since) : ended;
  }

  /** Returns what was learnt in a step. */
  public synchronized List<StageFinding> findings(Stage stage) {
    return entries.getOrDefault(stage, Entry.NONE).findings();
  }

  /** Returns the last finding of a kind, whatever the step. */
  public synchronized <T extends StageFinding> Optional<T> last(Class<T> kind) {
    return entries.values().stream()
        .flatMap(entry -> entry.findings().stream())
        .filter(kind::isInstance)
        .map(kind::cast)
        .reduce((a, b) -> b);
  }

  /** What is known of one step. */
  private record Entry(StageStatus status, Duration duration, List<StageFinding> findings) {

    static final Entry NONE = new Entry(StageStatus.ENTERED, Duration.ZERO, List.of());

    Entry with(StageEvent event) {
      List<StageFinding> all = new ArrayList<>(findings);
      all.addAll(event.findings());
      return new Entry(event.status(), duration.plus(event.elapsed()), List.copyOf(all));
    }
  }
}
