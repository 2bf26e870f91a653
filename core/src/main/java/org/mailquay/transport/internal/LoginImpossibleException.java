package org.mailquay.transport.internal;

/** Thrown when there is nothing to log in with, or the server offers no login that is known. */
public class LoginImpossibleException extends DialogueException {

  private static final long serialVersionUID = 1L;

  /** Creates an exception that says what is missing. */
  public LoginImpossibleException(String message) {
    super(message);
  }
}
