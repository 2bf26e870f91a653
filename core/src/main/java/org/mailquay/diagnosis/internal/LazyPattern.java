package org.mailquay.diagnosis.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression that is compiled when it is first needed: most texts need few of them, and a
 * fresh JVM compiles slowly. Thread-safe.
 */
final class LazyPattern {

  private final String expression;
  private volatile @Nullable Pattern compiled;

  LazyPattern(String expression) {
    this.expression = expression;
  }

  Matcher matcher(CharSequence text) {
    Pattern pattern = compiled;
    if (pattern == null) {
      pattern = Pattern.compile(expression);
      compiled = pattern;
    }
    return pattern.matcher(text);
  }
}
