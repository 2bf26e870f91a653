package org.mailquay.provider;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the lines of a part of a catalogue's text. Works on bytes: UTF-8 writes nothing but
 * ASCII in bytes below 128, and only what is asked for has to become text.
 */
final class CatalogueLines {

  private final byte[] text;
  private final int end;
  private int position;
  private int number;

  /**
   * Creates a cursor before a line.
   *
   * @param number of that line
   */
  CatalogueLines(byte[] text, int begin, int end, int number) {
    this.text = text;
    this.end = end;
    position = begin;
    this.number = number - 1;
  }

  /** Returns the next line that is neither empty nor a comment; null at the end. */
  @Nullable CatalogueLine next() {
    while (position < end) {
      int begin = position;
      int lineEnd = endOfLine(text, begin, end);
      position = lineEnd + 1;
      number++;
      int first = skipBlanks(begin, lineEnd);
      if (first < lineEnd && text[first] != '#') {
        return pair(first, lineEnd);
      }
    }
    return null;
  }

  static int endOfLine(byte[] text, int begin, int end) {
    int i = begin;
    while (i < end && text[i] != '\n') {
      i++;
    }
    return i;
  }

  private int skipBlanks(int begin, int lineEnd) {
    int i = begin;
    while (i < lineEnd && (text[i] == ' ' || text[i] == '\t' || text[i] == '\r')) {
      i++;
    }
    return i;
  }

  private CatalogueLine pair(int begin, int lineEnd) {
    int equal = begin;
    while (equal < lineEnd && text[equal] != '=') {
      equal++;
    }
    String key = decode(begin, equal);
    if (equal == lineEnd || key.isEmpty()) {
      throw refuse("a line has the form key = value, or begins with # or [");
    }
    String value = decode(equal + 1, lineEnd);
    if (value.isEmpty()) {
      throw refuse(key + " has no value; leave the line out instead");
    }
    return new CatalogueLine(number, key, value);
  }

  private String decode(int begin, int to) {
    return new String(text, begin, to - begin, StandardCharsets.UTF_8).strip();
  }

  private CatalogueFormatException refuse(String message) {
    return new CatalogueFormatException(number, message, null);
  }
}
