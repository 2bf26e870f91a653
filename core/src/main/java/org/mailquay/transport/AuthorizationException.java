package org.mailquay.transport;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailquay.smtp.MailException;
import org.mailquay.smtp.NextStep;
import org.mailquay.smtp.SmtpReply;
import org.mailquay.smtp.Stage;

/** Thrown when the login failed: no token, or a name, password or token that is not accepted. */
public final class AuthorizationException extends MailException {

  private static final long serialVersionUID = 1L;

  private final @Nullable String tokenChallenge;

  /** Creates an exception; see {@link MailException}. */
  public AuthorizationException(
      String message,
      NextStep nextStep,
      @Nullable Stage stage,
      @Nullable SmtpReply reply,
      @Nullable Throwable cause) {
    this(message, nextStep, stage, reply, cause, null);
  }

  /**
   * Creates an exception with what a server said of a token before its reply; see {@link
   * MailException}.
   */
  public AuthorizationException(
      String message,
      NextStep nextStep,
      @Nullable Stage stage,
      @Nullable SmtpReply reply,
      @Nullable Throwable cause,
      @Nullable String tokenChallenge) {
    super(message, nextStep, stage, reply, cause);
    this.tokenChallenge = tokenChallenge;
  }

  /**
   * Returns the reason for which a server refused a token, as the JSON that it sent (RFC 7628
   * §3.2.2).
   */
  public Optional<String> tokenChallenge() {
    return Optional.ofNullable(tokenChallenge);
  }
}
