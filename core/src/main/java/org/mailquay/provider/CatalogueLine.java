package org.mailquay.provider;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line {@code key = value} of a catalogue's text.
 *
 * @param number counted from 1
 */
record CatalogueLine(int number, String key, String value) {

  /** Returns the words of the value, at least one. */
  List<String> words() {
    return words(value);
  }

  /** Returns the words of a text between its blanks. */
  static List<String> words(String value) {
    List<String> words = new ArrayList<>();
    int begin = 0;
    while (begin < value.length()) {
      int blank = value.indexOf(' ', begin);
      int end = blank < 0 ? value.length() : blank;
      if (end > begin) {
        words.add(value.substring(begin, end));
      }
      begin = end + 1;
    }
    return words;
  }

  /** Returns the words of the value, of which there must be so many. */
  List<String> words(int least, int most) {
    List<String> words = words();
    if (words.size() < least || words.size() > most) {
      String allowed = least == most ? "" + least : least + " or " + most;
      throw refuse("the number of words is " + words.size() + ", allowed: " + allowed);
    }
    return words;
  }

  CatalogueFormatException refuse(String message) {
    return refuse(message, null);
  }

  CatalogueFormatException refuse(String message, @Nullable Throwable cause) {
    return new CatalogueFormatException(number, key + ": " + message, cause);
  }
}
