package org.mailquay.provider;

import java.io.IOException;

/** Thrown when a document is larger than discovery reads. */
public final class DocumentTooLargeException extends IOException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception.
   *
   * @param mostBytes how much was allowed
   */
  public DocumentTooLargeException(int mostBytes) {
    super("the document is larger than " + mostBytes + " bytes");
  }
}
