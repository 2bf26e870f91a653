package org.mailquay.cli;

import java.util.List;
import java.util.Locale;
import org.mailquay.cli.terminal.Colour;
import org.mailquay.cli.terminal.Paragraph;
import org.mailquay.cli.terminal.Terminal;

/** Prints for people: paragraphs of 80 columns, in their language, with or without colours. */
record Page(Terminal terminal, Locale locale, boolean coloured) {

  String say(Phrase phrase) {
    return phrase.in(locale);
  }

  String say(Phrase phrase, String text) {
    return phrase.in(locale, text);
  }

  /** Returns the text in a colour, where there are any. */
  String in(Colour colour, String text) {
    return coloured ? colour.on(text) : text;
  }

  void gap() {
    terminal.line("");
  }

  void line(String text) {
    terminal.line(text);
  }

  void title(String text) {
    verdict(Colour.BOLD, text);
  }

  /** Prints a paragraph in a colour. */
  void verdict(Colour colour, String text) {
    terminal.line(in(colour, wrapped("", "", text)));
  }

  void paragraph(String text) {
    terminal.line(wrapped("", "", text));
  }

  /** Prints text of others, each line of it further to the right. */
  void quote(String text) {
    String lines = text.replace("\r\n", "\n").replace('\r', '\n').stripTrailing();
    for (String line : lines.split("\n", -1)) {
      terminal.line(wrapped("  ", "    ", line));
    }
  }

  void numbered(List<String> steps) {
    int number = 1;
    for (String step : steps) {
      item(number++, step);
    }
  }

  void item(int number, String text) {
    terminal.line(wrapped("  " + number + ". ", "     ", text));
  }

  void underItem(String text) {
    terminal.line(wrapped("     ", "     ", text));
  }

  /** Prints a name and what it has, in two columns. */
  void pair(String name, String value) {
    String first = String.format("  %-17s ", name);
    terminal.line(wrapped(first, " ".repeat(20), value));
  }

  private static String wrapped(String first, String indent, String text) {
    return Paragraph.wrap(first, indent, Paragraph.printable(text));
  }
}
