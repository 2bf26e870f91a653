package org.mailquay.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/** Says in words what the file system refused. */
final class ReadableFailure {

  private ReadableFailure() {}

  /** Returns a sentence without class names. */
  static String describe(Throwable failure, Locale locale) {
    if (failure.getCause() instanceof IOException inner) {
      return describe(inner, locale);
    }
    if (failure instanceof NoSuchFileException e) {
      return Wrong.NO_FILE.in(locale, e.getFile());
    }
    if (failure instanceof AccessDeniedException e) {
      return Wrong.NOT_ALLOWED.in(locale, e.getFile());
    }
    if (failure instanceof FileSystemException || failure instanceof FileNotFoundException) {
      return String.valueOf(failure.getMessage());
    }
    return Wrong.INPUT_OUTPUT.in(locale, String.valueOf(failure.getMessage()));
  }
}
