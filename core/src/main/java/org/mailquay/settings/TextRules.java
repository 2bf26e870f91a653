package org.mailquay.settings;

/**
 * The rules of user names and secrets: not empty, not too long, no control characters. No violation
 * repeats them: people paste passwords and API keys into the field for the user name.
 */
final class TextRules {

  private TextRules() {}

  static void checkUsername(
      ViolationList violations, Field field, String text, int mostCharacters) {
    if (text.isBlank()) {
      violations.add(field, ViolationCode.REQUIRED);
    } else if (text.chars().anyMatch(Character::isISOControl)) {
      violations.add(field, ViolationCode.CONTROL_CHARACTER_HIDDEN);
    } else if (text.length() > mostCharacters) {
      violations.add(field, ViolationCode.TOO_LONG, Integer.toString(mostCharacters));
    }
  }

  static void checkSecret(
      ViolationList violations, Field field, Secret secret, int mostCharacters) {
    if (secret.isWiped() || secret.isEmpty()) {
      violations.add(field, ViolationCode.REQUIRED);
    } else if (secret.use(TextRules::hasControl)) {
      violations.add(field, ViolationCode.CONTROL_CHARACTER_HIDDEN);
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
