package org.mailquay.provider;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailquay.settings.Authentication;
import org.mailquay.settings.AuthenticationKind;
import org.mailquay.settings.EmailAddress;
import org.mailquay.settings.Endpoint;
import org.mailquay.settings.Field;
import org.mailquay.settings.Secret;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.settings.Violation;
import org.mailquay.settings.ViolationCode;
import org.mailquay.validation.PasswordPolicy;
import org.mailquay.validation.UsernameForm;

/**
 * Finds what a provider will probably refuse, now or from a date on: passwords that it no longer
 * takes, the login of another provider, a user name in another form than it wants. The provider is
 * known by the server in the settings.
 */
public final class ProviderLint {

  private final SmtpSettings settings;
  private final LocalDate today;
  private final ProviderCatalogue catalogue;
  private final List<Violation> found = new ArrayList<>();

  private ProviderLint(SmtpSettings settings, LocalDate today, ProviderCatalogue catalogue) {
    this.settings = settings;
    this.today = today;
    this.catalogue = catalogue;
  }

  /** Returns the warnings that the bundled catalogue gives on that day, never an error. */
  public static List<Violation> check(SmtpSettings settings, LocalDate today) {
    return check(settings, today, ProviderCatalogue.bundled());
  }

  /** Returns the warnings that a catalogue gives on that day, never an error. */
  public static List<Violation> check(
      SmtpSettings settings, LocalDate today, ProviderCatalogue catalogue) {
    return new ProviderLint(settings, today, catalogue).check();
  }

  private List<Violation> check() {
    checkSender();
    List<MailProvider> ofHost = catalogue.byHost(settings.endpoint().host());
    Optional<MailProvider> ofLogin = loginAddress().flatMap(catalogue::byAddress);
    if (!ofHost.isEmpty()) {
      MailProvider provider = serving(ofHost, ofLogin);
      checkLogin(provider, ofHost, ofLogin);
      if (settings.authentication() instanceof Authentication.Password login) {
        checkUsername(provider, login.username());
        checkPassword(provider, login.password());
      }
    }
    return List.copyOf(found);
  }

  private void checkSender() {
    catalogue
        .byAddress(settings.sender().address())
        .filter(provider -> provider.status() == ProviderStatus.NO_SMTP)
        .ifPresent(p -> warn(Field.SENDER, ViolationCode.SENDER_WITHOUT_SMTP, p.name()));
  }

  /** Some servers serve two providers; a login that nobody knows has a domain of its own. */
  private static MailProvider serving(List<MailProvider> ofHost, Optional<MailProvider> ofLogin) {
    return ofHost.stream()
        .filter(
            provider ->
                ofLogin
                    .map(owner -> owner.id().equals(provider.id()))
                    .orElse(provider.kind() != ProviderKind.MAILBOX))
        .findFirst()
        .orElse(ofHost.get(0));
  }

  /** A user name without a domain belongs to the domain of the sender. */
  private Optional<EmailAddress> loginAddress() {
    return settings
        .authentication()
        .loginName()
        .map(name -> EmailAddress.check(name).value().orElse(settings.sender().address()));
  }

  private void checkLogin(
      MailProvider provider, List<MailProvider> ofHost, Optional<MailProvider> ofLogin) {
    if (!hasNamesFromAddresses(provider.usernameForm()) || ofLogin.isEmpty()) {
      return;
    }
    MailProvider owner = ofLogin.get();
    boolean isOwn = ofHost.stream().anyMatch(p -> p.id().equals(owner.id()));
    Optional<Endpoint> endpoint = owner.endpoint();
    if (!isOwn && endpoint.isPresent()) {
      warn(
          loginField(),
          ViolationCode.LOGIN_OF_ANOTHER_PROVIDER,
          provider.name(),
          owner.name(),
          endpoint.get().address());
    }
  }

  private static boolean hasNamesFromAddresses(UsernameForm form) {
    return form.equals(UsernameForm.fullAddress()) || form.equals(UsernameForm.localPart());
  }

  private Field loginField() {
    return settings.authentication().kind() == AuthenticationKind.OAUTH2
        ? Field.ACCOUNT
        : Field.USERNAME;
  }

  private void checkUsername(MailProvider provider, String username) {
    if (!provider.usernameForm().check(username).isEmpty()) {
      provider
          .usernameFor(settings.sender().address())
          .ifPresent(
              usual ->
                  warn(
                      Field.USERNAME,
                      ViolationCode.USERNAME_UNUSUAL_FOR_PROVIDER,
                      provider.name(),
                      usual));
    }
  }

  private void checkPassword(MailProvider provider, Secret password) {
    int before = found.size();
    for (LoginChange change : provider.changes()) {
      checkChange(provider, change, password);
    }
    boolean isAccepted =
        provider.accepts(LoginKind.PASSWORD) || provider.accepts(LoginKind.APP_PASSWORD);
    if (!isAccepted && found.size() == before) {
      warn(Field.PASSWORD, ViolationCode.PASSWORD_NOT_ACCEPTED, provider.name());
    }
  }

  private void checkChange(MailProvider provider, LoginChange change, Secret password) {
    if (change.kind() != LoginChangeKind.PASSWORD_REPLACED || isUsual(provider, password)) {
      warn(
          Field.PASSWORD,
          code(change),
          provider.name(),
          change.date().toString(),
          change.finalDateAnnouncedBy().map(LocalDate::toString).orElse(""));
    }
  }

  /** Only where app passwords have a form of their own can they be told from usual ones. */
  private static boolean isUsual(MailProvider provider, Secret password) {
    return provider.passwordForm() == PasswordForm.GOOGLE_APP_PASSWORD
        && !password.isWiped()
        && !PasswordPolicy.gmailAppPassword().check(password).isEmpty();
  }

  private ViolationCode code(LoginChange change) {
    boolean isInForce = change.isInForce(today);
    return switch (change.kind()) {
      case PASSWORD_REMOVED ->
          isInForce ? ViolationCode.PASSWORD_REMOVED : ViolationCode.PASSWORD_WILL_BE_REMOVED;
      case PASSWORD_REPLACED ->
          isInForce ? ViolationCode.PASSWORD_REPLACED : ViolationCode.PASSWORD_WILL_BE_REPLACED;
      case PASSWORD_OFF_BY_DEFAULT ->
          isInForce
              ? ViolationCode.PASSWORD_OFF_BY_DEFAULT
              : ViolationCode.PASSWORD_WILL_BE_OFF_BY_DEFAULT;
    };
  }

  private void warn(Field field, ViolationCode code, String... arguments) {
    found.add(Violation.of(field, code, arguments));
  }
}
