package org.mailquay.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A section {@code [kind name]} of a catalogue's text with the lines below it. */
final class CatalogueSection {

  private final byte[] text;
  private final int begin;
  private final int end;
  private final int number;
  private final String kind;
  private final String name;

  /**
   * Creates a section whose lines are between two places of a text.
   *
   * @param number of the line that opens it
   * @param header what stands between the brackets
   */
  CatalogueSection(byte[] text, int begin, int end, int number, String header) {
    this.text = text;
    this.begin = begin;
    this.end = end;
    this.number = number;
    int blank = header.indexOf(' ');
    kind = blank < 0 ? header : header.substring(0, blank);
    name = blank < 0 ? "" : header.substring(blank + 1).strip();
  }

  String kind() {
    return kind;
  }

  /** Returns what follows the kind; empty where the kind needs no name. */
  String name() {
    return name;
  }

  List<CatalogueLine> lines() {
    return linesWhile(Set.of());
  }

  /** Returns the lines before the first with another key than these; all lines without keys. */
  List<CatalogueLine> linesWhile(Set<String> keys) {
    List<CatalogueLine> lines = new ArrayList<>();
    CatalogueLines cursor = new CatalogueLines(text, begin, end, number + 1);
    @Nullable CatalogueLine line = cursor.next();
    while (line != null && (keys.isEmpty() || keys.contains(line.key()))) {
      lines.add(line);
      line = cursor.next();
    }
    return lines;
  }

  CatalogueFormatException refuse(String message) {
    return refuse(message, null);
  }

  CatalogueFormatException refuse(String message, @Nullable Throwable cause) {
    String header = name.isEmpty() ? kind : kind + " " + name;
    return new CatalogueFormatException(number, "[" + header + "] " + message, cause);
  }
}
