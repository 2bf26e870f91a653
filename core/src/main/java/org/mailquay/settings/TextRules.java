package org.mailquay.settings;

/** The rules of plain texts: not empty, not too long, no control characters. */
final class TextRules {

  private TextRules() {}

  static void checkText(ViolationList violations, Field field, String text, int mostCharacters) {
    if (text.isBlank()) {
      violations.add(field, ViolationCode.REQUIRED);
    } else if (text.chars().anyMatch(Character::isISOControl)) {
      violations.add(field, ViolationCode.CONTROL_CHARACTER, text);
    } else if (text.length() > mostCharacters) {
      violations.add(field, ViolationCode.TOO_LONG, Integer.toString(mostCharacters));
    }
  }

  /** The same for a secret, whose characters never get into a violation. */
  static void checkSecret(
      ViolationList violations, Field field, Secret secret, int mostCharacters) {
    if (secret.isWiped() || secret.isEmpty()) {
      violations.add(field, ViolationCode.REQUIRED);
    } else if (secret.use(TextRules::hasControl)) {
      violations.add(field, ViolationCode.CONTROL_CHARACTER, "…");
    } else if (secret.use(c -> c.length > mostCharacters)) {
      violations.add(field, ViolationCode.TOO_LONG, Integer.toString(mostCharacters));
    }
  }

  private static boolean hasControl(char[] characters) {
    for (char c : characters) {
      if (Character.isISOControl(c)) {
        return true;
      }
    }
    return false;
  }
}
