package org.mailquay.message;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mailquay.settings.Field;
import org.mailquay.settings.Validated;
import org.mailquay.settings.Violation;
import org.mailquay.settings.ViolationCode;

/**
 * An invitation, its change or its cancellation: an iCalendar text with its method (RFC 5545, RFC
 * 6047). Immutable.
 */
public final class CalendarInvitation {

  private static final Pattern METHOD = Pattern.compile("METHOD[;:]", Pattern.CASE_INSENSITIVE);

  private final CalendarMethod method;
  private final String text;

  private CalendarInvitation(CalendarMethod method, String text) {
    this.method = method;
    this.text = text;
  }

  /**
   * Creates an invitation from an iCalendar text; its {@code METHOD} says what it asks.
   *
   * @throws MessageException if it is not one {@code VCALENDAR} with one known {@code METHOD}
   */
  public static CalendarInvitation of(String iCalendar) {
    Validated<CalendarInvitation> checked = check(iCalendar);
    return checked.value().orElseThrow(() -> new MessageException(checked.violations()));
  }

  static Validated<CalendarInvitation> check(String text) {
    // Windows programs put a byte order mark before UTF-8
    String iCalendar = text.startsWith("\uFEFF") ? text.substring(1) : text;
    List<String> lines = unfolded(iCalendar);
    List<String> methods = methods(lines);
    if (!isOneCalendar(lines) || methods.size() != 1) {
      return Validated.invalid(Violation.of(Field.CALENDAR, ViolationCode.CALENDAR_SYNTAX));
    }
    return method(methods.get(0))
        .map(method -> Validated.valid(new CalendarInvitation(method, iCalendar)))
        .orElseGet(() -> Validated.invalid(unknown(methods.get(0))));
  }

  // RFC 5545 §3.1: a line that begins with a blank continues the one before
  private static List<String> unfolded(String iCalendar) {
    return iCalendar
        .replaceAll("\\R[ \\t]", "")
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private static boolean isOneCalendar(List<String> lines) {
    return lines.size() > 2
        && lines.get(0).equalsIgnoreCase("BEGIN:VCALENDAR")
        && lines.get(lines.size() - 1).equalsIgnoreCase("END:VCALENDAR")
        && lines.stream().filter(line -> line.equalsIgnoreCase("BEGIN:VCALENDAR")).count() == 1;
  }

  private static List<String> methods(List<String> lines) {
    return lines.stream()
        .filter(line -> METHOD.matcher(line).lookingAt())
        .map(CalendarInvitation::value)
        .toList();
  }

  // a parameter may quote a colon: METHOD;X-A="b:c":REQUEST
  private static String value(String property) {
    boolean quoted = false;
    for (int i = 0; i < property.length(); i++) {
      char character = property.charAt(i);
      quoted ^= character == '"';
      if (character == ':' && !quoted) {
        return property.substring(i + 1).strip();
      }
    }
    return "";
  }

  private static Optional<CalendarMethod> method(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return Arrays.stream(CalendarMethod.values())
        .filter(method -> method.name().equals(upper))
        .findFirst();
  }

  private static Violation unknown(String method) {
    String allowed = Arrays.toString(CalendarMethod.values()).replaceAll("[\\[\\]]", "");
    return Violation.of(Field.CALENDAR, ViolationCode.NOT_ALLOWED, method, allowed);
  }

  /** Returns what the invitation asks of its reader. */
  public CalendarMethod method() {
    return method;
  }

  /** Returns the iCalendar text as given, without a byte order mark. */
  public String text() {
    return text;
  }

  @Override
  public String toString() {
    return "CalendarInvitation[" + method + "]";
  }
}
