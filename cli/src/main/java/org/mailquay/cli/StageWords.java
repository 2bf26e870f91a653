package org.mailquay.cli;

import java.util.Locale;
import org.mailquay.smtp.Stage;

/** Names the steps for people who do not know SMTP. */
enum StageWords {
  VALIDATE("The settings", "Die Einstellungen"),
  RESOLVE("The server's name", "Der Name des Servers"),
  CONNECT("Reach the server", "Den Server erreichen"),
  TLS("Encrypt", "Verschlüsseln"),
  GREETING("The server's greeting", "Die Begrüßung des Servers"),
  EHLO("What the server offers", "Was der Server anbietet"),
  STARTTLS("Encrypt (STARTTLS)", "Verschlüsseln (STARTTLS)"),
  TOKEN("The sign-in", "Die Anmeldung im Browser"),
  AUTHENTICATE("Log in", "Anmelden"),
  SENDER("The sender", "Der Absender"),
  RECIPIENT("The recipient", "Der Empfänger"),
  MESSAGE("The test mail", "Die Testmail");

  private final String english;
  private final String german;

  StageWords(String english, String german) {
    this.english = english;
    this.german = german;
  }

  static StageWords of(Stage stage) {
    return valueOf(stage.name());
  }

  String in(Locale locale) {
    return locale.getLanguage().equals("de") ? german : english;
  }
}
