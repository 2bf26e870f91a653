package org.mailquay.transport.internal;

import java.io.IOException;

/** Thrown when a proxy refuses or is not one; it was reached, so no other address is better. */
final class ProxyException extends IOException {

  private static final long serialVersionUID = 1L;

  ProxyException(String message) {
    super(message);
  }
}
