package org.mailquay.transport.internal;

/**
 * Thrown when the dialogue with a server cannot go on although the network works: what the server
 * said or offers is the reason, or what the settings want of it.
 */
public class DialogueException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Creates an exception; the message goes into one that the caller sees. */
  public DialogueException(String message) {
    super(message);
  }
}
