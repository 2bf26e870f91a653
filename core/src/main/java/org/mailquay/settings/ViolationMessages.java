package org.mailquay.settings;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/**
 * Turns violations into sentences from the resource bundle beside this class. In every text {0} is
 * the name of the field in the user's language, {1} and on are the violation's arguments.
 */
final class ViolationMessages {

  private static final String BUNDLE = "org.mailquay.settings.ViolationMessages";

  /** The codes with an argument that has a word in the bundle, and the prefix of its key. */
  private static final Map<ViolationCode, String> NAMED =
      Map.of(ViolationCode.TIMEOUT_RANGE, "timeout.", ViolationCode.LIMIT_RANGE, "limit.");

  private ViolationMessages() {}

  static String format(Violation violation, Locale locale) {
    ResourceBundle bundle = bundle(locale);
    List<Object> arguments = new ArrayList<>();
    arguments.add(bundle.getString("field." + violation.field().key()));
    arguments.addAll(shown(violation, bundle));
    String pattern = bundle.getString(violation.code().name());
    return new MessageFormat(pattern, locale).format(arguments.toArray());
  }

  private static List<String> shown(Violation violation, ResourceBundle bundle) {
    String prefix = NAMED.get(violation.code());
    return prefix == null
        ? violation.arguments()
        : violation.arguments().stream().map(name -> word(prefix + name, name, bundle)).toList();
  }

  private static String word(String key, String fallback, ResourceBundle bundle) {
    return bundle.containsKey(key) ? bundle.getString(key) : fallback;
  }

  /** Without the last check, an unknown language would be answered in the language of the JVM. */
  static ResourceBundle bundle(Locale locale) {
    ResourceBundle bundle = ResourceBundle.getBundle(BUNDLE, locale);
    return bundle.getLocale().getLanguage().equals(locale.getLanguage())
        ? bundle
        : ResourceBundle.getBundle(BUNDLE, Locale.ROOT);
  }
}
