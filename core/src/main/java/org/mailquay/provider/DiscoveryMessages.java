package org.mailquay.provider;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The sentences of discovery, from the resource bundle beside this class. */
final class DiscoveryMessages {

  private static final String BUNDLE = "org.mailquay.provider.DiscoveryMessages";

  private DiscoveryMessages() {}

  static String format(Locale locale, String key, Object... arguments) {
    return new MessageFormat(bundle(locale).getString(key), locale).format(arguments);
  }

  /** Without the last check, an unknown language would be answered in the language of the JVM. */
  static ResourceBundle bundle(Locale locale) {
    ResourceBundle bundle = ResourceBundle.getBundle(BUNDLE, locale);
    return bundle.getLocale().getLanguage().equals(locale.getLanguage())
        ? bundle
        : ResourceBundle.getBundle(BUNDLE, Locale.ROOT);
  }
}
