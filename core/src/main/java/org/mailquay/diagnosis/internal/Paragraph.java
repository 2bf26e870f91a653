package org.mailquay.diagnosis.internal;

/** Breaks text into lines of a width that every log and window has. */
final class Paragraph {

  static final int WIDTH = 80;

  private Paragraph() {}

  /**
   * Returns the text in lines that each end with a line feed. A word that is too long is cut.
   *
   * @param first before the first line
   * @param rest before the others
   */
  static String of(String first, String rest, String text) {
    StringBuilder lines = new StringBuilder();
    StringBuilder line = new StringBuilder(first);
    boolean empty = true;
    for (String word : text.strip().split("\\s+", -1)) {
      if (!empty && line.length() + 1 + word.length() > WIDTH) {
        lines.append(line).append('\n');
        line.setLength(0);
        line.append(rest);
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
      while (line.length() > WIDTH) {
        int end = Character.isHighSurrogate(line.charAt(WIDTH - 1)) ? WIDTH - 1 : WIDTH;
        lines.append(line, 0, end).append('\n');
        line.replace(0, end, rest);
      }
    }
    return lines.append(line.toString().stripTrailing()).append('\n').toString();
  }
}
