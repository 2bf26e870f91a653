package org.mailquay.testkit.internal;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is written for which connection. Thread-safe. */
public final class Scripts {

  private final Map<Integer, Script> numbered = new TreeMap<>();
  private Optional<Script> others = Optional.empty();
  private int current = 1;

  /** Makes further steps go to this connection, counted from 1. */
  public synchronized void turnTo(int connection) {
    if (connection < 1) {
      throw new IllegalArgumentException("connections are counted from 1, not " + connection);
    }
    current = connection;
  }

  /** Makes further steps go to the connection after the current one. */
  public synchronized void turnToNext() {
    if (current == 0) {
      throw new IllegalStateException("no connection is next after onAnyOtherConnection()");
    }
    current++;
  }

  /** Makes further steps go to every connection that has no dialogue of its own. */
  public synchronized void turnToOthers() {
    current = 0;
  }

  /** Returns the script that is being written. */
  public synchronized Script current() {
    if (current > 0) {
      return numbered.computeIfAbsent(current, number -> new Script());
    }
    Script script = others.orElseGet(Script::new);
    others = Optional.of(script);
    return script;
  }

  synchronized Optional<Script> forConnection(int number) {
    Script own = numbered.get(number);
    return own == null ? others : Optional.of(own);
  }

  /** Returns the scripts that must be played, by connection. */
  synchronized Map<Integer, Script> required() {
    return new TreeMap<>(numbered);
  }
}
