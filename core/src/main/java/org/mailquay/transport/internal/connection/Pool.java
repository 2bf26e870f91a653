package org.mailquay.transport.internal.connection;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.transport.PoolOptions;
import org.mailquay.transport.StageObserver;
import org.mailquay.transport.internal.ReusableConnection;
import org.mailquay.transport.internal.TransportContext;

/** Keeps the connections of any number of settings. Thread-safe. */
public final class Pool {

  private static final ScheduledThreadPoolExecutor SWEEPER = sweeper();

  private final PoolOptions options;
  private final Ticker ticker;
  private final Map<AccountKey, Account> accounts = new ConcurrentHashMap<>();
  private @Nullable ScheduledFuture<?> sweeping;
  private boolean closed;

  /** Creates a pool without connections. */
  public Pool(PoolOptions options) {
    this(options, Ticker.system());
  }

  Pool(PoolOptions options, Ticker ticker) {
    this.options = options;
    this.ticker = ticker;
  }

  /** Returns a connection that is borrowed when it is opened, and given back when it is closed. */
  public ReusableConnection connection(TransportContext context, StageObserver observer) {
    beginSweeping();
    return new PooledConnection(context, observer, account(context.settings()), ticker);
  }

  private Account account(SmtpSettings settings) {
    return accounts.computeIfAbsent(
        AccountKey.of(settings), key -> new Account(settings.limits(), options, ticker));
  }

  /** Counts one more mail of an account if its limits have room; see {@link SendingPace#take}. */
  public Duration take(SmtpSettings settings, int recipients) {
    return account(settings).pace().take(recipients);
  }

  Ticker ticker() {
    return ticker;
  }

  private synchronized void beginSweeping() {
    if (closed) {
      throw new IllegalStateException("this pool has been closed");
    }
    if (sweeping == null) {
      long period = Math.max(100, options.idle().toMillis() / 2);
      sweeping = SWEEPER.scheduleWithFixedDelay(this::sweep, period, period, TimeUnit.MILLISECONDS);
    }
  }

  private void sweep() {
    accounts.values().forEach(Account::closeStale);
  }

  /** Returns how many connections wait for a mail. */
  public int idle() {
    return accounts.values().stream().mapToInt(Account::idle).sum();
  }

  /** Closes the connections that wait; those in use are closed when they are given back. */
  public synchronized void close() {
    closed = true;
    if (sweeping != null) {
      sweeping.cancel(false);
    }
    accounts.values().forEach(Account::close);
  }

  private static ScheduledThreadPoolExecutor sweeper() {
    ScheduledThreadPoolExecutor sweeper =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "mailquay-idle-connections");
              thread.setDaemon(true);
              thread.setContextClassLoader(null); // outlives the application that asked first
              return thread;
            });
    sweeper.setRemoveOnCancelPolicy(true);
    return sweeper;
  }
}
