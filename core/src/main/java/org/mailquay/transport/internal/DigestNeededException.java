package org.mailquay.transport.internal;

/** Thrown when the server offers no better login for a password than DIGEST-MD5 (RFC 2831). */
public final class DigestNeededException extends LoginImpossibleException {

  private static final long serialVersionUID = 1L;

  /** Creates an exception. */
  public DigestNeededException() {
    super("the server offers no better login than DIGEST-MD5");
  }
}
