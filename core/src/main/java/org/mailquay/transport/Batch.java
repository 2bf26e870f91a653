package org.mailquay.transport;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.mailquay.message.Email;
import org.mailquay.transport.internal.TransportContext;
import org.mailquay.transport.internal.connection.BatchRun;
import org.mailquay.transport.internal.connection.Pool;

/**
 * Sends many mails, several of them in flight on each connection, and tells of each as soon as it
 * is decided. The mails are taken from the stream one by one: memory stays constant.
 *
 * <pre>{@code
 * BatchSummary summary =
 *     mailer.sendAll(invoices.stream().map(this::mail))
 *         .onResult(result -> log(result.email().messageId(), result.report()))
 *         .run();
 * }</pre>
 *
 * <p>A mail that was not sent because its connection was lost is sent again, at most twice; one of
 * which nobody knows whether it arrived is not. Set it up in one thread and run it once; {@link
 * #cancel()} may be called from any thread.
 */
public final class Batch {

  private static final int DEFAULT_WINDOW = 8;
  private static final int LARGEST_WINDOW = 256;

  private final BatchRun run;
  private int window = DEFAULT_WINDOW;
  private int connections = 1;
  private Consumer<BatchResult> listener = result -> {};

  Batch(Pool pool, TransportContext context, Stream<Email> mails) {
    this.run = new BatchRun(pool, context, mails);
  }

  /**
   * Sets how many mails may be in flight on a connection, 1 to 256; 8 unless set. It is also the
   * number of mails of which nobody may know whether they arrived, should the connection fail.
   */
  public Batch window(int mails) {
    if (mails < 1 || mails > LARGEST_WINDOW) {
      throw new IllegalArgumentException(
          "a window of " + mails + " mails: 1 to " + LARGEST_WINDOW + " are allowed");
    }
    this.window = mails;
    return this;
  }

  /** Sets how many connections send at the same time, at least 1; 1 unless set. */
  public Batch connections(int number) {
    if (number < 1) {
      throw new IllegalArgumentException(number + " connections: at least 1 is allowed");
    }
    this.connections = number;
    return this;
  }

  /**
   * Sets who hears of each mail when it is decided: one call at a time, in the order of decisions,
   * in a thread that sends. What it throws ends the batch.
   */
  public Batch onResult(Consumer<BatchResult> results) {
    this.listener = results;
    return this;
  }

  /** Sends the mails and waits for the end of it. */
  public BatchSummary run() {
    return run.run(window, connections, listener);
  }

  /** Sends the mails in a thread of its own. */
  public CompletableFuture<BatchSummary> start() {
    CompletableFuture<BatchSummary> summary = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                summary.complete(run());
              } catch (RuntimeException | Error e) {
                summary.completeExceptionally(e);
              }
            },
            "mailquay-batch");
    thread.setDaemon(true);
    thread.start();
    return summary;
  }

  /** Begins no further mail, and waits for those in flight; from any thread. */
  public void cancel() {
    run.cancel();
  }

  /** Ends the batch at once, from any thread; mails in flight may have arrived or not. */
  public void abort() {
    run.abort();
  }
}
