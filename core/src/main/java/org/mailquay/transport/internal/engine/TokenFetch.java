package org.mailquay.transport.internal.engine;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.mailquay.oauth.AccessToken;
import org.mailquay.oauth.TokenClaims;
import org.mailquay.smtp.Stage;
import org.mailquay.transport.StageFinding;
import org.mailquay.transport.internal.ConnectionGuard;
import org.mailquay.transport.internal.Credential;
import org.mailquay.transport.internal.Deadline;
import org.mailquay.transport.internal.DialogueException;
import org.mailquay.transport.internal.StageReporter;

/** Fetches the access token of one connection, once. Not thread-safe. */
final class TokenFetch {

  private final Credential credential;
  private final Deadline deadline;
  private final ConnectionGuard guard;
  private final StageReporter reporter;
  private @Nullable AccessToken token;

  TokenFetch(
      Credential credential, Deadline deadline, ConnectionGuard guard, StageReporter reporter) {
    this.credential = credential;
    this.deadline = deadline;
    this.guard = guard;
    this.reporter = reporter;
  }

  AccessToken get() throws IOException, DialogueException {
    if (token == null) {
      reporter.enter(Stage.TOKEN);
      try {
        token = seen(credential.token(deadline, guard));
      } catch (RuntimeException e) {
        throw new TokenMissingException(e);
      }
    }
    return token;
  }

  /** Asks for another one after a refusal; what the source throws comes out. */
  AccessToken refreshed(AccessToken rejected) throws IOException, DialogueException {
    return seen(credential.refreshed(rejected, deadline, guard));
  }

  private AccessToken seen(AccessToken fetched) {
    TokenClaims.of(fetched).map(StageFinding.TokenSeen::new).ifPresent(reporter::learn);
    return fetched;
  }

  /** Thrown when the source has no token; its reason is the cause. */
  static final class TokenMissingException extends DialogueException {

    private static final long serialVersionUID = 1L;

    TokenMissingException(RuntimeException reason) {
      super("no access token");
      initCause(reason);
    }
  }
}
