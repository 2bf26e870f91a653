package org.mailquay;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.mailquay.message.Email;
import org.mailquay.oauth.AccessTokenSource;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.smtp.MailException;
import org.mailquay.transport.DeliveryReport;
import org.mailquay.transport.SmtpConnection;
import org.mailquay.transport.TransportFactory;

/**
 * Sends mail with some settings. Thread-safe; each mail has a connection of its own.
 *
 * <pre>{@code
 * try (Mailer mailer = Mailer.of(settings)) {
 *   mailer.send(Email.to("anna@example.com").subject("Your receipt").text("Thank you."));
 * }
 * }</pre>
 */
public final class Mailer implements AutoCloseable {

  private final TransportFactory factory;
  private final Set<SmtpConnection> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  private Mailer(TransportFactory factory) {
    this.factory = factory;
  }

  /** Creates a mailer for settings that need no access token. */
  public static Mailer of(SmtpSettings settings) {
    return new Mailer(TransportFactory.of(settings));
  }

  /** Creates a mailer for settings with an OAuth 2 sign-in. */
  public static Mailer of(SmtpSettings settings, AccessTokenSource tokens) {
    return new Mailer(TransportFactory.of(settings, tokens));
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
   * @return what became of each recipient: all are accepted
   * @throws MailException that says what can be done: {@link
   *     org.mailquay.transport.ConnectionException}, {@link
   *     org.mailquay.transport.AuthorizationException}, {@link
   *     org.mailquay.transport.DeliveryException}
   * @throws IllegalStateException if the mailer has been closed
   */
  public DeliveryReport send(Email email) {
    Duration total = factory.settings().timeouts().total();
    long start = System.nanoTime();
    try (SmtpConnection connection = register()) {
      try {
        connection.open(total);
        return connection.send(email, total.minusNanos(System.nanoTime() - start));
      } finally {
        open.remove(connection);
      }
    }
  }

  private SmtpConnection register() {
    SmtpConnection connection = factory.connection();
    open.add(connection);
    if (closed) {
      open.remove(connection);
      throw new IllegalStateException("this mailer has been closed");
    }
    return connection;
  }

  /** Ends every call that is under way, and refuses further ones. */
  @Override
  public void close() {
    closed = true;
    open.forEach(SmtpConnection::abort);
  }

  @Override
  public String toString() {
    return "Mailer[" + factory.settings() + "]";
  }
}
