package org.mailquay.diagnosis.internal;

import org.jspecify.annotations.Nullable;

/** A rule as it stands in the file, read when it is first asked. Thread-safe. */
final class WrittenRule {

  private final int firstLine;
  private final String text;
  private volatile @Nullable Rule read;

  /**
   * Creates a rule.
   *
   * @param firstLine where it stands in the file, from 1
   * @param text from its header to the next one
   */
  WrittenRule(int firstLine, String text) {
    this.firstLine = firstLine;
    this.text = text;
  }

  Rule rule() {
    Rule known = read;
    if (known == null) {
      known = RuleReader.read(firstLine, text);
      read = known;
    }
    return known;
  }
}
