package org.mailquay.cli;

import java.util.Locale;

/** The program's own words, in the languages that the library's advice is written in. */
enum Phrase {
  SERVER_SAID("The server's words:", "Die Worte des Servers:"),
  WHAT_TO_DO("What to do:", "Was zu tun ist:"),
  FOR_ADMINISTRATOR("For the administrator: ", "Für den Administrator: "),
  MORE("More about it: ", "Mehr dazu: "),
  CAUSE("Cause: ", "Ursache: "),
  ALSO_POSSIBLE("also possible: ", "auch möglich: "),
  SURE("sure", "sicher"),
  LIKELY("likely", "wahrscheinlich"),
  A_GUESS("a guess", "eine Vermutung"),

  PROVIDER("Provider", "Anbieter"),
  SERVER("Server", "Server"),
  PORT("Port", "Port"),
  ENCRYPTION("Encryption", "Verschlüsselung"),
  NO_ENCRYPTION("none", "keine"),
  USER_NAME("User name", "Benutzername"),
  LOGIN("Login", "Anmeldung"),
  FOUND_IN("Found in", "Gefunden in"),
  LIMITS("Limits", "Grenzen"),
  PREPARE("Before the first mail", "Vor der ersten Mail"),
  NO_SERVER("No server for sending is known for %s.", "Für %s ist kein Server zum Senden bekannt."),
  NO_SMTP(
      "Other programs cannot send through %s.", "Über %s können andere Programme nicht senden."),
  WHERE_LOOKED("Where it was looked for:", "Wo gesucht wurde:"),
  PLEASE_CONFIRM("Please check", "Bitte prüfen"),
  WHOLE_ADDRESS("the whole address", "die ganze Adresse"),
  BEFORE_AT("what stands before the @", "was vor dem @ steht"),
  GIVEN_BY_PROVIDER("given by the provider", "vom Anbieter vergeben"),
  PASSWORD("password", "Passwort"),
  APP_PASSWORD("app password", "App-Passwort"),
  SIGN_IN("sign-in in the browser", "Anmeldung im Browser"),
  WORKS("works", "geht"),
  NEEDS_PREPARATION("needs preparation", "mit Vorbereitung"),
  SIGN_IN_ONLY("sign-in only", "nur Browser"),
  NO_SENDING("no SMTP", "kein SMTP"),
  MAILS_A_DAY("mails a day", "Mails am Tag"),

  VALID("valid", "gültig"),
  NOT_VALID("not valid", "ungültig"),
  NORMALIZED("compared as %s", "verglichen als %s"),

  SENDING("Sending", "Wird gesendet:"),
  MAIL_ACCEPTED("The server has accepted the mail.", "Der Server hat die Mail angenommen."),
  MAIL_NOT_SENT("The mail was not sent.", "Die Mail wurde nicht gesendet."),
  MAIL_UNKNOWN(
      "The mail was sent, but the server's answer is missing. Please ask whether it arrived before"
          + " you send it again.",
      "Die Mail wurde gesendet, aber die Antwort des Servers fehlt. Bitte fragen Sie nach, ob sie"
          + " angekommen ist, bevor Sie sie noch einmal senden."),
  INTERRUPTED("Stopped.", "Abgebrochen."),
  ACCEPTED("accepted", "angenommen"),
  REJECTED("refused", "abgelehnt"),
  NOT_SENT("not sent", "nicht gesendet"),
  UNKNOWN_OUTCOME("nobody knows whether it arrived", "niemand weiß, ob sie angekommen ist"),

  ASK_PASSWORD("Password for %s: ", "Passwort für %s: ");

  private final String english;
  private final String german;

  Phrase(String english, String german) {
    this.english = english;
    this.german = german;
  }

  /** Returns the words in that language; English where there is no other. */
  String in(Locale locale) {
    return locale.getLanguage().equals("de") ? german : english;
  }

  /** Returns the words with a text in the place of {@code %s}. */
  String in(Locale locale, String text) {
    return in(locale).replace("%s", text);
  }
}
