package org.mailquay.diagnosis.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Words to be found: alternatives divided by {@code |}, each of terms joined by {@code &}. A term
 * in angle brackets must stand as a word of its own; joined terms must stand near each other.
 */
final class TextCondition {

  private static final int DISTANCE = 160;

  private final String written;
  private volatile @Nullable List<List<Term>> read;

  /** Takes the words as they are written; they are read when first looked for. */
  TextCondition(String written) {
    this.written = written;
  }

  /** Reads and checks the words. */
  static TextCondition parse(String written) {
    TextCondition condition = new TextCondition(written);
    condition.check();
    return condition;
  }

  /**
   * Refuses terms that can never be found.
   *
   * @throws IllegalArgumentException if there are any
   */
  void check() {
    alternatives().forEach(terms -> terms.forEach(Term::check));
  }

  private List<List<Term>> alternatives() {
    List<List<Term>> known = read;
    if (known == null) {
      known = new ArrayList<>();
      for (String one : parts(written, " | ")) {
        List<Term> terms = new ArrayList<>();
        for (String term : parts(one, " & ")) {
          terms.add(Term.parse(term));
        }
        known.add(terms);
      }
      read = known;
    }
    return known;
  }

  /**
   * By hand: thousands of terms are read before the first answer, and a pattern is slow to start.
   */
  private static List<String> parts(String text, String separator) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
      parts.add(text.substring(from, at));
      from = at + separator.length();
    }
    parts.add(text.substring(from));
    return parts;
  }

  /** Returns the first term of the alternative that is found. */
  Optional<String> findIn(SearchText text) {
    for (List<Term> terms : alternatives()) {
      if (areNear(terms, text.whole())) {
        return Optional.of(terms.get(0).words());
      }
    }
    return Optional.empty();
  }

  /** Terms far apart have nothing to do with each other. */
  private static boolean areNear(List<Term> terms, String text) {
    Term first = terms.get(0);
    if (terms.size() == 1) {
      return first.indexIn(text, 0) >= 0;
    }
    for (int at = first.indexIn(text, 0); at >= 0; at = first.indexIn(text, at + 1)) {
      String around =
          text.substring(Math.max(0, at - DISTANCE), Math.min(text.length(), at + DISTANCE));
      if (areIn(around, terms)) {
        return true;
      }
    }
    return false;
  }

  private static boolean areIn(String text, List<Term> terms) {
    for (Term term : terms) {
      if (term.indexIn(text, 0) < 0) {
        return false;
      }
    }
    return true;
  }

  private record Term(String words, boolean isWholeWord) {

    static Term parse(String written) {
      String term = written.strip();
      boolean isWholeWord = term.startsWith("<") && term.endsWith(">");
      return new Term(isWholeWord ? term.substring(1, term.length() - 1) : term, isWholeWord);
    }

    void check() {
      if (words.isEmpty()) {
        throw new IllegalArgumentException("an empty term");
      }
      if (!words.equals(words.toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException("'" + words + "' is not in lower case");
      }
    }

    int indexIn(String text, int from) {
      int at = text.indexOf(words, from);
      while (at >= 0 && isWholeWord && !isWordAt(text, at)) {
        at = text.indexOf(words, at + 1);
      }
      return at;
    }

    private boolean isWordAt(String text, int at) {
      int end = at + words.length();
      return (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)))
          && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
    }
  }
}
