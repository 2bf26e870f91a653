package org.mailquay.cli;

/** A code that is read aloud and typed in. */
final class UserCode {

  private UserCode() {}

  /** Returns the code in groups; one that has groups already stays as it is. */
  static String grouped(String code) {
    if (code.length() < 6 || !code.chars().allMatch(Character::isLetterOrDigit)) {
      return code;
    }
    int size = code.length() % 3 == 0 ? 3 : 4;
    StringBuilder groups = new StringBuilder();
    for (int i = 0; i < code.length(); i++) {
      groups.append(i > 0 && i % size == 0 ? " " : "").append(code.charAt(i));
    }
    return groups.toString();
  }
}
