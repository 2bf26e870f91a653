package org.mailquay.oauth.internal;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/** The page that the user sees when the browser comes back. It repeats nothing it was sent. */
final class ReceiverPage {

  private static final String BUNDLE = "org.mailquay.oauth.internal.ReceiverPage";

  private final Locale locale;
  private final ResourceBundle words;

  ReceiverPage(Locale locale) {
    ResourceBundle found = ResourceBundle.getBundle(BUNDLE, locale);
    // an unknown language would be answered in the language of the JVM
    boolean asked = found.getLocale().getLanguage().equals(locale.getLanguage());
    this.words = asked ? found : ResourceBundle.getBundle(BUNDLE, Locale.ROOT);
    this.locale = asked ? found.getLocale() : Locale.ENGLISH;
  }

  String of(boolean success) {
    String key = success ? "done" : "refused";
    return "<!doctype html><html lang=\""
        + locale.toLanguageTag()
        + "\"><meta charset=\"utf-8\"><title>"
        + words.getString(key + ".title")
        + "</title><style>body{font-family:sans-serif;margin:4em auto;max-width:30em}</style><h1>"
        + words.getString(key + ".title")
        + "</h1><p>"
        + words.getString(key + ".text")
        + "</p></html>";
  }

  /** The address holds the code: it is not kept, not passed on, and the page runs nothing. */
  Map<String, String> headers() {
    return Map.of(
        "Content-Type", "text/html; charset=utf-8",
        "Cache-Control", "no-store",
        "Referrer-Policy", "no-referrer",
        "X-Content-Type-Options", "nosniff",
        "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'",
        "Connection", "close");
  }
}
