package org.mailquay.settings;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of an input: a value, or the violations that keep it from being one. Hints and
 * warnings may come with a value. Immutable.
 */
public final class Validated<T> {

  private final @Nullable T value;
  private final List<Violation> violations;

  private Validated(@Nullable T value, List<Violation> violations) {
    this.value = value;
    this.violations = List.copyOf(violations);
  }

  /** Creates a good result. */
  public static <T> Validated<T> valid(T value, Violation... remarks) {
    return new Validated<>(value, List.of(remarks));
  }

  /** Creates a refusal. */
  public static <T> Validated<T> invalid(Violation... violations) {
    return invalid(List.of(violations));
  }

  /** Creates a refusal. */
  public static <T> Validated<T> invalid(List<Violation> violations) {
    if (violations.isEmpty()) {
      throw new IllegalArgumentException("a refusal without a violation");
    }
    return new Validated<>(null, violations);
  }

  /** Returns the value where the input is one. */
  public Optional<T> value() {
    return Optional.ofNullable(value);
  }

  /** Returns all that is wrong or remarkable; empty when all is well. */
  public List<Violation> violations() {
    return violations;
  }

  /** Returns {@code true} if there is a value. */
  public boolean isValid() {
    return value != null;
  }

  /**
   * Returns the value.
   *
   * @throws SettingsException with all violations if there is none
   */
  public T orElseThrow() {
    if (value == null) {
      throw new SettingsException(violations);
    }
    return value;
  }

  @Override
  public String toString() {
    return value == null ? "invalid" + violations : "valid[" + value + "]";
  }
}
