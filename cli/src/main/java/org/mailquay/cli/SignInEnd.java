package org.mailquay.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailquay.oauth.TokenFailureKind;

/** How a sign-in can end that no server had anything to say about, and what to do then. */
enum SignInEnd {
  DECLINED(
      "Somebody has said no on the page of the sign-in.",
      "Auf der Seite der Anmeldung hat jemand abgelehnt.",
      "Start the command again.\n"
          + "Sign in with the account that owns the mailbox, and agree to what is asked.",
      "Starten Sie den Befehl noch einmal.\n"
          + "Melden Sie sich mit dem Konto an, dem das Postfach gehört, und stimmen Sie zu."),
  TIMED_OUT(
      "The sign-in was not finished in time.",
      "Die Anmeldung wurde nicht rechtzeitig beendet.",
      "Start the command again, and finish the sign-in on the page that it names.\n"
          + "If more time is needed, give it with --timeout.",
      "Starten Sie den Befehl noch einmal, und beenden Sie die Anmeldung auf der Seite, die er"
          + " nennt.\n"
          + "Wenn mehr Zeit nötig ist, geben Sie sie mit --timeout."),
  UNAVAILABLE(
      "The server of the sign-in does not answer.",
      "Der Server der Anmeldung antwortet nicht.",
      "Check that this computer reaches the internet, and whether a proxy or a firewall stands"
          + " in between.\n"
          + "Try again in some minutes.",
      "Prüfen Sie, ob dieser Rechner das Internet erreicht, und ob ein Proxy oder eine Firewall"
          + " dazwischen steht.\n"
          + "Versuchen Sie es in einigen Minuten noch einmal."),
  THROTTLED(
      "The server of the sign-in asks to wait.",
      "Der Server der Anmeldung bittet um Geduld.",
      "Wait some minutes, and start the command again.",
      "Warten Sie einige Minuten, und starten Sie den Befehl noch einmal."),
  STORE_FAILED(
      "What was to be taken over or kept could not be read or written.",
      "Was übernommen oder aufgehoben werden sollte, ließ sich nicht lesen oder schreiben.",
      "Check the passphrase and the file.\n" + "Export the sign-in once more, or sign in again.",
      "Prüfen Sie die Passphrase und die Datei.\n"
          + "Exportieren Sie die Anmeldung noch einmal, oder melden Sie sich neu an.");

  private final String english;
  private final String german;
  private final String englishSteps;
  private final String germanSteps;

  SignInEnd(String english, String german, String englishSteps, String germanSteps) {
    this.english = english;
    this.german = german;
    this.englishSteps = englishSteps;
    this.germanSteps = germanSteps;
  }

  /** Returns the end of that kind; empty for what the rules of the library explain. */
  static Optional<SignInEnd> of(TokenFailureKind kind) {
    return Arrays.stream(values()).filter(end -> end.name().equals(kind.name())).findFirst();
  }

  /** Returns what has happened. */
  String title(Locale locale) {
    return locale.getLanguage().equals("de") ? german : english;
  }

  /** Returns what to do, one thing after the other. */
  List<String> steps(Locale locale) {
    return (locale.getLanguage().equals("de") ? germanSteps : englishSteps).lines().toList();
  }
}
