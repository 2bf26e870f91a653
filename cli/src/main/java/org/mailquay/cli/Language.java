package org.mailquay.cli;

import java.util.Locale;

/** The language in which somebody is told that the options cannot be read. */
final class Language {

  private Language() {}

  /** Returns the language that the arguments name last; else the system's. */
  static Locale of(String... args) {
    for (int i = args.length - 1; i >= 0; i--) {
      String value =
          args[i].startsWith("--lang=")
              ? args[i].substring("--lang=".length())
              : args[i].equals("--lang") && i + 1 < args.length ? args[i + 1] : "";
      if (value.equals("de")) {
        return Locale.GERMAN;
      }
      if (value.equals("en")) {
        return Locale.ENGLISH;
      }
    }
    return ofSystem();
  }

  static Locale ofSystem() {
    return Locale.getDefault().getLanguage().equals("de") ? Locale.GERMAN : Locale.ENGLISH;
  }

  /** Returns the heading of the examples in that language; any other line as it is. */
  static String heading(String line, Locale locale) {
    if (!locale.getLanguage().equals("de")) {
      return line;
    }
    return switch (line) {
      case "Example:" -> "Beispiel:";
      case "Examples:" -> "Beispiele:";
      case "Exit codes: 0 passed, 1 failed, 2 wrong use." ->
          "Rückgabewerte: 0 gut, 1 gescheitert, 2 falsch benutzt.";
      default -> line;
    };
  }
}
