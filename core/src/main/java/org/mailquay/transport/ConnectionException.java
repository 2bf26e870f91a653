package org.mailquay.transport;

import org.jspecify.annotations.Nullable;
import org.mailquay.smtp.MailException;
import org.mailquay.smtp.NextStep;
import org.mailquay.smtp.SmtpReply;
import org.mailquay.smtp.Stage;

/**
 * Thrown when there is no usable connection: name, network, proxy, TLS, greeting or EHLO failed.
 */
public final class ConnectionException extends MailException {

  private static final long serialVersionUID = 1L;

  /** Creates an exception; see {@link MailException}. */
  public ConnectionException(
      String message,
      NextStep nextStep,
      @Nullable Stage stage,
      @Nullable SmtpReply reply,
      @Nullable Throwable cause) {
    super(message, nextStep, stage, reply, cause);
  }
}
