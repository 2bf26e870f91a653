package org.mailquay.diagnosis.internal;

import java.util.List;
import java.util.Optional;
import org.mailquay.diagnosis.Cause;
import org.mailquay.diagnosis.Confidence;

/**
 * One line of reasoning: if all conditions hold, it was this cause. Immutable.
 *
 * @param id the name in the file
 * @param example the case that justifies it, with what is known beside the text
 * @param conditions what must hold beside the texts
 * @param texts each must be found
 * @param without none may be found
 * @param verdict what follows
 */
public record Rule(
    String id,
    Example example,
    List<Condition> conditions,
    List<TextCondition> texts,
    List<TextCondition> without,
    Verdict verdict) {

  /** What the rule concludes. */
  public record Verdict(Cause cause, List<Cause> also, Confidence confidence) {}

  /** A failure as it was seen, and settings in the words of {@link Hints}. */
  public record Example(String text, List<String> given) {}

  /**
   * Refuses words that nobody reads and terms that can never be found.
   *
   * @throws IllegalArgumentException if there are any
   */
  void check() {
    conditions.forEach(Condition::check);
    texts.forEach(TextCondition::check);
    without.forEach(TextCondition::check);
  }

  boolean matches(Case failure) {
    for (Condition condition : conditions) {
      if (!condition.holds(failure)) {
        return false;
      }
    }
    for (TextCondition text : texts) {
      if (text.findIn(failure.text()).isEmpty()) {
        return false;
      }
    }
    for (TextCondition text : without) {
      if (text.findIn(failure.text()).isPresent()) {
        return false;
      }
    }
    return true;
  }

  /** Returns the line of the given texts that decided. */
  public Optional<String> decisiveLine(Case failure) {
    if (texts.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> term = texts.get(0).findIn(failure.text());
    return term.isEmpty() ? term : Optional.of(failure.text().lineWith(term.get()));
  }
}
