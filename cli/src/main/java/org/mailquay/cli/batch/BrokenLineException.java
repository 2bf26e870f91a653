package org.mailquay.cli.batch;

import org.jspecify.annotations.Nullable;

/** Thrown when a line cannot be answered; the message says why, for whoever wrote the file. */
public final class BrokenLineException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient @Nullable Object id;

  /** Creates an exception for a line of which nothing is known. */
  public BrokenLineException(String message) {
    this(message, null);
  }

  /** Creates an exception for a line whose id could be read. */
  public BrokenLineException(String message, @Nullable Object id) {
    super(message);
    this.id = id;
  }

  @Nullable Object id() {
    return id;
  }
}
