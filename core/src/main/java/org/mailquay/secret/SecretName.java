package org.mailquay.secret;

import java.util.Locale;

/** Checks names and folds their case, as key stores do. */
final class SecretName {

  private SecretName() {}

  static String checked(String name) {
    boolean good =
        !name.isEmpty() && name.length() <= 200 && name.chars().allMatch(c -> c > ' ' && c < 0x7f);
    if (!good) {
      throw new IllegalArgumentException(
          "name of a secret must have 1 to 200 visible ASCII characters");
    }
    return name.toLowerCase(Locale.ROOT);
  }
}
