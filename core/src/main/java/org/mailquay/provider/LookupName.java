package org.mailquay.provider;

import java.util.Locale;
import org.mailquay.settings.Hostname;

/** Domains and hosts in the one spelling under which the catalogue keeps them. */
final class LookupName {

  private LookupName() {}

  /**
   * Returns the name in lower case with A-labels and without a root dot; empty if it is none.
   * Letters beyond ASCII are the only reason to look closely: a wrong name of ASCII is found
   * nowhere.
   */
  static String of(String name) {
    if (isNormal(name)) {
      return name;
    }
    String trimmed = name.strip();
    return isAscii(trimmed)
        ? withoutRootDot(trimmed).toLowerCase(Locale.ROOT)
        : Hostname.check(trimmed).value().map(Hostname::ascii).orElse("");
  }

  /** Returns {@code true} for what {@link #of} would give back as it is. */
  static boolean isNormal(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (!isNormal(name.charAt(i))) {
        return false;
      }
    }
    return !name.endsWith(".");
  }

  private static boolean isNormal(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
  }

  /** Returns {@code true} for a name of at least two labels as {@link #of} gives it (RFC 1123). */
  static boolean isDomain(String name) {
    int labels = 0;
    int begin = 0;
    while (begin <= name.length()) {
      int dot = name.indexOf('.', begin);
      int end = dot < 0 ? name.length() : dot;
      if (!isLabel(name, begin, end)) {
        return false;
      }
      labels++;
      begin = end + 1;
    }
    return labels > 1 && name.length() <= 253 && isNormal(name) && name.indexOf('_') < 0;
  }

  private static boolean isLabel(String name, int begin, int end) {
    return end > begin
        && end - begin <= 63
        && name.charAt(begin) != '-'
        && name.charAt(end - 1) != '-';
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
