package org.mailquay.validation;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.mailquay.settings.Secret;

/** Looks at the characters of a password without making a text of them. */
final class PasswordCharacters {

  private static final int GMAIL_LETTERS = 16;

  private PasswordCharacters() {}

  static boolean isAbsent(Secret password) {
    return password.isWiped() || password.isEmpty();
  }

  static int count(Secret password) {
    return password.use(characters -> Character.codePointCount(characters, 0, characters.length));
  }

  static boolean haveNoControl(char[] characters) {
    return all(characters, c -> !Character.isISOControl(c));
  }

  static boolean areNotAllDigits(char[] characters) {
    return !all(characters, Character::isDigit);
  }

  static boolean beginAndEndWithLetter(char[] characters) {
    return Character.isLetter(Character.codePointAt(characters, 0))
        && Character.isLetter(Character.codePointBefore(characters, characters.length));
  }

  static boolean areGmailAppPassword(char[] characters) {
    char[] joined = join(characters);
    try {
      return joined.length == GMAIL_LETTERS && all(joined, PasswordCharacters::isAsciiLetter);
    } finally {
      Arrays.fill(joined, '\0');
    }
  }

  static Secret joined(char[] characters) {
    char[] joined = join(characters);
    try {
      return Secret.of(joined);
    } finally {
      Arrays.fill(joined, '\0');
    }
  }

  private static char[] join(char[] characters) {
    char[] joined = new char[characters.length];
    int length = 0;
    for (char c : characters) {
      if (!isBlank(c)) {
        joined[length++] = c;
      }
    }
    char[] exact = Arrays.copyOf(joined, length);
    Arrays.fill(joined, '\0');
    return exact;
  }

  /** The spaces of every width and the invisible ones that a browser copies along. */
  private static boolean isBlank(char c) {
    int type = Character.getType(c);
    return type == Character.SPACE_SEPARATOR || type == Character.FORMAT;
  }

  private static boolean isAsciiLetter(int codePoint) {
    return (codePoint >= 'a' && codePoint <= 'z') || (codePoint >= 'A' && codePoint <= 'Z');
  }

  private static boolean all(char[] characters, IntPredicate rule) {
    for (int i = 0; i < characters.length; ) {
      int codePoint = Character.codePointAt(characters, i);
      if (!rule.test(codePoint)) {
        return false;
      }
      i += Character.charCount(codePoint);
    }
    return true;
  }
}
