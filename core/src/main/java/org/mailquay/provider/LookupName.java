package org.mailquay.provider;

import java.util.Locale;
import org.mailquay.settings.Hostname;

/** Domains and hosts in the one spelling under which the catalogue keeps them. */
final class LookupName {

  private static final int MOST_CHARACTERS = 253;
  private static final int MOST_IN_LABEL = 63;

  private LookupName() {}

  /**
   * Returns the name in lower case with A-labels and without a root dot; empty if it is none.
   * Blanks around it are ignored, as in a host that is typed.
   */
  static String of(String name) {
    String host = isHost(name) ? name : typed(name);
    return isHost(host) ? host : "";
  }

  private static String typed(String name) {
    int begin = 0;
    int end = name.length();
    while (begin < end && name.charAt(begin) == ' ') {
      begin++;
    }
    while (end > begin && name.charAt(end - 1) == ' ') {
      end--;
    }
    String text = name.substring(begin, end);
    return isAscii(text)
        ? withoutRootDot(text).toLowerCase(Locale.ROOT)
        : Hostname.check(text).value().map(Hostname::ascii).orElse("");
  }

  /** Returns {@code true} for a name of at least two labels as {@link #of} gives it (RFC 1123). */
  static boolean isDomain(String name) {
    return isHost(name) && name.indexOf('.') > 0 && name.indexOf('_') < 0;
  }

  /** MX hosts with underscores are against RFC 1123 and exist. */
  private static boolean isHost(String name) {
    if (name.length() > MOST_CHARACTERS) {
      return false;
    }
    int begin = 0;
    int end = name.indexOf('.');
    while (end >= 0 && isLabel(name, begin, end)) {
      begin = end + 1;
      end = name.indexOf('.', begin);
    }
    return end < 0 && isLabel(name, begin, name.length());
  }

  private static boolean isLabel(String name, int begin, int end) {
    boolean isLabel =
        end > begin
            && end - begin <= MOST_IN_LABEL
            && name.charAt(begin) != '-'
            && name.charAt(end - 1) != '-';
    for (int i = begin; isLabel && i < end; i++) {
      isLabel = isNormal(name.charAt(i));
    }
    return isLabel;
  }

  private static boolean isNormal(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  }

  /** Returns the name without its first label; empty if there is no other. */
  static String parent(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1);
  }

  private static String withoutRootDot(String name) {
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7F) {
        return false;
      }
    }
    return true;
  }
}
