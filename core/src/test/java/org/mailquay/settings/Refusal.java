package org.mailquay.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;

/** Asserts on violations: code, English sentence, and that there is a German one. */
public final class Refusal {

  private Refusal() {}

  /** Asserts that an input is refused with exactly one violation. */
  public static void assertRefused(Validated<?> validated, ViolationCode code, String message) {
    assertThat(validated.isValid()).as("%s", validated).isFalse();
    assertViolation(validated.violations(), code, message);
  }

  /** Asserts on the only violation of a list. */
  public static void assertViolation(
      List<Violation> violations, ViolationCode code, String message) {
    assertThat(violations).hasSize(1);
    Violation violation = violations.get(0);
    assertThat(violation.code()).as(violation.message()).isEqualTo(code);
    assertThat(violation.message()).isEqualTo(message);
    String german = violation.message(Locale.GERMAN);
    assertThat(german).isNotEqualTo(message).doesNotContain("{").endsWith(ending(message));
  }

  private static String ending(String message) {
    return message.endsWith(".") ? "." : "";
  }
}
