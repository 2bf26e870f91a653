package org.mailquay.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mailquay.settings.Field;
import org.mailquay.settings.Violation;
import org.mailquay.settings.ViolationCode;

/** Checks the application's own headers: no second Bcc, no second body, no line that never ends. */
final class HeaderCheck {

  // RFC 5322 §3.6.8; the length leaves room for a value on the same line
  private static final Pattern NAME = Pattern.compile("[!-9;-~]{1,76}");
  private static final Set<String> RESERVED =
      Set.of(
          "apparently-to",
          "bcc",
          "cc",
          "date",
          "from",
          "importance",
          "message-id",
          "mime-version",
          "priority",
          "received",
          "reply-to",
          "return-path",
          "sender",
          "subject",
          "to",
          "x-priority");
  private static final List<String> RESERVED_FAMILIES = List.of("content-", "resent-");
  // a line ends at 998 octets (RFC 5322 §2.1.1), its name included
  private static final int LONGEST_WORD = 900;
  private static final Pattern ASCII = Pattern.compile("[ -~]*+");

  private HeaderCheck() {}

  static List<Violation> check(Header header) {
    List<Violation> violations = new ArrayList<>(name(header.name()));
    violations.addAll(value(header.value()));
    return violations;
  }

  private static List<Violation> name(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    boolean reserved =
        RESERVED.contains(lower) || RESERVED_FAMILIES.stream().anyMatch(lower::startsWith);
    return reserved
        ? List.of(Violation.of(Field.HEADER, ViolationCode.HEADER_RESERVED, name))
        : TextRules.form(Field.HEADER, ViolationCode.HEADER_NAME, NAME, name);
  }

  private static List<Violation> value(String value) {
    if (value.isBlank()) {
      return List.of(Violation.of(Field.HEADER, ViolationCode.REQUIRED, value));
    }
    if (isUnbreakable(value)) {
      String limit = String.valueOf(LONGEST_WORD);
      return List.of(Violation.of(Field.HEADER, ViolationCode.HEADER_WORD_TOO_LONG, limit));
    }
    return TextRules.headerText(Field.HEADER, value);
  }

  // a value beyond ASCII is encoded, and can be broken anywhere
  private static boolean isUnbreakable(String value) {
    return ASCII.matcher(value).matches()
        && Stream.of(value.split(" ", -1)).anyMatch(word -> word.length() > LONGEST_WORD);
  }
}
