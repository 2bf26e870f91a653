package org.mailquay.cli;

/** Writes words as a shell takes them, in commands to copy. */
final class ShellWord {

  private ShellWord() {}

  /** Returns the word, in quotes where it needs them. */
  static String of(String text) {
    return text.matches("[\\p{L}\\p{N}@%+=:,./_\\\\-]+")
        ? text
        : "'" + text.replace("'", "'\\''") + "'";
  }
}
