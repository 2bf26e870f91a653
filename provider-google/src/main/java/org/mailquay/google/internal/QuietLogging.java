package org.mailquay.google.internal;

import com.google.api.client.http.HttpTransport;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps tokens out of the log: at the level CONFIG the library writes requests and answers down,
 * with refresh tokens, client secrets and access tokens in them.
 */
final class QuietLogging {

  /** Held, because the log manager holds loggers weakly. */
  private static final Logger LIBRARY = Logger.getLogger(HttpTransport.class.getName());

  private QuietLogging() {}

  static synchronized void ensure() {
    Filter before = LIBRARY.getFilter();
    if (!(before instanceof AboveConfig)) {
      LIBRARY.setFilter(new AboveConfig(before));
    }
  }

  /** Lets through what is more than CONFIG, and what the filter before lets through. */
  private record AboveConfig(@Nullable Filter before) implements Filter {

    @Override
    public boolean isLoggable(LogRecord entry) {
      return entry.getLevel().intValue() > Level.CONFIG.intValue()
          && (before == null || before.isLoggable(entry));
    }
  }
}
