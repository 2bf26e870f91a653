package org.mailquay.settings.internal;

/** Dot-separated labels of letters, digits and hyphens (RFC 1123 §2.1). */
public final class DomainName {

  private static final int MOST_CHARACTERS = 253;
  private static final int MOST_IN_LABEL = 63;

  private DomainName() {}

  /**
   * Returns {@code true} for one label or more, each of 1 to 63 characters and not beginning or
   * ending with a hyphen, 253 characters in all, without a root dot.
   */
  public static boolean isValid(String name) {
    int begin = 0;
    int end = name.indexOf('.');
    while (end >= 0 && isLabel(name, begin, end)) {
      begin = end + 1;
      end = name.indexOf('.', begin);
    }
    return end < 0 && isLabel(name, begin, name.length()) && name.length() <= MOST_CHARACTERS;
  }

  /**
   * Returns {@code true} for a valid name in lower case without A-labels that is no IP address: the
   * most usual one, known without the regular expressions that a fresh JVM is slow to load.
   */
  public static boolean isPlain(String name) {
    int begin = 0;
    int end = name.indexOf('.');
    while (end >= 0) {
      if (!isPlainLabel(name, begin, end)) {
        return false;
      }
      begin = end + 1;
      end = name.indexOf('.', begin);
    }
    return name.length() <= MOST_CHARACTERS
        && isPlainLabel(name, begin, name.length())
        && isLowerCaseLetter(name.charAt(begin));
  }

  private static boolean isPlainLabel(String name, int begin, int end) {
    for (int i = begin; i < end; i++) {
      if (isUpperCaseLetter(name.charAt(i))) {
        return false;
      }
    }
    return isLabel(name, begin, end) && !name.startsWith("xn--", begin);
  }

  private static boolean isLabel(String name, int begin, int end) {
    boolean isLong = end > begin && end - begin <= MOST_IN_LABEL;
    if (!isLong || name.charAt(begin) == '-' || name.charAt(end - 1) == '-') {
      return false;
    }
    for (int i = begin; i < end; i++) {
      char c = name.charAt(i);
      if (!isLowerCaseLetter(c) && !isUpperCaseLetter(c) && (c < '0' || c > '9') && c != '-') {
        return false;
      }
    }
    return true;
  }

  private static boolean isLowerCaseLetter(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean isUpperCaseLetter(char c) {
    return c >= 'A' && c <= 'Z';
  }
}
