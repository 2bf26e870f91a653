package org.mailquay.smtp;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An enhanced status code such as {@code 5.7.8} (RFC 3463; sent in replies by RFC 2034). Immutable.
 *
 * @param classDigit 2 success, 4 persistent transient failure, 5 permanent failure
 * @param subject 0 to 999
 * @param detail 0 to 999
 */
public record EnhancedStatusCode(int classDigit, int subject, int detail) {

  private static final Pattern AT_START =
      Pattern.compile("([245])\\.([0-9]{1,3})\\.([0-9]{1,3})(?![0-9.])");

  public EnhancedStatusCode {
    if (classDigit != 2 && classDigit != 4 && classDigit != 5) {
      throw new IllegalArgumentException(
          "class " + classDigit + " of an enhanced status code is none of 2, 4, 5");
    }
    requireThreeDigits("subject", subject);
    requireThreeDigits("detail", detail);
  }

  /** Finds the code with which the text of a reply line begins. */
  public static Optional<EnhancedStatusCode> startOf(String replyText) {
    Matcher matcher = AT_START.matcher(replyText);
    if (!matcher.lookingAt()) {
      return Optional.empty();
    }
    return Optional.of(
        new EnhancedStatusCode(
            Integer.parseInt(matcher.group(1)),
            Integer.parseInt(matcher.group(2)),
            Integer.parseInt(matcher.group(3))));
  }

  private static void requireThreeDigits(String name, int value) {
    if (value < 0 || value > 999) {
      throw new IllegalArgumentException(
          name + " " + value + " of an enhanced status code is outside of 0 to 999");
    }
  }

  /** Spelled out: the one that the JVM would make costs more to start than a whole diagnosis. */
  @Override
  public int hashCode() {
    return (classDigit * 1000 + subject) * 1000 + detail;
  }

  /** See {@link #hashCode()}. */
  @Override
  public boolean equals(Object other) {
    return other instanceof EnhancedStatusCode code
        && code.classDigit == classDigit
        && code.subject == subject
        && code.detail == detail;
  }

  @Override
  public String toString() {
    return classDigit + "." + subject + "." + detail;
  }
}
