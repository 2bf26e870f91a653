package org.mailquay.cli;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Thrown when what was asked for is right and cannot be done; the message says why. */
final class FailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Wrong why;
  private final transient Object[] texts;

  FailedException(@Nullable Throwable cause, Wrong why, Object... texts) {
    super(why.in(Locale.ENGLISH, texts), cause);
    this.why = why;
    this.texts = texts.clone();
  }

  String in(Locale locale) {
    return why.in(locale, texts);
  }
}
