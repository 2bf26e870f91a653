package org.mailquay.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says in words what the file system refused. */
final class ReadableFailure {

  private ReadableFailure() {}

  /** Returns a sentence without class names. */
  static String describe(Throwable failure) {
    if (failure.getCause() instanceof IOException inner) {
      return describe(inner);
    }
    if (failure instanceof NoSuchFileException e) {
      return e.getFile() + ": there is no such file";
    }
    if (failure instanceof AccessDeniedException e) {
      return e.getFile() + ": may not be read";
    }
    if (failure instanceof FileSystemException || failure instanceof FileNotFoundException) {
      return String.valueOf(failure.getMessage());
    }
    return "cannot read or write: " + failure.getMessage();
  }
}
