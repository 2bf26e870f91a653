package org.mailquay.transport;

import org.jspecify.annotations.Nullable;
import org.mailquay.smtp.MailException;
import org.mailquay.smtp.NextStep;
import org.mailquay.smtp.SmtpReply;
import org.mailquay.smtp.Stage;

/** Thrown when the login is refused, is not offered, or has no token. */
public final class AuthorizationException extends MailException {

  private static final long serialVersionUID = 1L;

  /** Creates an exception; see {@link MailException}. */
  public AuthorizationException(
      String message,
      NextStep nextStep,
      @Nullable Stage stage,
      @Nullable SmtpReply reply,
      @Nullable Throwable cause) {
    super(message, nextStep, stage, reply, cause);
  }
}
