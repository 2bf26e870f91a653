package org.mailquay.provider;

import org.jspecify.annotations.Nullable;

/**
 * A line {@code key = value} of a catalogue's text.
 *
 * @param number counted from 1
 */
record CatalogueLine(int number, String key, String value) {

  /** Returns the words of the value, at least one. */
  String[] words() {
    return value.split(" +", -1);
  }

  /** Returns the words of the value, of which there must be so many. */
  String[] words(int least, int most) {
    String[] words = words();
    if (words.length < least || words.length > most) {
      throw refuse(key + " has " + least + " to " + most + " words, not " + words.length);
    }
    return words;
  }

  CatalogueFormatException refuse(String message) {
    return refuse(message, null);
  }

  CatalogueFormatException refuse(String message, @Nullable Throwable cause) {
    return new CatalogueFormatException(number, message, cause);
  }
}
