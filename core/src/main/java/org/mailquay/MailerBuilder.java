package org.mailquay;

import org.jspecify.annotations.Nullable;
import org.mailquay.oauth.AccessTokenSource;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.transport.ConnectionPool;
import org.mailquay.transport.StageObserver;
import org.mailquay.transport.TransportFactory;

/** Collects what a {@link Mailer} needs beside its settings. Not thread-safe. */
public final class MailerBuilder {

  private final SmtpSettings settings;
  private @Nullable AccessTokenSource tokens;
  @Nullable ConnectionPool pool;
  StageObserver observer = StageObserver.none();

  MailerBuilder(SmtpSettings settings) {
    this.settings = settings;
  }

  /** Sets where access tokens come from, for an OAuth 2 sign-in. */
  public MailerBuilder tokens(AccessTokenSource source) {
    this.tokens = source;
    return this;
  }

  /**
   * Sets a pool that others use too, such as the mailers of all users of a company; else the mailer
   * has its own. The mailer does not close it.
   */
  public MailerBuilder pool(ConnectionPool shared) {
    this.pool = shared;
    return this;
  }

  /** Sets who hears of each step of connecting and sending. */
  public MailerBuilder onStage(StageObserver listener) {
    this.observer = listener;
    return this;
  }

  /** Builds the mailer; nothing is connected yet. */
  public Mailer build() {
    return new Mailer(this);
  }

  TransportFactory factory() {
    return tokens == null ? TransportFactory.of(settings) : TransportFactory.of(settings, tokens);
  }
}
