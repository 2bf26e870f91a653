package org.mailquay.diagnosis.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
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
    List<Predicate<Case>> conditions,
    List<TextCondition> texts,
    List<TextCondition> without,
    Verdict verdict) {

  /** What the rule concludes. */
  public record Verdict(Cause cause, List<Cause> also, Confidence confidence) {}

  /** A failure as it was seen, and settings in the words of {@link Hints}. */
  public record Example(String text, List<String> given) {}

  boolean matches(Case failure) {
    for (Predicate<Case> condition : conditions) {
      if (!condition.test(failure)) {
        return false;
      }
    }
    return texts.stream().allMatch(text -> text.findIn(failure.text()).isPresent())
        && without.stream().noneMatch(text -> text.findIn(failure.text()).isPresent());
  }

  /** Returns the line of the given texts that decided. */
  public Optional<String> decisiveLine(Case failure) {
    return texts.stream()
        .findFirst()
        .flatMap(text -> text.findIn(failure.text()))
        .map(failure.text()::lineWith);
  }
}
