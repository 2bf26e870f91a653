package org.mailquay.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.mailquay.settings.Validated;
import org.mailquay.settings.Violation;

/**
 * What became of an input.
 *
 * @param normalized the one spelling by which it is compared; empty if it is not valid
 * @param violations all that is wrong or remarkable
 */
record CheckedInput(Optional<String> normalized, List<Violation> violations) {

  static <T> CheckedInput of(Validated<T> checked, Function<T, String> normalize) {
    return new CheckedInput(checked.value().map(normalize), checked.violations());
  }

  boolean isValid() {
    return normalized.isPresent();
  }
}
