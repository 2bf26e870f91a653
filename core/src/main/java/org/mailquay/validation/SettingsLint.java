package org.mailquay.validation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailquay.settings.EhloName;
import org.mailquay.settings.EmailAddress;
import org.mailquay.settings.Encryption;
import org.mailquay.settings.Endpoint;
import org.mailquay.settings.Field;
import org.mailquay.settings.Port;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.settings.Timeouts;
import org.mailquay.settings.Violation;
import org.mailquay.settings.ViolationCode;

/**
 * Finds what is allowed in settings and will probably not work, or not be safe: the fields are each
 * right, and do not fit together.
 */
public final class SettingsLint {

  private SettingsLint() {}

  /** Returns warnings and hints, never an error. */
  public static List<Violation> check(SmtpSettings settings) {
    List<Violation> found = new ArrayList<>();
    checkPort(settings.endpoint(), found);
    checkEncryption(settings.endpoint(), found);
    checkLogin(settings, found);
    checkTimeouts(settings.timeouts(), found);
    settings
        .ehloName()
        .map(EhloName::value)
        .ifPresent(name -> found.addAll(EhloName.check(name).violations()));
    return List.copyOf(found);
  }

  private static void checkPort(Endpoint endpoint, List<Violation> found) {
    found.addAll(Port.check(Integer.toString(endpoint.port().value())).violations());
    Optional<Encryption> customary = customary(endpoint);
    if (customary.isPresent() && customary.get() != endpoint.encryption()) {
      found.add(
          Violation.of(
              Field.PORT,
              ViolationCode.PORT_CONTRADICTS_ENCRYPTION,
              Integer.toString(endpoint.port().value()),
              endpoint.encryption().toString(),
              customary.get().toString()));
    }
  }

  private static Optional<Encryption> customary(Endpoint endpoint) {
    Port port = endpoint.port();
    if (port.equals(Port.SUBMISSIONS)) {
      return Optional.of(Encryption.IMPLICIT_TLS);
    }
    // port 25 is spoken with STARTTLS and without, never with implicit TLS
    boolean implicitOn25 =
        port.equals(Port.SMTP) && endpoint.encryption() == Encryption.IMPLICIT_TLS;
    return port.equals(Port.SUBMISSION) || implicitOn25
        ? Optional.of(Encryption.STARTTLS)
        : Optional.empty();
  }

  private static void checkEncryption(Endpoint endpoint, List<Violation> found) {
    if (!endpoint.encryption().isEncrypted()) {
      found.add(Violation.of(Field.ENCRYPTION, ViolationCode.PLAINTEXT));
    }
  }

  private static void checkLogin(SmtpSettings settings, List<Violation> found) {
    Optional<String> login = settings.authentication().loginName();
    if (login.isEmpty()) {
      found.add(Violation.of(Field.AUTHENTICATION, ViolationCode.NO_LOGIN));
      return;
    }
    EmailAddress.check(login.get())
        .value()
        .ifPresent(name -> checkSender(name, settings.sender().address(), found));
  }

  private static void checkSender(EmailAddress login, EmailAddress sender, List<Violation> found) {
    if (login.equals(sender)) {
      return;
    }
    if (GmailAddress.sameMailbox(login, sender)) {
      found.add(
          Violation.of(
              Field.SENDER, ViolationCode.SAME_GMAIL_MAILBOX, sender.toString(), login.toString()));
    } else if (!domain(login).equals(domain(sender))) {
      found.add(
          Violation.of(
              Field.SENDER,
              ViolationCode.SENDER_DOMAIN_DIFFERS_FROM_LOGIN,
              sender.toString(),
              login.toString()));
    }
  }

  /** For Gmail's two names of one domain, the normalised one. */
  private static String domain(EmailAddress address) {
    return GmailAddress.normalize(address).asciiDomain();
  }

  private static void checkTimeouts(Timeouts timeouts, List<Violation> found) {
    Duration longest =
        Stream.of(timeouts.connect(), timeouts.greeting(), timeouts.command(), timeouts.data())
            .max(Duration::compareTo)
            .orElseThrow();
    if (timeouts.total().compareTo(longest) < 0) {
      found.add(
          Violation.of(
              Field.TIMEOUTS,
              ViolationCode.TIMEOUT_TOTAL_TOO_SHORT,
              timeouts.total().toString(),
              longest.toString()));
    }
  }
}
