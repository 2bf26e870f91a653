package org.mailquay.transport.internal;

/** Thrown when this server cannot take this mail, and was not sent anything of it. */
public final class MailUnfitException extends DialogueException {

  private static final long serialVersionUID = 1L;

  /** Creates an exception that says what the mail needs and the server lacks. */
  public MailUnfitException(String message) {
    super(message);
  }
}
