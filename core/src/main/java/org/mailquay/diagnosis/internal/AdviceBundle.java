package org.mailquay.diagnosis.internal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/**
 * The texts of one language. Read as plain properties: what {@link java.util.ResourceBundle} does
 * to find a file is most of the work of a first answer.
 */
final class AdviceBundle {

  private final Properties texts;

  private AdviceBundle(Properties texts) {
    this.texts = texts;
  }

  /** Returns the texts in that language, or in English where there are none. */
  static AdviceBundle of(Locale locale) {
    return locale.getLanguage().equals(Locale.GERMAN.getLanguage())
        ? German.BUNDLE
        : English.BUNDLE;
  }

  /** Returns a text as it is written. */
  Optional<String> find(String key) {
    return Optional.ofNullable(texts.getProperty(key));
  }

  private static AdviceBundle read(String name) {
    try (InputStream in =
        AdviceBundle.class.getResourceAsStream("/org/mailquay/diagnosis/" + name)) {
      if (in == null) {
        throw new FileNotFoundException(name);
      }
      Properties texts = new Properties();
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return new AdviceBundle(texts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Read when the class is first used, once (JLS §12.4.2). */
  private static final class English {
    static final AdviceBundle BUNDLE = read("Advice.properties");
  }

  /** Read when the class is first used, once. */
  private static final class German {
    static final AdviceBundle BUNDLE = read("Advice_de.properties");
  }
}
