package org.mailquay.transport.internal;

import java.util.Optional;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.smtp.SmtpReply;
import org.mailquay.smtp.Stage;

/**
 * What is known of a connection on which something failed.
 *
 * @param stage the step that was entered last
 * @param refusal the server's words, where a refusal is the reason
 * @param hungUp whether the server ended the connection
 * @param ending why it was ended from this side, by its deadline or by another thread
 * @param tokenChallenge what the server said of a token before its reply
 */
public record Circumstances(
    SmtpSettings settings,
    Stage stage,
    Optional<SmtpReply> refusal,
    boolean hungUp,
    Optional<String> ending,
    Optional<String> tokenChallenge) {

  /** Returns these at another step. */
  public Circumstances at(Stage other) {
    return new Circumstances(settings, other, refusal, hungUp, ending, tokenChallenge);
  }

  /** Describes a connection's end from this side. */
  public static Optional<String> endingOf(ConnectionGuard guard) {
    ConnectionGuard.Ended ended = guard.ended();
    if (ended == null) {
      return Optional.empty();
    }
    return Optional.of(
        switch (ended) {
          case ABORTED -> "the connection was aborted.";
          case DEADLINE -> "it did not end within its deadline.";
        });
  }
}
