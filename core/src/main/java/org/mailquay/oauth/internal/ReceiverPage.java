package org.mailquay.oauth.internal;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/** The page that the user sees when the browser comes back. It repeats nothing it was sent. */
final class ReceiverPage {

  private static final String BUNDLE = "org.mailquay.oauth.internal.ReceiverPage";

  /** Light or dark, as the user's system is. */
  private static final String STYLE =
      ":root{color-scheme:light dark}"
          + "body{margin:0;min-height:100vh;display:grid;place-items:center;"
          + "font:1.125rem/1.5 system-ui,sans-serif;background:#f2f4f7;color:#1d2430}"
          + "main{box-sizing:border-box;width:min(28rem,92vw);padding:2.5rem;text-align:center;"
          + "background:#fff;border-radius:.75rem;box-shadow:0 1px 8px #1d243026}"
          + "svg{width:3.5rem;height:3.5rem}h1{font-size:1.5rem;margin:.75rem 0}p{margin:0}"
          + "@media(prefers-color-scheme:dark){body{background:#14181f;color:#e8ebf0}"
          + "main{background:#1f2530}}";

  private static final String TICK = icon("#1a7f4b", "M16 29l9 9 18-20");
  private static final String CROSS = icon("#b3372b", "M19 19l20 20M39 19L19 39");

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
    String title = words.getString(key + ".title");
    return "<!doctype html><html lang=\""
        + locale.toLanguageTag()
        + "\"><meta charset=\"utf-8\">"
        + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>"
        + title
        + "</title><style>"
        + STYLE
        + "</style><main>"
        + (success ? TICK : CROSS)
        + "<h1>"
        + title
        + "</h1><p>"
        + words.getString(key + ".text")
        + "</main></html>";
  }

  private static String icon(String colour, String line) {
    return "<svg viewBox=\"0 0 58 58\" aria-hidden=\"true\"><circle cx=\"29\" cy=\"29\" r=\"29\""
        + " fill=\""
        + colour
        + "\"/><path d=\""
        + line
        + "\" fill=\"none\" stroke=\"#fff\" stroke-width=\"5\" stroke-linecap=\"round\"/></svg>";
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
