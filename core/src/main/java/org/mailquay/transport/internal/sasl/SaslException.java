package org.mailquay.transport.internal.sasl;

/**
 * Thrown when an exchange cannot go on: the server broke the rules of the mechanism, or the login
 * does not fit it. The message names no secret. Whoever is in the middle of an exchange cancels it
 * by {@code *} (RFC 4954 §4).
 */
public final class SaslException extends Exception {

  private static final long serialVersionUID = 1L;

  SaslException(String message) {
    super(message);
  }
}
