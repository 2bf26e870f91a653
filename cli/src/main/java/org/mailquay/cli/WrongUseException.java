package org.mailquay.cli;

/** Thrown when options are missing or contradict each other; the message names the option. */
final class WrongUseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  WrongUseException(String message) {
    super(message);
  }
}
