package org.mailquay.settings.internal;

/**
 * Knows the blanks that copy and paste leaves behind: spaces of every width, the no-break space,
 * byte order marks and direction marks. Tabs and line breaks are control characters, not blanks.
 */
public final class Blanks {

  private Blanks() {}

  /** Returns the text without the blanks around it. */
  public static String trim(String text) {
    int begin = 0;
    int end = text.length();
    while (begin < end && isBlank(text.codePointAt(begin))) {
      begin += Character.charCount(text.codePointAt(begin));
    }
    while (end > begin && isBlank(text.codePointBefore(end))) {
      end -= Character.charCount(text.codePointBefore(end));
    }
    return text.substring(begin, end);
  }

  /** Returns the text without any blank. */
  public static String remove(String text) {
    StringBuilder rest = new StringBuilder();
    text.codePoints().filter(c -> !isBlank(c)).forEach(rest::appendCodePoint);
    return rest.toString();
  }

  /** Returns {@code true} if there is a blank anywhere. */
  public static boolean in(CharSequence text) {
    return text.codePoints().anyMatch(Blanks::isBlank);
  }

  private static boolean isBlank(int codePoint) {
    return Character.getType(codePoint) == Character.SPACE_SEPARATOR
        || ControlCharacters.isInvisible(codePoint);
  }
}
