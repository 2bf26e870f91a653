package org.mailquay.message.internal;

import java.io.IOException;

/** Thrown when an attachment cannot be read: no network is to blame, and no later try will help. */
public final class ContentException extends IOException {

  private static final long serialVersionUID = 1L;

  ContentException(Exception cause) {
    super(cause instanceof IOException ? cause.getMessage() : cause.toString(), cause);
  }
}
