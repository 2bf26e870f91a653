package org.mailquay.provider.internal;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.security.cert.CertificateException;
import java.util.List;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.mailquay.provider.AttemptOutcome;
import org.mailquay.provider.DiscoveredSettings;
import org.mailquay.provider.DocumentTooLargeException;

/**
 * What one source answered. Immutable.
 *
 * @param found in the source's own order of preference
 * @param outcome what came of it
 * @param detail technical words for the report
 */
public record SourceAnswer(List<DiscoveredSettings> found, AttemptOutcome outcome, String detail) {

  public SourceAnswer {
    found = List.copyOf(found);
  }

  /** Returns an answer without settings. */
  public static SourceAnswer none(AttemptOutcome outcome, String detail) {
    return new SourceAnswer(List.of(), outcome, detail);
  }

  /** Returns the answer that these settings are, encrypted or not, if any. */
  static SourceAnswer of(List<DiscoveredSettings> found, String detail) {
    if (found.isEmpty()) {
      return none(AttemptOutcome.UNREADABLE, detail);
    }
    boolean encrypted = found.stream().anyMatch(DiscoveredSettings::isEncrypted);
    return new SourceAnswer(
        found, encrypted ? AttemptOutcome.FOUND : AttemptOutcome.WITHOUT_ENCRYPTION, detail);
  }

  /** Says what an exception means; its own words stay out, for a server may have chosen them. */
  static SourceAnswer of(Throwable failure) {
    if (failure instanceof DiscoveryFailure known) {
      return none(known.outcome(), known.detail());
    }
    if (failure instanceof DocumentTooLargeException) {
      return none(AttemptOutcome.TOO_LARGE, "");
    }
    if (has(failure, CertificateException.class)) {
      return none(AttemptOutcome.CERTIFICATE_REFUSED, "");
    }
    if (has(failure, HttpTimeoutException.class) || has(failure, SocketTimeoutException.class)) {
      return none(AttemptOutcome.TIMED_OUT, "");
    }
    return none(AttemptOutcome.UNREACHABLE, unreachable(failure));
  }

  private static String unreachable(Throwable failure) {
    if (has(failure, UnknownHostException.class)) {
      return "no such host";
    }
    if (has(failure, SSLException.class)) {
      return "no TLS";
    }
    if (has(failure, NoRouteToHostException.class)) {
      return "no route";
    }
    if (has(failure, ConnectException.class)) {
      return "no connection";
    }
    return failure instanceof IOException ? "connection lost" : failure.getClass().getSimpleName();
  }

  private static boolean has(Throwable failure, Class<? extends Throwable> kind) {
    @Nullable Throwable cause = failure;
    for (int depth = 0; cause != null && depth < 10; depth++) {
      if (kind.isInstance(cause)) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }
}
