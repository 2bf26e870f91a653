package org.mailquay.diagnosis.internal;

import java.util.List;

/** The rules in their order, from specific to general; the first that matches decides. */
public final class RuleBook {

  private final List<Rule> rules;

  private RuleBook(List<Rule> rules) {
    this.rules = rules;
  }

  /** Returns the rules that come with the library; they are read when first asked for. */
  public static RuleBook bundled() {
    return Bundled.RULES;
  }

  /** Reads rules from text in the form of {@code rules.ini}. */
  static RuleBook parse(String text) {
    return new RuleBook(RuleReader.read(text));
  }

  /** Returns all rules that match, the deciding one first. */
  public List<Rule> matching(Case failure) {
    return rules.stream().filter(rule -> rule.matches(failure)).toList();
  }

  /** Returns all rules in their order. */
  public List<Rule> rules() {
    return rules;
  }

  /** Read when the class is first used, once (JLS §12.4.2). */
  private static final class Bundled {
    static final RuleBook RULES =
        parse(BundledText.read("token-rules.ini") + "\n" + BundledText.read("rules.ini"));
  }
}
