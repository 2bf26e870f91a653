package org.mailquay.diagnosis.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Words to be found: alternatives divided by {@code |}, each of terms joined by {@code &}. A term
 * in angle brackets must stand as a word of its own; joined terms must stand near each other.
 */
final class TextCondition {

  private static final int DISTANCE = 160;

  private final List<List<Term>> alternatives;

  private TextCondition(List<List<Term>> alternatives) {
    this.alternatives = alternatives;
  }

  static TextCondition parse(String written) {
    return new TextCondition(
        Arrays.stream(written.split(" \\| ", -1))
            .map(one -> Arrays.stream(one.split(" & ", -1)).map(Term::parse).toList())
            .toList());
  }

  /** Returns the first term of the alternative that is found. */
  Optional<String> findIn(SearchText text) {
    return alternatives.stream()
        .filter(terms -> areNear(terms, text.whole()))
        .map(terms -> terms.get(0).words())
        .findFirst();
  }

  /** Terms far apart have nothing to do with each other. */
  private static boolean areNear(List<Term> terms, String text) {
    Term first = terms.get(0);
    for (int at = first.indexIn(text, 0); at >= 0; at = first.indexIn(text, at + 1)) {
      String around =
          text.substring(Math.max(0, at - DISTANCE), Math.min(text.length(), at + DISTANCE));
      if (terms.stream().skip(1).allMatch(term -> term.indexIn(around, 0) >= 0)) {
        return true;
      }
    }
    return false;
  }

  private record Term(String words, boolean isWholeWord) {

    static Term parse(String written) {
      String term = written.strip();
      if (term.isEmpty()) {
        throw new IllegalArgumentException("an empty term");
      }
      boolean isWholeWord = term.startsWith("<") && term.endsWith(">");
      String words = isWholeWord ? term.substring(1, term.length() - 1) : term;
      if (!words.equals(SearchText.normalized(words))) {
        throw new IllegalArgumentException("'" + words + "' is not in lower case");
      }
      return new Term(words, isWholeWord);
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
