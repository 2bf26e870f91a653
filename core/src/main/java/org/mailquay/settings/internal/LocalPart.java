package org.mailquay.settings.internal;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The part of an address before the @: a dot-string or a quoted string (RFC 5321 §4.1.2). */
public final class LocalPart {

  private static final int MOST_OCTETS = 64;

  private LocalPart() {}

  /** Returns {@code true} for either form, at most 64 octets long. */
  public static boolean isValid(String text) {
    return !isTooLong(text)
        && (Forms.DOT_STRING.matcher(text).matches()
            || Forms.QUOTED_STRING.matcher(text).matches());
  }

  /**
   * Returns {@code true} for letters, digits, dots, hyphens, underscores and plus signs in a valid
   * order: the most usual one, known without the regular expressions that a fresh JVM is slow to
   * load.
   */
  public static boolean isPlain(String text) {
    boolean isAfterDot = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.' ? isAfterDot : !isPlain(c)) {
        return false;
      }
      isAfterDot = c == '.';
    }
    return !isAfterDot && text.length() <= MOST_OCTETS;
  }

  private static boolean isPlain(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_'
        || c == '+';
  }

  /** Returns {@code true} above 64 octets of UTF-8, quotes included (RFC 5321 §4.5.3.1.1). */
  public static boolean isTooLong(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length > MOST_OCTETS;
  }

  /**
   * Returns where the @ after the local part stands, or -1. In a quoted string an @ is a letter
   * like any other.
   */
  public static int end(String address) {
    int end = address.startsWith("\"") ? QuotedString.end(address, 0) : address.indexOf('@');
    return end >= 0 && end < address.length() && address.charAt(end) == '@' ? end : -1;
  }

  /** Read when an address is first seen that is not plain (JLS §12.4.2). */
  private static final class Forms {

    /** RFC 6531 §3.3 adds every character beyond ASCII; blanks among those are slips. */
    private static final String BEYOND_ASCII = "[^\\x00-\\x7F\\p{Z}]";

    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\-" + BEYOND_ASCII + "]++";
    static final Pattern DOT_STRING = Pattern.compile(ATOM + "(?:\\." + ATOM + ")*+");
    static final Pattern QUOTED_STRING =
        Pattern.compile("\"(?:[ !#-\\[\\]-~" + BEYOND_ASCII + "]|\\\\[ -~])*+\"");

    private Forms() {}
  }
}
