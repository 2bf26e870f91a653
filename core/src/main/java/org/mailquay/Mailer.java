package org.mailquay;

import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.mailquay.message.Email;
import org.mailquay.oauth.AccessTokenSource;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.smtp.MailException;
import org.mailquay.transport.Batch;
import org.mailquay.transport.ConnectionPool;
import org.mailquay.transport.DeliveryReport;
import org.mailquay.transport.SmtpConnection;
import org.mailquay.transport.StageObserver;
import org.mailquay.transport.TransportFactory;

/**
 * Sends mail with some settings. Thread-safe; connections are kept for a while for the next mail,
 * see {@link ConnectionPool}.
 *
 * <pre>{@code
 * try (Mailer mailer = Mailer.of(settings)) {
 *   mailer.send(Email.to("anna@example.com").subject("Your receipt").text("Thank you."));
 * }
 * }</pre>
 */
public final class Mailer implements AutoCloseable {

  private final TransportFactory factory;
  private final ConnectionPool pool;
  private final boolean ownsPool;
  private final StageObserver observer;
  private final Set<SmtpConnection> inUse = ConcurrentHashMap.newKeySet();
  private final Set<Batch> batches =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
  private volatile boolean closed;

  Mailer(MailerBuilder builder) {
    this.factory = builder.factory();
    this.ownsPool = builder.pool == null;
    this.pool = builder.pool == null ? ConnectionPool.ofDefaults() : builder.pool;
    this.observer = builder.observer;
  }

  /** Creates a mailer for settings that need no access token. */
  public static Mailer of(SmtpSettings settings) {
    return builder(settings).build();
  }

  /** Creates a mailer for settings with an OAuth 2 sign-in. */
  public static Mailer of(SmtpSettings settings, AccessTokenSource tokens) {
    return builder(settings).tokens(tokens).build();
  }

  /** Starts a mailer with a pool that it shares with others, or with an observer. */
  public static MailerBuilder builder(SmtpSettings settings) {
    return new MailerBuilder(settings);
  }

  /**
   * Builds a mail, with the sender of the settings where it names none, and sends it.
   *
   * @throws MailException if the mail is incomplete, or as {@link #send(Email)} does
   */
  public DeliveryReport send(Email.Builder email) {
    return send(email.build(factory.settings().sender()));
  }

  /**
   * Sends a mail to all its recipients or to none, within the total timeout of the settings.
   *
   * @return what became of each recipient: all are accepted, unless the mail {@linkplain
   *     Email.Builder#allowPartialDelivery() allows} less
   * @throws MailException that says what can be done: {@link
   *     org.mailquay.transport.ConnectionException}, {@link
   *     org.mailquay.transport.AuthorizationException}, {@link
   *     org.mailquay.transport.DeliveryException}
   * @throws IllegalStateException if the mailer has been closed
   */
  public DeliveryReport send(Email email) {
    Duration total = factory.settings().timeouts().total();
    long start = System.nanoTime();
    SmtpConnection connection = register();
    try (connection) {
      connection.open(total);
      return connection.send(email, total.minusNanos(System.nanoTime() - start));
    } finally {
      inUse.remove(connection);
    }
  }

  /**
   * Prepares to send many mails, several of them in flight; set it up and call {@link Batch#run()}.
   */
  public Batch sendAll(Stream<Email> mails) {
    requireNotClosed();
    Batch batch = pool.sendAll(factory, mails);
    batches.add(batch);
    return batch;
  }

  private SmtpConnection register() {
    requireNotClosed();
    SmtpConnection connection = pool.connection(factory, observer);
    inUse.add(connection);
    if (closed) {
      inUse.remove(connection);
      requireNotClosed();
    }
    return connection;
  }

  private void requireNotClosed() {
    if (closed) {
      throw new IllegalStateException("this mailer has been closed");
    }
  }

  /**
   * Ends every call that is under way, and refuses further ones. Connections that wait are closed,
   * unless the pool is shared.
   */
  @Override
  public void close() {
    closed = true;
    inUse.forEach(SmtpConnection::abort);
    synchronized (batches) {
      batches.forEach(Batch::abort);
    }
    if (ownsPool) {
      pool.close();
    }
  }

  @Override
  public String toString() {
    return "Mailer[" + factory.settings() + "]";
  }
}
