package org.mailquay.transport;

import jakarta.mail.Session;
import jakarta.mail.Transport;
import org.jspecify.annotations.Nullable;
import org.mailquay.oauth.AccessTokenSource;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.transport.internal.NameResolver;
import org.mailquay.transport.internal.TransportContext;
import org.mailquay.transport.internal.connection.Connections;

/**
 * Makes connections to the server of some settings, for this library's {@link SmtpConnection} and
 * for everything that speaks Jakarta Mail. Immutable and thread-safe.
 *
 * <p>Every connection has the settings' encryption, trust and login, whatever a caller of the
 * Jakarta Mail API passes; host names of certificates are always checked, and STARTTLS is required
 * or not used. RFC 5321, RFC 3207, RFC 4954, RFC 6531, RFC 8314.
 */
public final class TransportFactory {

  private final TransportContext context;

  private TransportFactory(TransportContext context) {
    this.context = context;
  }

  /** Creates a factory for settings that need no access token. */
  public static TransportFactory of(SmtpSettings settings) {
    return create(settings, null);
  }

  /** Creates a factory for settings with an OAuth 2 sign-in. */
  public static TransportFactory of(SmtpSettings settings, AccessTokenSource tokens) {
    return create(settings, tokens);
  }

  private static TransportFactory create(
      SmtpSettings settings, @Nullable AccessTokenSource tokens) {
    return new TransportFactory(new TransportContext(settings, tokens, NameResolver.system()));
  }

  TransportContext context() {
    return context;
  }

  /** Returns the settings. */
  public SmtpSettings settings() {
    return context.settings();
  }

  /**
   * Returns a connection that is not yet open: it can be aborted from another thread while it
   * opens.
   */
  public SmtpConnection connection() {
    return connection(StageObserver.none());
  }

  /** Returns a connection that is not yet open, and tells an observer of every step. */
  public SmtpConnection connection(StageObserver observer) {
    return Connections.create(context, observer);
  }

  /**
   * Connects and logs in, within the total timeout of the settings.
   *
   * @throws ConnectionException if there is no usable connection
   * @throws AuthorizationException if the login failed
   */
  public SmtpConnection connect() {
    SmtpConnection connection = connection();
    connection.open();
    return connection;
  }

  /**
   * Returns a Jakarta Mail session whose transport {@code smtp} is that of these settings, for
   * Spring's JavaMailSenderImpl and other code that brings its own composing.
   */
  public Session session() {
    return Connections.session(context);
  }

  /**
   * Returns a Jakarta Mail transport that is not yet connected; {@code connect()} needs nothing.
   */
  public Transport transport() {
    return Connections.transport(context);
  }

  @Override
  public String toString() {
    return "TransportFactory[" + context.settings() + "]";
  }
}
