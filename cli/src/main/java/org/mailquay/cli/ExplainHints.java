package org.mailquay.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mailquay.smtp.Stage;

/**
 * What the options of {@code explain} may say. In a batch the library passes over what it does not
 * know; who types an option wants to be told.
 */
final class ExplainHints {

  private ExplainHints() {}

  /** Refuses a value that would say nothing. */
  static void check(String hint, String value) {
    switch (hint) {
      case "port" -> {
        if (!value.matches("[0-9]{1,5}")) {
          throw new WrongUseException(Wrong.NO_NUMBER, "--port", value);
        }
      }
      case "encryption" ->
          checkWord(hint, value, List.of("none", "starttls", "implicit", "unknown"));
      case "auth" -> checkWord(hint, value, List.of("password", "xoauth2", "none", "unknown"));
      case "stage" -> checkWord(hint, value, stages());
      default -> {}
    }
  }

  private static List<String> stages() {
    List<String> stages = new ArrayList<>();
    for (Stage stage : Stage.values()) {
      stages.add(stage.name().toLowerCase(Locale.ROOT));
    }
    stages.addAll(List.of("auth", "envelope", "data", "unknown"));
    return stages;
  }

  private static void checkWord(String hint, String value, List<String> words) {
    if (!words.contains(value.toLowerCase(Locale.ROOT))) {
      throw new WrongUseException(Wrong.BAD_VALUE, "--" + hint, value, String.join(", ", words));
    }
  }
}
