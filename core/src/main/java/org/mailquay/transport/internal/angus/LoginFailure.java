package org.mailquay.transport.internal.angus;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;

/**
 * Carries a failed login past Jakarta Mail's service, which would resolve the host's name for it.
 */
final class LoginFailure extends MessagingException {

  private static final long serialVersionUID = 1L;

  private final AuthenticationFailedException reason;

  LoginFailure(AuthenticationFailedException reason) {
    super(reason.getMessage());
    this.reason = reason;
  }

  AuthenticationFailedException reason() {
    return reason;
  }
}
