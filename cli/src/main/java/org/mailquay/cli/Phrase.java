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
  NO_ENCRYPTION("no encryption", "keine Verschlüsselung"),
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

  TESTING("Testing %s", "Test von %s"),
  LOGIN_AS(", login as %s", ", Anmeldung als %s"),
  TEST_PASSED(
      "It works: the server takes mail with these settings. No mail was sent.",
      "Es geht: Der Server nimmt Mail mit diesen Einstellungen an. Es wurde keine gesendet."),
  TEST_SENT(
      "It works: the server has accepted the test mail.",
      "Es geht: Der Server hat die Testmail angenommen."),
  TEST_CANCELLED("The test was stopped.", "Der Test wurde abgebrochen."),
  FAILED_HERE("failed here", "hier gescheitert"),
  LOOKING_FOR_OTHERS("looking for what would work", "es wird gesucht, was ginge"),
  WOULD_WORK("What would probably work instead:", "Was stattdessen wohl geht:"),
  SERVER_AND_PORT("Server %s, port ", "Server %s, Port "),
  CERTIFICATE_ENDS_SOON(
      "The server's certificate ends within three weeks.",
      "Das Zertifikat des Servers läuft in weniger als drei Wochen ab."),
  OLD_TLS(
      "The server's encryption is of an old version that is not safe any more.",
      "Die Verschlüsselung des Servers ist veraltet und nicht mehr sicher."),
  WEAK_CIPHER(
      "The server's encryption is weak: what is recorded today may be read one day.",
      "Die Verschlüsselung des Servers ist schwach: Mitgeschnittenes lässt sich vielleicht später"
          + " lesen."),
  NOTHING_ENCRYPTED(
      "Nothing is encrypted: everyone on the way can read the mails.",
      "Nichts ist verschlüsselt: Jeder auf dem Weg kann die Mails lesen."),

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
