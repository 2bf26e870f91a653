package org.mailquay.settings.internal;

import java.util.regex.Pattern;

/** Dot-separated labels of letters, digits and hyphens (RFC 1123 §2.1). */
public final class DomainName {

  private static final int MOST_CHARACTERS = 253;
  private static final Pattern LABELS =
      Pattern.compile(
          "(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)"
              + "(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*");

  private DomainName() {}

  /**
   * Returns {@code true} for one label or more, each of 1 to 63 characters and not beginning or
   * ending with a hyphen, 253 characters in all, without a root dot.
   */
  public static boolean isValid(String name) {
    return name.length() <= MOST_CHARACTERS && LABELS.matcher(name).matches();
  }
}
