package org.mailquay.transport.internal.connection;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.mailquay.settings.SendingLimits;
import org.mailquay.transport.PoolOptions;
import org.mailquay.transport.internal.ReusableConnection;

/** The connections of one account, those in use and those that wait. Thread-safe. */
final class Account {

  private final PoolOptions options;
  private final Ticker ticker;
  private final Permits permits;
  private final SendingPace pace;
  private final Deque<IdleConnection> idle = new ArrayDeque<>();
  private boolean closed;

  Account(SendingLimits limits, PoolOptions options, Ticker ticker) {
    this.options = options;
    this.ticker = ticker;
    int most = Math.min(options.connections(), limits.connections().orElse(Integer.MAX_VALUE));
    this.permits = new Permits(most);
    this.pace = new SendingPace(limits, ticker);
  }

  Permits permits() {
    return permits;
  }

  SendingPace pace() {
    return pace;
  }

  /** Returns a connection that waits and is still good; the caller holds a permit. */
  Optional<IdleConnection> takeIdle(PoolKey key) {
    Optional<IdleConnection> found = removeNewest(key);
    while (found.isPresent()) {
      if (isFresh(found.get()) && found.get().connection().isQuiet()) {
        return found;
      }
      found.get().connection().close();
      found = removeNewest(key);
    }
    return Optional.empty();
  }

  private synchronized Optional<IdleConnection> removeNewest(PoolKey key) {
    for (Iterator<IdleConnection> i = idle.descendingIterator(); i.hasNext(); ) {
      IdleConnection candidate = i.next();
      if (candidate.key().equals(key)) {
        i.remove();
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /** Closes connections that wait, so that another one may be opened. */
  void makeRoom() {
    List<IdleConnection> surplus = new ArrayList<>();
    synchronized (this) {
      while (!idle.isEmpty() && permits.taken() + idle.size() > permits.most()) {
        surplus.add(idle.remove());
      }
    }
    surplus.forEach(one -> one.connection().close());
  }

  /** Keeps a connection for the next mail, or closes it. */
  void giveBack(PoolKey key, ReusableConnection connection, long openedAt, int mails) {
    IdleConnection returned = new IdleConnection(key, connection, openedAt, ticker.nanos(), mails);
    boolean keep = connection.isReusable() && isFresh(returned);
    synchronized (this) {
      keep = keep && !closed;
      if (keep) {
        idle.add(returned);
      }
    }
    if (!keep) {
      connection.close();
    }
  }

  private boolean isFresh(IdleConnection connection) {
    long now = ticker.nanos();
    return now - connection.idleSince() < options.idle().toNanos()
        && now - connection.openedAt() < options.age().toNanos()
        && connection.mails() < options.mailsPerConnection();
  }

  /** Closes what has waited for too long. */
  void closeStale() {
    List<IdleConnection> stale = new ArrayList<>();
    synchronized (this) {
      for (IdleConnection one : idle) {
        if (!isFresh(one)) {
          stale.add(one);
        }
      }
      idle.removeAll(stale);
    }
    stale.forEach(one -> one.connection().close());
  }

  /** Closes what waits; nothing is kept from now on. */
  void close() {
    List<IdleConnection> rest;
    synchronized (this) {
      closed = true;
      rest = List.copyOf(idle);
      idle.clear();
    }
    rest.forEach(one -> one.connection().close());
  }

  int mailsPerConnection() {
    return options.mailsPerConnection();
  }

  synchronized int idle() {
    return idle.size();
  }
}
