package org.mailquay.settings;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Turns violations into sentences from the resource bundle beside this class. In every text {0} is
 * the name of the field in the user's language, {1} and on are the violation's arguments.
 */
final class ViolationMessages {

  private static final String BUNDLE = "org.mailquay.settings.ViolationMessages";

  private ViolationMessages() {}

  static String format(Violation violation, Locale locale) {
    ResourceBundle bundle = bundle(locale);
    List<Object> arguments = new ArrayList<>();
    arguments.add(bundle.getString("field." + violation.field().key()));
    arguments.addAll(violation.arguments());
    String pattern = bundle.getString(violation.code().name());
    return new MessageFormat(pattern, locale).format(arguments.toArray());
  }

  /** Without the last check, an unknown language would be answered in the language of the JVM. */
  static ResourceBundle bundle(Locale locale) {
    ResourceBundle bundle = ResourceBundle.getBundle(BUNDLE, locale);
    return bundle.getLocale().getLanguage().equals(locale.getLanguage())
        ? bundle
        : ResourceBundle.getBundle(BUNDLE, Locale.ROOT);
  }
}
