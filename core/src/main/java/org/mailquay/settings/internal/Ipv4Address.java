package org.mailquay.settings.internal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Four numbers from 0 to 255 with dots between them. */
public final class Ipv4Address {

  private static final Pattern FOUR_NUMBERS =
      Pattern.compile("([0-9]{1,3})\\.([0-9]{1,3})\\.([0-9]{1,3})\\.([0-9]{1,3})");
  private static final Pattern NUMERIC_END =
      Pattern.compile("(.*\\.)?([0-9]+|0[xX][0-9a-fA-F]*)\\.?");

  private Ipv4Address() {}

  /**
   * Returns {@code true} for the one form that every system reads alike. A leading zero is refused:
   * some read 010 as ten, some as eight.
   */
  public static boolean isValid(String text) {
    return parse(text).filter(text::equals).isPresent();
  }

  /** Returns the address without leading zeros, which the Snum of RFC 5321 §4.1.3 allows. */
  public static Optional<String> parse(String text) {
    Matcher numbers = FOUR_NUMBERS.matcher(text);
    if (!numbers.matches()) {
      return Optional.empty();
    }
    StringBuilder address = new StringBuilder();
    for (int i = 1; i <= 4; i++) {
      int number = Integer.parseInt(numbers.group(i));
      if (number > 255) {
        return Optional.empty();
      }
      address.append(i == 1 ? "" : ".").append(number);
    }
    return Optional.of(address.toString());
  }

  /**
   * Returns {@code true} if a resolver may take the name for an address, short and hexadecimal
   * forms included. The last label of a real name is never a number (RFC 1123 §2.1).
   */
  public static boolean isMeantBy(String name) {
    return NUMERIC_END.matcher(name).matches();
  }
}
