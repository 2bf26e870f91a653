package org.mailquay.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines that fit a terminal. */
public final class Paragraph {

  /** How many columns a line has at most. */
  public static final int COLUMNS = 80;

  private Paragraph() {}

  /**
   * Returns the text in lines of at most 80 columns. A word that is longer than a line is broken,
   * unless it is a link, which would not work any more.
   *
   * @param first what the first line begins with
   * @param indent what the others begin with
   */
  public static String wrap(String first, String indent, String text) {
    StringBuilder all = new StringBuilder();
    StringBuilder line = new StringBuilder(first);
    boolean begun = false;
    for (String word : words(text.strip())) {
      if (begun && width(line) + 1 + width(word) > COLUMNS) {
        all.append(line.toString().stripTrailing()).append('\n');
        line = new StringBuilder(indent);
        begun = false;
      }
      line.append(begun ? " " : "");
      begun = true;
      String rest = word;
      while (!isLink(word) && width(line) + width(rest) > COLUMNS) {
        int fits = rest.offsetByCodePoints(0, COLUMNS - width(line));
        all.append(line).append(rest, 0, fits).append('\n');
        line = new StringBuilder(indent);
        rest = rest.substring(fits);
      }
      line.append(rest);
    }
    return all.append(line.toString().stripTrailing()).toString();
  }

  /** By hand: explaining one line must not wait for a pattern to be compiled. */
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int begin = 0;
    for (int at = 0; at <= text.length(); at++) {
      if (at == text.length() || isBlank(text.charAt(at))) {
        if (at > begin) {
          words.add(text.substring(begin, at));
        }
        begin = at + 1;
      }
    }
    return words;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  private static boolean isLink(String word) {
    return word.contains("https://") || word.contains("http://");
  }

  private static int width(CharSequence text) {
    return Character.codePointCount(text, 0, text.length());
  }

  /** Returns text of others with control characters made visible: they could rewrite the screen. */
  public static String printable(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      int c = text.codePointAt(at);
      boolean hidden = Character.getType(c) == Character.FORMAT;
      boolean control = Character.isISOControl(c) && c != '\n' && c != '\t';
      clean.appendCodePoint(control || hidden ? 0xFFFD : c);
    }
    return clean.toString();
  }
}
