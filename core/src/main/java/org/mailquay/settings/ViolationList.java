package org.mailquay.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects violations while several values are read, so that all come at once. */
final class ViolationList {

  private final List<Violation> violations = new ArrayList<>();

  void add(Field field, ViolationCode code, String... arguments) {
    violations.add(Violation.of(field, code, arguments));
  }

  void add(Violation violation) {
    violations.add(violation);
  }

  void addAll(ViolationList others) {
    violations.addAll(others.violations);
  }

  /** Takes over what was found and returns the value, if there is one. */
  <T> Optional<T> take(Validated<T> validated) {
    violations.addAll(validated.violations());
    return validated.value();
  }

  boolean hasErrors() {
    for (Violation violation : violations) {
      if (violation.severity() == ViolationSeverity.ERROR) {
        return true;
      }
    }
    return false;
  }

  void throwIfErrors() {
    if (hasErrors()) {
      throw new SettingsException(
          violations.stream().filter(v -> v.severity() == ViolationSeverity.ERROR).toList());
    }
  }

  List<Violation> toList() {
    return List.copyOf(violations);
  }
}
