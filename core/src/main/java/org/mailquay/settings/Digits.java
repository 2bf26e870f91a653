package org.mailquay.settings;

import java.util.OptionalInt;

/** Numbers written in ASCII digits only: no sign, no blank, no other script's digits. */
final class Digits {

  private static final int MOST = 9;

  private Digits() {}

  static OptionalInt parse(String text) {
    boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits && text.length() <= MOST
        ? OptionalInt.of(Integer.parseInt(text))
        : OptionalInt.empty();
  }
}
