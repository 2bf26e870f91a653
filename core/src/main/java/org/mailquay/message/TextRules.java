package org.mailquay.message;

import java.util.List;
import java.util.regex.Pattern;
import org.mailquay.settings.Field;
import org.mailquay.settings.Violation;
import org.mailquay.settings.ViolationCode;

/** What every text that ends up in a header must keep to: one line, and a form where it has one. */
final class TextRules {

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\x{80}-\\x{9F}]");
  private static final Pattern CONTROL_BUT_TAB =
      Pattern.compile("[\\p{Cntrl}\\x{80}-\\x{9F}&&[^\\t]]");

  private TextRules() {}

  /** No control characters at all. */
  static List<Violation> singleLine(Field field, String text) {
    return control(CONTROL, field, text);
  }

  /** No control characters but TAB, which texts that are pasted from tables hold. */
  static List<Violation> headerText(Field field, String text) {
    return control(CONTROL_BUT_TAB, field, text);
  }

  private static List<Violation> control(Pattern control, Field field, String text) {
    return control.matcher(text).find()
        ? List.of(Violation.of(field, ViolationCode.CONTROL_CHARACTER, text))
        : List.of();
  }

  /** No control characters, and the form that the code demands. */
  static List<Violation> form(Field field, ViolationCode code, Pattern form, String text) {
    List<Violation> control = singleLine(field, text);
    if (!control.isEmpty() || form.matcher(text).matches()) {
      return control;
    }
    return List.of(Violation.of(field, code, text));
  }
}
