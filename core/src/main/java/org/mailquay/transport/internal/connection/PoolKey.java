package org.mailquay.transport.internal.connection;

import org.jspecify.annotations.Nullable;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.transport.StageObserver;
import org.mailquay.transport.internal.TransportContext;

/**
 * What a connection and a caller must have in common: all settings, password and trust included,
 * and the very same source of tokens. No mail leaves over another's login.
 */
final class PoolKey {

  private final SmtpSettings settings;
  private final @Nullable Object tokens;
  private final StageObserver observer;

  PoolKey(TransportContext context, StageObserver observer) {
    this.settings = context.settings();
    this.tokens = context.tokens().orElse(null);
    this.observer = observer;
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // another source may be another account
  public boolean equals(@Nullable Object other) {
    return other instanceof PoolKey that
        && settings.equals(that.settings)
        && tokens == that.tokens
        && observer == that.observer;
  }

  @Override
  public int hashCode() {
    return settings.hashCode();
  }
}
