package org.mailquay.provider;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a user has to do before the first mail, by the code of the language. {@code {name}} stands
 * for the provider's name, so that providers can share a sentence.
 */
record Preparation(Map<String, String> sentences) {

  static final String ENGLISH = "en";

  private static final String NAME = "{name}";

  Preparation {
    sentences = Map.copyOf(sentences);
    if (!sentences.containsKey(ENGLISH)) {
      throw new IllegalArgumentException("a preparation needs a sentence in English");
    }
  }

  static Preparation none() {
    return new Preparation(
        Map.of(
            ENGLISH,
            "There is nothing to prepare at " + NAME + ".",
            "de",
            "Bei " + NAME + " ist nichts vorzubereiten."));
  }

  Preparation with(String language, String sentence) {
    Map<String, String> more = new LinkedHashMap<>(sentences);
    more.put(language, sentence);
    return new Preparation(more);
  }

  /** Returns {@code true} for two or three lower-case letters (RFC 5646 §2.1). */
  static boolean isLanguage(String code) {
    boolean isLanguage = code.length() == 2 || code.length() == 3;
    for (int i = 0; i < code.length(); i++) {
      isLanguage &= code.charAt(i) >= 'a' && code.charAt(i) <= 'z';
    }
    return isLanguage;
  }

  /** Returns the sentence in that language; in English where there is none. */
  String in(Locale locale, String name) {
    String english = sentences.getOrDefault(ENGLISH, "");
    return sentences.getOrDefault(locale.getLanguage(), english).replace(NAME, name);
  }
}
