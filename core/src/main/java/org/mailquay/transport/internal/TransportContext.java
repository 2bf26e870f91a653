package org.mailquay.transport.internal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailquay.oauth.AccessTokenSource;
import org.mailquay.settings.SmtpSettings;

/** What every connection of one factory shares. Thread-safe; prints without secrets. */
public final class TransportContext {

  private final SmtpSettings settings;
  private final @Nullable AccessTokenSource tokens;
  private final TlsSocketFactory tls;
  private final SocketConnector connector;

  /** Creates what the connections of these settings share. */
  public TransportContext(
      SmtpSettings settings, @Nullable AccessTokenSource tokens, NameResolver resolver) {
    this.settings = settings;
    this.tokens = tokens;
    this.tls = new TlsSocketFactory(settings);
    this.connector = new SocketConnector(settings, resolver);
  }

  /** Returns the settings. */
  public SmtpSettings settings() {
    return settings;
  }

  /** Returns where access tokens come from. */
  public Optional<AccessTokenSource> tokens() {
    return Optional.ofNullable(tokens);
  }

  /** Returns what puts TLS over a connection. */
  public TlsSocketFactory tls() {
    return tls;
  }

  /** Returns what makes the connections. */
  public SocketConnector connector() {
    return connector;
  }

  @Override
  public String toString() {
    return settings.toString();
  }
}
