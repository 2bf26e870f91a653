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
  TEST_MAIL_UNKNOWN(
      "The test mail was on its way: nobody knows whether it arrived.",
      "Die Testmail war unterwegs: Niemand weiß, ob sie angekommen ist."),
  NO_TEST_MAIL("No mail was sent.", "Es wurde keine Mail gesendet."),
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

  ASK_PASSWORD("Password for %s: ", "Passwort für %s: "),
  ASK_PASSPHRASE("Passphrase of %s: ", "Passphrase von %s: "),
  ASK_NEW_PASSPHRASE("New passphrase for %s: ", "Neue Passphrase für %s: "),
  ASK_AGAIN("Once more: ", "Noch einmal: "),
  ASK_BUNDLE_PASSPHRASE("Passphrase of the bundle: ", "Passphrase des Pakets: "),
  ASK_NEW_BUNDLE_PASSPHRASE("New passphrase for the bundle: ", "Neue Passphrase für das Paket: "),

  SIGNING_IN("Signing in with %s", "Anmeldung bei %s"),
  BROWSER_OPENS(
      "The browser opens. If it does not, open this address in it, on this computer:",
      "Der Browser wird geöffnet. Falls nicht, öffnen Sie darin diese Adresse, auf diesem"
          + " Rechner:"),
  OPEN_IN_BROWSER(
      "Open this address in a browser on this computer, and sign in:",
      "Öffnen Sie diese Adresse in einem Browser auf diesem Rechner, und melden Sie sich an:"),
  WAITING_UNTIL("Waiting until %s. Ctrl-C stops.", "Es wird bis %s gewartet. Strg-C bricht ab."),
  OPEN_ANYWHERE(
      "Open this page on any device, a phone for instance:",
      "Öffnen Sie diese Seite auf irgendeinem Gerät, zum Beispiel einem Handy:"),
  TYPE_CODE("Type in this code there:", "Geben Sie dort diesen Code ein:"),
  WITHOUT_BLANKS("(without the blanks)", "(ohne die Leerzeichen)"),
  SIGN_IN_AND_AGREE(
      "Sign in with the account that owns the mailbox, and agree.",
      "Melden Sie sich mit dem Konto an, dem das Postfach gehört, und stimmen Sie zu."),
  CODE_GOOD_UNTIL(
      "The code is good until %s. Waiting; Ctrl-C stops.",
      "Der Code gilt bis %s. Es wird gewartet; Strg-C bricht ab."),
  EXCHANGING("The browser is back.", "Der Browser hat geantwortet."),
  SIGNED_IN("Signed in as %s.", "Angemeldet als %s."),
  KEPT_IN(
      "The sign-in is kept in %s and renews itself.",
      "Die Anmeldung liegt in %s und erneuert sich selbst."),
  TRY_IT("Try it:", "Zum Ausprobieren:"),
  NOT_SIGNED_IN("The sign-in did not succeed.", "Die Anmeldung ist nicht gelungen."),
  NOBODY_SIGNED_IN("Nobody is signed in.", "Niemand ist angemeldet."),
  CODES("Codes: ", "Codes: "),
  SIGNED_OUT("%s is signed out.", "%s ist abgemeldet."),
  EXPORTED(
      "The sign-in is packed in %s. Carry it over, import it there with 'mailquay login ..."
          + " --import', and delete the file.",
      "Die Anmeldung liegt verpackt in %s. Übertragen Sie die Datei, importieren Sie sie dort mit"
          + " 'mailquay login ... --import', und löschen Sie sie."),
  STATE("State", "Zustand"),
  DIES_UNUSED("Unused until", "Ungenutzt bis"),
  HEALTH_GOOD("works", "geht"),
  HEALTH_ENDS_SOON("ends soon unless it is used", "endet bald, wenn sie nicht benutzt wird"),
  HEALTH_ENDED("has ended: sign in again", "ist zu Ende: bitte neu anmelden"),
  NO_DEVICE_CODE(
      "Google does not let mail be granted with a code on another device.",
      "Google erlaubt das Senden von Mail nicht mit einem Code auf einem anderen Gerät."),
  WHAT_WORKS("What works:", "Was geht:"),
  DEVICE_CODE_BROWSER(
      "On a computer with a browser, sign in: the same command without --device-code.",
      "Melden Sie sich auf einem Rechner mit Browser an: derselbe Befehl ohne --device-code."),
  DEVICE_CODE_EXPORT(
      "Pack the sign-in there: mailquay login export ADDRESS --store FILE --out bundle.txt",
      "Verpacken Sie die Anmeldung dort: mailquay login export ADDRESS --store FILE --out"
          + " bundle.txt"),
  DEVICE_CODE_IMPORT(
      "Take it over here: the same command with --import bundle.txt in the place of"
          + " --device-code.",
      "Übernehmen Sie sie hier: derselbe Befehl mit --import bundle.txt anstelle von"
          + " --device-code."),
  DEVICE_CODE_OTHER(
      "Without a sign-in: an app password (with 2-step verification), or in a Workspace a service"
          + " account.",
      "Ohne Anmeldung: ein App-Passwort (mit Bestätigung in zwei Schritten), oder in einem Workspace"
          + " ein Dienstkonto.");

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
