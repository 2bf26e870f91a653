package org.mailquay.settings.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Eight groups of 16 bits (RFC 4291 §2.2), written in the canonical form of RFC 5952. */
public final class Ipv6Address {

  private static final int GROUPS = 8;
  private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-fA-F]{1,4}");
  private static final Pattern MEANT =
      Pattern.compile("[0-9a-fA-F.]*:[0-9a-fA-F.]*:[0-9a-fA-F.:]*(%.*)?");

  private final List<Integer> groups;

  private Ipv6Address(List<Integer> groups) {
    this.groups = groups;
  }

  /** Reads an address without brackets and without a zone. */
  public static Optional<Ipv6Address> parse(String text) {
    int gap = text.indexOf("::");
    Optional<List<Integer>> groups =
        gap < 0
            ? groups(text, true).filter(all -> all.size() == GROUPS)
            : groups(text.substring(0, gap), false)
                .flatMap(head -> groups(text.substring(gap + 2), true).flatMap(t -> fill(head, t)));
    return groups.map(Ipv6Address::new);
  }

  /** Returns {@code true} if the text is meant as an address, however wrong. */
  public static boolean isMeantBy(String text) {
    return MEANT.matcher(text).matches();
  }

  private static Optional<List<Integer>> groups(String text, boolean atEnd) {
    List<Integer> groups = new ArrayList<>();
    List<String> parts = text.isEmpty() ? List.of() : List.of(text.split(":", -1));
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i);
      if (HEXADECIMAL.matcher(part).matches()) {
        groups.add(Integer.parseInt(part, 16));
      } else if (atEnd && i == parts.size() - 1 && Ipv4Address.isValid(part)) {
        addIpv4(groups, part);
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(groups);
  }

  private static void addIpv4(List<Integer> groups, String address) {
    String[] numbers = address.split("\\.", -1);
    for (int i = 0; i < numbers.length; i += 2) {
      groups.add(Integer.parseInt(numbers[i]) << 8 | Integer.parseInt(numbers[i + 1]));
    }
  }

  private static Optional<List<Integer>> fill(List<Integer> head, List<Integer> tail) {
    int missing = GROUPS - head.size() - tail.size();
    if (missing < 1) {
      return Optional.empty();
    }
    List<Integer> all = new ArrayList<>(head);
    for (int i = 0; i < missing; i++) {
      all.add(0);
    }
    all.addAll(tail);
    return Optional.of(all);
  }

  /** Returns the address in lower case, its longest run of zeros shortened (RFC 5952 §4). */
  public String canonical() {
    if (isMappedIpv4()) {
      return "::ffff:" + ipv4(groups.get(6), groups.get(7));
    }
    int begin = 0;
    int length = 1;
    for (int i = 0; i < GROUPS; i++) {
      if (zerosFrom(i) > length) {
        begin = i;
        length = zerosFrom(i);
      }
    }
    return length == 1 ? join(0, GROUPS) : join(0, begin) + "::" + join(begin + length, GROUPS);
  }

  private boolean isMappedIpv4() {
    return zerosFrom(0) == 5 && groups.get(5) == 0xFFFF;
  }

  private static String ipv4(int high, int low) {
    return (high >> 8) + "." + (high & 0xFF) + "." + (low >> 8) + "." + (low & 0xFF);
  }

  private int zerosFrom(int begin) {
    int end = begin;
    while (end < GROUPS && groups.get(end) == 0) {
      end++;
    }
    return end - begin;
  }

  private String join(int begin, int end) {
    return String.join(":", groups.subList(begin, end).stream().map(Integer::toHexString).toList());
  }
}
