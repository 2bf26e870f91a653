package org.mailquay.diagnosis.internal;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of reports and test mails in the user's language; English where there is no other. */
public final class ReportWords {

  static final String BUNDLE = "org.mailquay.diagnosis.ConnectionReport";

  private final Locale locale;
  private final ResourceBundle bundle;

  private ReportWords(Locale locale, ResourceBundle bundle) {
    this.locale = locale;
    this.bundle = bundle;
  }

  /** Returns the words of a language. */
  public static ReportWords in(Locale locale) {
    ResourceBundle bundle = ResourceBundle.getBundle(BUNDLE, locale);
    // without this, an unknown language would be answered in the language of the JVM
    boolean found = bundle.getLocale().getLanguage().equals(locale.getLanguage());
    return found
        ? new ReportWords(locale, bundle)
        : new ReportWords(Locale.ENGLISH, ResourceBundle.getBundle(BUNDLE, Locale.ROOT));
  }

  /** Returns the language of these words. */
  Locale locale() {
    return locale;
  }

  /** Returns words without arguments. */
  public String of(String key) {
    return format(key);
  }

  /** Returns words with their arguments. */
  public String format(String key, Object... arguments) {
    return new MessageFormat(bundle.getString(key), locale).format(arguments);
  }
}
