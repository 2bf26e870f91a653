package org.mailquay.provider;

import org.jspecify.annotations.Nullable;
import org.mailquay.smtp.MailException;
import org.mailquay.smtp.NextStep;

/** Thrown when the text of a provider catalogue breaks a rule of its form. */
public final class CatalogueFormatException extends MailException {

  private static final long serialVersionUID = 1L;

  private final int line;

  CatalogueFormatException(int line, String message, @Nullable Throwable cause) {
    super("line " + line + ": " + message, NextStep.FIX_SETTINGS, null, null, cause);
    this.line = line;
  }

  /** Returns the number of the line, from 1. */
  public int line() {
    return line;
  }
}
