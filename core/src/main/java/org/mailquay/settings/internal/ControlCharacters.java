package org.mailquay.settings.internal;

/** Finds what must never reach a protocol line or hides from the eye of who types it. */
public final class ControlCharacters {

  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  private ControlCharacters() {}

  /**
   * Returns {@code true} for C0 and C1 controls, DEL, the line and paragraph separators, and
   * surrogates without their pair, which no encoding can carry.
   */
  public static boolean in(CharSequence text) {
    return text.codePoints().anyMatch(ControlCharacters::isControl);
  }

  /** Returns {@code true} for all of {@link #in} and for invisible format characters. */
  public static boolean orInvisibleIn(CharSequence text) {
    return text.codePoints().anyMatch(c -> isControl(c) || isInvisible(c));
  }

  /** Joiners do not count: Persian and Indic scripts spell words with them. */
  static boolean isInvisible(int codePoint) {
    return Character.getType(codePoint) == Character.FORMAT
        && codePoint != ZERO_WIDTH_NON_JOINER
        && codePoint != ZERO_WIDTH_JOINER;
  }

  private static boolean isControl(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }
}
