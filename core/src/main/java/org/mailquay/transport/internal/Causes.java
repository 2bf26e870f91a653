package org.mailquay.transport.internal;

import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Walks the two chains of Jakarta Mail: causes and next exceptions. */
public final class Causes {

  private Causes() {}

  /** Returns the first failure of a type. */
  public static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
    return all(failure).stream().filter(type::isInstance).map(type::cast).findFirst();
  }

  /** Returns all failures, each once. */
  public static List<Throwable> all(Throwable failure) {
    List<Throwable> found = new ArrayList<>();
    collect(failure, found, Collections.newSetFromMap(new IdentityHashMap<>()));
    return found;
  }

  private static void collect(
      @Nullable Throwable failure, List<Throwable> found, Set<Throwable> seen) {
    if (failure == null || !seen.add(failure)) {
      return;
    }
    found.add(failure);
    if (failure instanceof MessagingException messaging) {
      collect(messaging.getNextException(), found, seen);
    }
    collect(failure.getCause(), found, seen);
  }
}
