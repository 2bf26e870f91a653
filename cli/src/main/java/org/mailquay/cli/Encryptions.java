package org.mailquay.cli;

import java.util.Locale;
import org.mailquay.settings.Encryption;

/** The words for encryption: those of the options, and those of settings pages. */
final class Encryptions {

  private Encryptions() {}

  /** Returns the word of batch files: {@code implicit}, {@code starttls} or {@code none}. */
  static String key(Encryption encryption) {
    return switch (encryption) {
      case IMPLICIT_TLS -> "implicit";
      case STARTTLS -> "starttls";
      case PLAINTEXT -> "none";
    };
  }

  /** Returns what settings pages call it. */
  static String words(Encryption encryption, Locale locale) {
    return switch (encryption) {
      case IMPLICIT_TLS -> "SSL/TLS";
      case STARTTLS -> "STARTTLS";
      case PLAINTEXT -> Phrase.NO_ENCRYPTION.in(locale);
    };
  }
}
