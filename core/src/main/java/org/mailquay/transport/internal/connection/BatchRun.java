package org.mailquay.transport.internal.connection;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mailquay.message.Email;
import org.mailquay.smtp.MailException;
import org.mailquay.transport.Batch;
import org.mailquay.transport.BatchResult;
import org.mailquay.transport.BatchSummary;
import org.mailquay.transport.DeliveryReport;
import org.mailquay.transport.StageObserver;
import org.mailquay.transport.internal.BatchWork;
import org.mailquay.transport.internal.NumberedMail;
import org.mailquay.transport.internal.ReusableConnection;
import org.mailquay.transport.internal.TransportContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of a batch over one or more connections of a pool. Thread-safe. */
public final class BatchRun implements BatchWork {

  private static final Logger log = LoggerFactory.getLogger(Batch.class);

  private static final int MOST_TRIES = 3;
  private static final Duration NAP = Duration.ofMillis(50);

  /** A server that takes nothing on so many connections in a row wants to be left alone. */
  private static final int MOST_FRUITLESS = 3;

  private final Pool pool;
  private final TransportContext context;
  private final Iterator<Email> mails;
  private final Deque<NumberedMail> again = new ArrayDeque<>();
  private final Set<ReusableConnection> inUse = ConcurrentHashMap.newKeySet();

  private Consumer<BatchResult> listener = result -> {};
  private volatile boolean cancelled;
  private volatile boolean aborted;
  private volatile @Nullable RuntimeException listenerFailure;
  private @Nullable RuntimeException streamFailure;
  private volatile @Nullable MailException stoppedBy;
  private Duration pause = Duration.ZERO;
  private boolean started;
  private long numbered;
  private long accepted;
  private long failed;
  private int fruitless;
  private @Nullable MailException lastFailure;

  /** Creates a run that has not begun. */
  public BatchRun(Pool pool, TransportContext context, Stream<Email> mails) {
    this.pool = pool;
    this.context = context;
    this.mails = mails.iterator();
  }

  /** Sends all mails. */
  public BatchSummary run(int window, int connections, Consumer<BatchResult> results) {
    synchronized (this) {
      if (started) {
        throw new IllegalStateException("a batch runs once");
      }
      started = true;
      listener = results;
    }
    List<Thread> others = new ArrayList<>();
    for (int i = 1; i < connections; i++) {
      Thread thread = new Thread(() -> work(window), "mailquay-batch-" + i);
      thread.setDaemon(true);
      thread.start();
      others.add(thread);
    }
    work(window);
    others.forEach(BatchRun::join);
    tellOfTheRest();
    BatchSummary summary = summary();
    log.info(
        "a batch through {} ended: {} accepted, {} failed",
        context.settings().endpoint().address(),
        summary.accepted(),
        summary.failed());
    return summary;
  }

  private static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized BatchSummary summary() {
    RuntimeException broken = listenerFailure == null ? streamFailure : listenerFailure;
    if (broken != null) {
      throw broken;
    }
    return new BatchSummary(accepted, failed, cancelled || aborted, Optional.ofNullable(stoppedBy));
  }

  private void work(int window) {
    while (hasMore() && !isOver()) {
      if (!waitForRoom()) {
        return;
      }
      ReusableConnection connection = pool.connection(context, StageObserver.none());
      inUse.add(connection);
      try (connection) {
        if (aborted) {
          connection.abort();
        }
        connection.open();
        long before = accepted();
        connection.sendAll(this, window);
        judge(connection, before);
      } catch (MailException e) {
        stop(e);
      } finally {
        inUse.remove(connection);
      }
    }
  }

  private synchronized long accepted() {
    return accepted;
  }

  private synchronized void judge(ReusableConnection connection, long acceptedBefore) {
    boolean taken = accepted > acceptedBefore;
    fruitless = taken || connection.isOpen() ? 0 : fruitless + 1;
    MailException last = lastFailure;
    if (fruitless >= MOST_FRUITLESS && last != null) {
      stop(last);
    }
  }

  /** A stream that breaks ends the batch after those in flight. */
  private synchronized boolean hasMore() {
    try {
      return !again.isEmpty() || (streamFailure == null && mails.hasNext());
    } catch (RuntimeException e) {
      streamFailure = e;
      return false;
    }
  }

  private synchronized @Nullable Email nextOfStream() {
    try {
      return mails.next();
    } catch (RuntimeException e) {
      streamFailure = e;
      return null;
    }
  }

  private boolean isOver() {
    return cancelled || aborted || stoppedBy != null || listenerFailure != null;
  }

  /** Waits while the sending limits leave no room; returns {@code false} if there will be none. */
  private boolean waitForRoom() {
    Ticker ticker = pool.ticker();
    long end = ticker.nanos() + takePause().toNanos();
    for (long left = end - ticker.nanos(); left > 0; left = end - ticker.nanos()) {
      if (isOver()) {
        return false;
      }
      try {
        ticker.sleep(Duration.ofNanos(Math.min(left, NAP.toNanos())));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        cancel();
        return false;
      }
    }
    return true;
  }

  private synchronized Duration takePause() {
    Duration taken = pause;
    pause = Duration.ZERO;
    return taken;
  }

  private synchronized void stop(MailException reason) {
    if (stoppedBy == null) {
      stoppedBy = reason;
    }
  }

  /** What was taken from the stream must not go without a word. */
  private synchronized void tellOfTheRest() {
    MailException stopped = stoppedBy;
    NumberedMail left = again.poll();
    while (left != null) {
      MailException reason =
          stopped == null
              ? Unsent.because(context.settings(), left.email(), "the batch was cancelled.")
              : stopped;
      tell(BatchResult.failed(left.email(), left.number(), reason));
      left = again.poll();
    }
  }

  @Override
  public synchronized @Nullable NumberedMail next() {
    if (isOver() || !pause.isZero() || !hasMore()) {
      return null;
    }
    NumberedMail next = again.poll();
    if (next == null) {
      Email email = nextOfStream();
      if (email == null) {
        return null;
      }
      next = new NumberedMail(email, numbered++, 0);
    }
    Duration wait = pool.take(context.settings(), next.email().recipients().size());
    if (!wait.isZero()) {
      again.addFirst(next);
      pause = wait;
      return null;
    }
    return next;
  }

  @Override
  public synchronized void accepted(NumberedMail mail, DeliveryReport report) {
    tell(BatchResult.accepted(mail.email(), mail.number(), report));
  }

  @Override
  public synchronized void failed(NumberedMail mail, MailException failure) {
    lastFailure = failure;
    boolean onceMore = mail.tries() + 1 < MOST_TRIES && !isOver();
    if (onceMore && PooledConnection.wasLostUnsent(failure)) {
      again.add(new NumberedMail(mail.email(), mail.number(), mail.tries() + 1));
      return;
    }
    tell(BatchResult.failed(mail.email(), mail.number(), failure));
  }

  private void tell(BatchResult result) {
    if (result.isAccepted()) {
      accepted++;
    } else {
      failed++;
    }
    try {
      listener.accept(result);
    } catch (RuntimeException e) {
      if (listenerFailure == null) {
        listenerFailure = e;
      }
    }
  }

  /** Begins no further mail. */
  public void cancel() {
    cancelled = true;
  }

  /** Ends everything at once. */
  public void abort() {
    aborted = true;
    inUse.forEach(ReusableConnection::abort);
  }
}
