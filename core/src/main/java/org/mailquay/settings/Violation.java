package org.mailquay.settings;

import java.util.List;
import java.util.Locale;

/**
 * One thing that is wrong with, or remarkable about, a field. Immutable.
 *
 * <p>The arguments are the values that the message shows: the input, shortened and with control
 * characters made visible, and what is allowed. A secret is never among them.
 *
 * @param field the field to mark
 * @param code the rule that it breaks
 * @param arguments what the message shows
 */
public record Violation(Field field, ViolationCode code, List<String> arguments) {

  public Violation {
    arguments = List.copyOf(arguments);
  }

  /** Creates a violation; the arguments are made fit to be shown. */
  public static Violation of(Field field, ViolationCode code, String... arguments) {
    return new Violation(field, code, Printable.all(arguments));
  }

  /** Returns the message in English, for logs and exceptions. */
  public String message() {
    return message(Locale.ENGLISH);
  }

  /** Returns the message for a user in the given language; English where there is no other. */
  public String message(Locale locale) {
    return ViolationMessages.format(this, locale);
  }

  /**
   * Returns how much it matters: only an {@link ViolationSeverity#ERROR} keeps settings from being
   * built.
   */
  public ViolationSeverity severity() {
    return code.severity();
  }
}
