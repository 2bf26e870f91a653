package org.mailquay.provider.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps answers for a while: settings for an hour, a definite no for ten minutes, and a failure not
 * at all, because the user will plug in the cable and try again. Thread-safe; forgets the least
 * recently used.
 */
public final class AnswerCache {

  private static final Duration POSITIVE = Duration.ofHours(1);
  private static final Duration NEGATIVE = Duration.ofMinutes(10);
  private static final float LOAD_FACTOR = 0.75f;

  private final InstantSource clock;
  private final Map<String, Entry> entries;

  private record Entry(SourceAnswer answer, Instant end) {}

  /** Creates an empty cache. */
  public AnswerCache(InstantSource clock, int capacity) {
    this.clock = clock;
    entries =
        new LinkedHashMap<>(16, LOAD_FACTOR, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Entry> eldest) {
            return size() > capacity;
          }
        };
  }

  /** Returns the answer of that place, while it holds. */
  public synchronized Optional<SourceAnswer> get(String place) {
    Entry entry = entries.get(place);
    if (entry != null && !clock.instant().isBefore(entry.end())) {
      entries.remove(place);
      return Optional.empty();
    }
    return Optional.ofNullable(entry).map(Entry::answer);
  }

  /** Keeps an answer that asking again would only repeat. */
  public synchronized void put(String place, SourceAnswer answer) {
    if (answer.outcome().isDefinitive()) {
      Duration life = answer.found().isEmpty() ? NEGATIVE : POSITIVE;
      entries.put(place, new Entry(answer, clock.instant().plus(life)));
    }
  }
}
