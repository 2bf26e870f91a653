package org.mailquay.provider;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a user has to do before the first mail, by the code of the language. {@code {name}} stands
 * for the provider's name, so that providers can share a sentence.
 */
record Preparation(Map<String, String> sentences) {

  private static final String NAME = "{name}";

  Preparation {
    sentences = Map.copyOf(sentences);
    if (!sentences.containsKey(Locale.ENGLISH.getLanguage())) {
      throw new IllegalArgumentException("a preparation needs a sentence in English");
    }
  }

  static Preparation none() {
    return new Preparation(
        Map.of(
            "en", "There is nothing to prepare at " + NAME + ".",
            "de", "Bei " + NAME + " ist nichts vorzubereiten."));
  }

  Preparation with(String language, String sentence) {
    Map<String, String> more = new LinkedHashMap<>(sentences);
    more.put(language, sentence);
    return new Preparation(more);
  }

  /** Returns the sentence in that language; in English where there is none. */
  String in(Locale locale, String name) {
    String english = sentences.getOrDefault(Locale.ENGLISH.getLanguage(), "");
    return sentences.getOrDefault(locale.getLanguage(), english).replace(NAME, name);
  }
}
