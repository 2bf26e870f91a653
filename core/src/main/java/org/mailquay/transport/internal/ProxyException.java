package org.mailquay.transport.internal;

import java.io.IOException;

/** Thrown when a proxy refuses or is not one; it was reached, so no other address is better. */
final class ProxyException extends IOException {

  private static final long serialVersionUID = 1L;

  private final boolean worthAnotherTry;

  ProxyException(String message) {
    this(message, false);
  }

  ProxyException(String message, boolean worthAnotherTry) {
    super(message);
    this.worthAnotherTry = worthAnotherTry;
  }

  /** Returns {@code true} if the way behind the proxy failed, not the proxy itself. */
  boolean isWorthAnotherTry() {
    return worthAnotherTry;
  }
}
