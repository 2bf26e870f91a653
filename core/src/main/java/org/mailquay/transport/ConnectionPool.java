package org.mailquay.transport;

import java.util.stream.Stream;
import org.mailquay.message.Email;
import org.mailquay.transport.internal.connection.Pool;

/**
 * Keeps connections open for the next mail, for any number of settings. Thread-safe; a connection
 * is used again only with the very same settings, login and trust included, and with the same
 * source of tokens.
 *
 * <p>Callers that find every connection of an account in use wait in the order of their arrival.
 * The sending limits of the settings hold for all mails that go through one pool. A connection that
 * the server has ended meanwhile is noticed and replaced before a mail is risked on it.
 */
public final class ConnectionPool implements AutoCloseable {

  private final PoolOptions options;
  private final Pool pool;

  private ConnectionPool(PoolOptions options) {
    this.options = options;
    this.pool = new Pool(options);
  }

  /** Creates a pool with the defaults. */
  public static ConnectionPool ofDefaults() {
    return of(PoolOptions.ofDefaults());
  }

  /** Creates a pool. */
  public static ConnectionPool of(PoolOptions options) {
    return new ConnectionPool(options);
  }

  /** Returns the options. */
  public PoolOptions options() {
    return options;
  }

  /**
   * Returns a connection that is borrowed when it is opened and given back when it is closed.
   *
   * @throws IllegalStateException if the pool has been closed
   */
  public SmtpConnection connection(TransportFactory factory) {
    return connection(factory, StageObserver.none());
  }

  /** Returns a connection as {@link #connection(TransportFactory)} does, and tells an observer. */
  public SmtpConnection connection(TransportFactory factory, StageObserver observer) {
    return pool.connection(factory.context(), observer);
  }

  /** Prepares to send many mails; see {@link Batch}. */
  public Batch sendAll(TransportFactory factory, Stream<Email> mails) {
    return new Batch(pool, factory.context(), mails);
  }

  /** Returns how many connections wait for a mail. */
  public int idle() {
    return pool.idle();
  }

  /**
   * Closes the connections that wait for a mail and refuses further ones; those in use are closed
   * when they are given back.
   */
  @Override
  public void close() {
    pool.close();
  }

  @Override
  public String toString() {
    return "ConnectionPool[" + options + ", idle: " + idle() + "]";
  }
}
