package org.mailquay.provider;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Finds the sections of a catalogue's text, without looking at what is in them. */
final class CatalogueText {

  private static final String HEAD = "before its sections, a catalogue says format = 1 and no more";

  private final byte[] text;
  private final List<CatalogueSection> sections = new ArrayList<>();
  private String header = "";
  private int headerNumber;
  private int begin;

  private CatalogueText(byte[] text) {
    this.text = text;
    begin = hasByteOrderMark(text) ? 3 : 0;
  }

  /** Returns the sections of a text that begins with {@code format = 1}. */
  static List<CatalogueSection> sections(byte[] utf8) {
    CatalogueText text = new CatalogueText(utf8);
    text.read();
    return text.sections;
  }

  /** Line by line, for a fresh JVM compiles what is short and often called while it runs. */
  private void read() {
    int number = 1;
    int lineBegin = begin;
    while (lineBegin < text.length) {
      if (text[lineBegin] == '[') {
        close(lineBegin);
        open(number, lineBegin);
      }
      lineBegin = CatalogueLines.endOfLine(text, lineBegin, text.length) + 1;
      number++;
    }
    close(text.length);
  }

  private void open(int number, int position) {
    int end = CatalogueLines.endOfLine(text, position, text.length);
    String line = new String(text, position, end - position, StandardCharsets.UTF_8).strip();
    if (!line.endsWith("]")) {
      throw new CatalogueFormatException(number, "a section has the form [kind name]", null);
    }
    header = line.substring(1, line.length() - 1).strip();
    headerNumber = number;
    begin = Math.min(end + 1, text.length);
  }

  private void close(int end) {
    if (headerNumber == 0) {
      checkHead(end);
    } else {
      sections.add(new CatalogueSection(text, begin, end, headerNumber, header));
    }
  }

  private void checkHead(int end) {
    List<CatalogueLine> lines = new CatalogueSection(text, begin, end, 0, "").lines();
    if (lines.size() != 1
        || !lines.get(0).key().equals("format")
        || !lines.get(0).value().equals("1")) {
      int number = lines.isEmpty() ? 1 : lines.get(0).number();
      throw new CatalogueFormatException(number, HEAD, null);
    }
  }

  private static boolean hasByteOrderMark(byte[] text) {
    return text.length > 2
        && text[0] == (byte) 0xEF
        && text[1] == (byte) 0xBB
        && text[2] == (byte) 0xBF;
  }
}
