package org.mailquay.cli;

import java.util.Locale;
import java.util.function.Function;

/** Thrown when options are missing or contradict each other; the message names the option. */
final class WrongUseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Function<Locale, String> words;

  WrongUseException(Wrong wrong, Object... texts) {
    this(locale -> wrong.in(locale, texts));
  }

  /** Creates an exception whose words somebody else knows. */
  WrongUseException(Function<Locale, String> words) {
    super(words.apply(Locale.ENGLISH));
    this.words = words;
  }

  String in(Locale locale) {
    return words.apply(locale);
  }
}
