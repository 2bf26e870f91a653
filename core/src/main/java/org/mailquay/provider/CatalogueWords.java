package org.mailquay.provider;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.mailquay.settings.Encryption;
import org.mailquay.settings.SendingLimits;
import org.mailquay.validation.UsernameForm;

/** The words that stand for values in a catalogue's text. */
final class CatalogueWords {

  private CatalogueWords() {}

  static ProviderKind kind(CatalogueLine line) {
    return switch (line.value()) {
      case "mailbox" -> ProviderKind.MAILBOX;
      case "hosting" -> ProviderKind.HOSTING;
      case "transactional" -> ProviderKind.TRANSACTIONAL;
      case "relay" -> ProviderKind.RELAY;
      case "testing" -> ProviderKind.TESTING;
      default ->
          throw refuse(line, line.value(), "mailbox, hosting, transactional, relay, testing");
    };
  }

  static ProviderStatus status(CatalogueLine line) {
    return switch (line.value()) {
      case "works" -> ProviderStatus.WORKS;
      case "needs-preparation" -> ProviderStatus.NEEDS_PREPARATION;
      case "oauth-only" -> ProviderStatus.OAUTH_ONLY;
      case "no-smtp" -> ProviderStatus.NO_SMTP;
      default -> throw refuse(line, line.value(), "works, needs-preparation, oauth-only, no-smtp");
    };
  }

  static LoginKind login(CatalogueLine line, String word) {
    return switch (word) {
      case "password" -> LoginKind.PASSWORD;
      case "app-password" -> LoginKind.APP_PASSWORD;
      case "oauth2" -> LoginKind.OAUTH2;
      default -> throw refuse(line, word, "password, app-password, oauth2");
    };
  }

  static PasswordForm passwordForm(CatalogueLine line) {
    return switch (line.value()) {
      case "any" -> PasswordForm.ANY;
      case "google-app-password" -> PasswordForm.GOOGLE_APP_PASSWORD;
      default -> throw refuse(line, line.value(), "any, google-app-password");
    };
  }

  /** Plain text is no choice: no catalogue recommends to send a password unprotected. */
  static Encryption encryption(CatalogueLine line, String word) {
    return switch (word) {
      case "implicit-tls" -> Encryption.IMPLICIT_TLS;
      case "starttls" -> Encryption.STARTTLS;
      default -> throw refuse(line, word, "implicit-tls, starttls");
    };
  }

  static UsernameForm usernameForm(CatalogueLine line) {
    List<String> words = line.words(1, 2);
    if (words.get(0).equals("fixed") && words.size() == 2) {
      return UsernameForm.fixed(words.get(1));
    }
    return switch (line.value()) {
      case "full-address" -> UsernameForm.fullAddress();
      case "local-part" -> UsernameForm.localPart();
      case "any" -> UsernameForm.any();
      default -> throw refuse(line, line.value(), "full-address, local-part, any, fixed WORD");
    };
  }

  static SendingLimits limit(SendingLimits limits, CatalogueLine line) {
    List<String> words = line.words(2, 2);
    int number = Integer.parseInt(words.get(1));
    return switch (words.get(0)) {
      case "messages-per-minute" -> limits.withMessagesPerMinute(number);
      case "messages-per-day" -> limits.withMessagesPerDay(number);
      case "recipients-per-day" -> limits.withRecipientsPerDay(number);
      case "connections" -> limits.withConnections(number);
      default ->
          throw refuse(
              line,
              words.get(0),
              "messages-per-minute, messages-per-day, recipients-per-day, connections");
    };
  }

  static LoginChange change(CatalogueLine line) {
    List<String> words = line.words(2, 3);
    LoginChangeKind kind =
        switch (words.get(1)) {
          case "password-off-by-default" -> LoginChangeKind.PASSWORD_OFF_BY_DEFAULT;
          case "password-replaced" -> LoginChangeKind.PASSWORD_REPLACED;
          case "password-removed" -> LoginChangeKind.PASSWORD_REMOVED;
          default ->
              throw refuse(
                  line,
                  words.get(1),
                  "password-off-by-default, password-replaced, password-removed");
        };
    return new LoginChange(
        day(words.get(0)),
        kind,
        words.size() == 3 ? Optional.of(day(words.get(2))) : Optional.empty());
  }

  /** Without {@code DateTimeFormatter}, which takes longer to load than all providers to read. */
  static LocalDate day(String text) {
    if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
      throw new IllegalArgumentException("a day has the form 2026-12-31");
    }
    return LocalDate.of(
        Integer.parseInt(text.substring(0, 4)),
        Integer.parseInt(text.substring(5, 7)),
        Integer.parseInt(text.substring(8)));
  }

  private static CatalogueFormatException refuse(CatalogueLine line, String word, String allowed) {
    return line.refuse("\"" + word + "\" is not allowed; allowed: " + allowed);
  }
}
