package org.mailquay.cli;

import java.util.Locale;

/** What is wrong with a use of the program, and what stands in the way of a right one. */
enum Wrong {
  ALL_OPTIONS("All options: %s --help", "Alle Optionen: %s --help"),
  PERHAPS("; perhaps %s?", "; vielleicht %s?"),
  NO_COMMAND("a command is missing", "es fehlt ein Befehl"),
  UNKNOWN("%s: there is no such option or command", "%s: So eine Option gibt es nicht"),
  MISSING("%s is missing", "%s fehlt"),
  NEEDS_VALUE("%s needs a value", "%s braucht einen Wert"),
  BAD_VALUE("%s: '%s' is none of %s", "%s: '%s' ist keins von %s"),
  NO_NUMBER("%s: '%s' is not a number", "%s: '%s' ist keine Zahl"),
  LANGUAGE("--lang is en or de, not '%s'", "--lang ist en oder de, nicht '%s'"),
  NO_TEXT(
      "a text is missing: give it, or pipe it in",
      "es fehlt ein Text: als Argument oder über die Standardeingabe"),
  EMPTY_TEXT(
      "a text is missing: standard input is empty",
      "es fehlt ein Text: Die Standardeingabe ist leer"),
  NO_INPUT("%s or --batch FILE is missing", "%s oder --batch FILE fehlt"),
  NO_ADDRESS("'%s' is no address and no domain", "'%s' ist weder eine Adresse noch eine Domain"),
  FOLDER("%s: %s is a folder", "%s: %s ist ein Ordner"),
  UNREADABLE("%s: %s cannot be read", "%s: %s lässt sich nicht lesen"),
  NO_VARIABLE(
      "%s: there is no variable of that name, or it is empty",
      "%s: So eine Umgebungsvariable gibt es nicht, oder sie ist leer"),
  EMPTY_INPUT("%s: standard input is empty", "%s: Die Standardeingabe ist leer"),
  BAD_TOKEN("%s: this is no access token: %s", "%s: Das ist kein Zugriffstoken: %s"),
  NEEDS_PASSWORD(
      "--user needs a password: name its variable with --password-env, or use --password-stdin",
      "--user braucht ein Passwort: Nennen Sie die Variable mit --password-env, oder nehmen Sie"
          + " --password-stdin"),
  ONE_IS_ENOUGH("%s and %s: one of them is enough", "%s und %s: Eins davon genügt"),
  SECONDS("%s is %s seconds, not %s", "%s ist %s Sekunden, nicht %s"),
  NO_HOST(
      "--host is missing, and no server is known for %s: ask the provider, or try 'mailquay detect"
          + " %s'",
      "--host fehlt, und für %s ist kein Server bekannt: Fragen Sie den Anbieter, oder versuchen"
          + " Sie 'mailquay detect %s'"),

  NO_STORE_FILE(
      "--store: there is no file %s: sign in first, with 'mailquay login microsoft' or 'mailquay"
          + " login google'",
      "--store: Es gibt keine Datei %s: Melden Sie sich zuerst an, mit 'mailquay login microsoft'"
          + " oder 'mailquay login google'"),
  NEEDS_PASSPHRASE(
      "--store needs its passphrase: name its variable with --passphrase-env, or use"
          + " --passphrase-stdin",
      "--store braucht die Passphrase: Nennen Sie die Variable mit --passphrase-env, oder nehmen"
          + " Sie --passphrase-stdin"),
  NEEDS_BUNDLE_PASSPHRASE(
      "the bundle needs its passphrase: name its variable with --bundle-passphrase-env",
      "das Paket braucht die Passphrase: Nennen Sie die Variable mit --bundle-passphrase-env"),
  SHORT_PASSPHRASE(
      "%s: a passphrase has at least %s characters",
      "%s: Eine Passphrase hat mindestens %s Zeichen"),
  PASSPHRASES_DIFFER(
      "the two passphrases differ: please start again",
      "Die beiden Passphrasen sind verschieden: Bitte noch einmal von vorn"),
  WRONG_PASSPHRASE(
      "--store: the passphrase does not open %s", "--store: Die Passphrase öffnet %s nicht"),
  DAMAGED_STORE(
      "--store: %s is damaged, or no file of sign-ins: put a copy back, or move it away and sign"
          + " in again",
      "--store: %s ist beschädigt oder keine Datei mit Anmeldungen: Legen Sie eine Kopie zurück,"
          + " oder räumen Sie sie weg und melden Sie sich neu an"),
  BUSY_STORE(
      "--store: another program has been using %s for too long: try again later",
      "--store: %s wird seit zu langer Zeit von einem anderen Programm benutzt: Versuchen Sie es"
          + " später noch einmal"),
  NO_ACCESS_TO_STORE(
      "--store: %s cannot be read or written: check its permissions and those of its folder",
      "--store: %s lässt sich nicht lesen oder schreiben: Prüfen Sie die Rechte der Datei und ihres"
          + " Ordners"),
  EMPTY_STORE(
      "--store: nobody is signed in there: sign in with 'mailquay login'",
      "--store: Dort ist niemand angemeldet: Melden Sie sich mit 'mailquay login' an"),
  NO_SUCH_ACCOUNT(
      "--account: nobody is signed in as %s; there is: %s",
      "--account: Als %s ist niemand angemeldet; es gibt: %s"),
  WHICH_ACCOUNT("--account is missing: name one of %s", "--account fehlt: Nennen Sie eins von %s"),
  OTHER_AUTHORIZATION_SERVER(
      "%s: only https, or http to 127.0.0.1", "%s: nur https, oder http zu 127.0.0.1"),
  NEEDS_CLIENT_SECRET(
      "--client-secret-env or --client-file is missing: Google gives a secret to desktop"
          + " applications too",
      "--client-secret-env oder --client-file fehlt: Google gibt auch Desktop-Anwendungen ein"
          + " Secret"),
  NO_CLIENT_FILE(
      "--client-file: %s is not the file that Google's console offers for a desktop application",
      "--client-file: %s ist nicht die Datei, die Googles Konsole für eine Desktop-Anwendung"
          + " anbietet"),
  BAD_VALUE_OF("%s: %s", "%s: %s"),
  HOURS("%s is %s hours, not %s", "%s ist %s Stunden, nicht %s"),
  NO_FILE("%s: there is no such file", "%s: So eine Datei gibt es nicht"),
  NOT_ALLOWED("%s: may not be read or written", "%s: darf nicht gelesen oder geschrieben werden"),
  INPUT_OUTPUT("cannot read or write: %s", "Lesen oder Schreiben geht nicht: %s"),
  EXISTS("%s: %s is there already", "%s: %s gibt es schon");

  private final String english;
  private final String german;

  Wrong(String english, String german) {
    this.english = english;
    this.german = german;
  }

  /** Returns the words with texts in the places of {@code %s}. */
  String in(Locale locale, Object... texts) {
    String words = locale.getLanguage().equals("de") ? german : english;
    return texts.length == 0 ? words : String.format(Locale.ROOT, words, texts);
  }
}
