package org.mailquay.provider;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Cuts the text of a catalogue into sections and lines, without knowing what they mean. */
final class CatalogueSections {

  private static final String FORMAT = "1";
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final List<CatalogueSection> sections = new ArrayList<>();
  private List<CatalogueLine> lines = new ArrayList<>();
  private final List<CatalogueLine> head = lines;
  private int number;

  private CatalogueSections() {}

  /** Reads all sections of a text that begins with {@code format = 1}. */
  static List<CatalogueSection> read(BufferedReader reader) throws IOException {
    CatalogueSections sections = new CatalogueSections();
    String line = reader.readLine();
    while (line != null) {
      sections.number++;
      sections.add(sections.number == 1 ? withoutByteOrderMark(line).strip() : line.strip());
      line = reader.readLine();
    }
    sections.checkHead();
    return sections.sections;
  }

  private void add(String line) {
    if (line.isEmpty() || line.charAt(0) == '#') {
      return;
    }
    if (line.charAt(0) == '[') {
      open(line);
    } else {
      lines.add(pair(line));
    }
  }

  private void open(String line) {
    if (!line.endsWith("]")) {
      throw refuse("a section has the form [kind name]");
    }
    String inside = line.substring(1, line.length() - 1).strip();
    int blank = inside.indexOf(' ');
    lines = new ArrayList<>();
    sections.add(
        new CatalogueSection(
            number,
            blank < 0 ? inside : inside.substring(0, blank),
            blank < 0 ? "" : inside.substring(blank + 1).strip(),
            lines));
  }

  private CatalogueLine pair(String line) {
    int equal = line.indexOf('=');
    if (equal < 1) {
      throw refuse("a line has the form key = value, or begins with # or [");
    }
    String value = line.substring(equal + 1).strip();
    String key = line.substring(0, equal).strip();
    if (value.isEmpty()) {
      throw refuse(key + " has no value; leave the line out instead");
    }
    return new CatalogueLine(number, key, value);
  }

  private void checkHead() {
    if (head.size() != 1
        || !head.get(0).key().equals("format")
        || !head.get(0).value().equals(FORMAT)) {
      throw new CatalogueFormatException(
          1, "a catalogue begins with format = " + FORMAT + " and nothing else", null);
    }
  }

  private CatalogueFormatException refuse(String message) {
    return new CatalogueFormatException(number, message, null);
  }

  private static String withoutByteOrderMark(String line) {
    return line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
  }
}
