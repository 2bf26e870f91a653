package org.mailquay.diagnosis.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mailquay.diagnosis.Confidence;

/**
 * The rules in their order, from specific to general; the first that matches decides. A rule is
 * read when it is first asked. Thread-safe.
 */
public final class RuleBook {

  private final List<WrittenRule> rules;

  private RuleBook(List<WrittenRule> rules) {
    this.rules = rules;
  }

  /** Returns the rules that come with the library; a test has checked them. */
  public static RuleBook bundled() {
    return Bundled.RULES;
  }

  /** Reads rules from text in the form of {@code rules.ini}, and checks every word of them. */
  static RuleBook parse(String text) {
    RuleBook book = new RuleBook(RuleReader.divide(text));
    Set<String> ids = new HashSet<>();
    for (Rule rule : book.rules()) {
      rule.check();
      if (!ids.add(rule.id())) {
        throw new IllegalArgumentException("a second rule of the name [" + rule.id() + "]");
      }
    }
    return book;
  }

  /**
   * Returns the rule that decides, and the next one that would have said something else and is more
   * than a guess. The others are not asked.
   */
  public List<Rule> deciding(Case failure) {
    List<Rule> deciding = new ArrayList<>();
    for (WrittenRule written : rules) {
      Rule rule = written.rule();
      if ((deciding.isEmpty() || isAnother(rule, deciding.get(0))) && rule.matches(failure)) {
        deciding.add(rule);
        if (deciding.size() == 2) {
          return deciding;
        }
      }
    }
    return deciding;
  }

  private static boolean isAnother(Rule rule, Rule first) {
    return rule.verdict().confidence() != Confidence.LOW
        && rule.verdict().cause() != first.verdict().cause();
  }

  /** Returns all rules in their order. */
  public List<Rule> rules() {
    List<Rule> all = new ArrayList<>();
    for (WrittenRule written : rules) {
      all.add(written.rule());
    }
    return all;
  }

  /** Divided when the class is first used, once (JLS §12.4.2). */
  private static final class Bundled {
    static final RuleBook RULES =
        new RuleBook(
            RuleReader.divide(
                BundledText.read("token-rules.ini") + "\n" + BundledText.read("rules.ini")));
  }
}
