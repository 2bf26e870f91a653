package org.mailquay.provider;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailquay.settings.AuthenticationKind;
import org.mailquay.settings.Encryption;
import org.mailquay.settings.Endpoint;
import org.mailquay.settings.Mailbox;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.settings.SmtpSettingsBuilder;

/**
 * A server that was found for a domain, with all that is known of the login there. Immutable.
 *
 * <p>Before a credential is sent to a server that {@link #needsConfirmation()}, show the user
 * {@link #confirmation(Locale)} and wait for a yes: whoever can forge the source chooses who learns
 * the password.
 *
 * @param domain for which it was found, in lower case with A-labels
 * @param endpoint the server
 * @param username how the user name follows from the address
 * @param logins what the server accepts, OAuth 2 first where it is offered
 * @param origin what kind of place said so
 * @param trust how sure it is
 * @param place the URL, the DNS name or the server that said so
 * @param provider the provider of the catalogue, where one is known
 */
public record DiscoveredSettings(
    String domain,
    Endpoint endpoint,
    UsernamePattern username,
    List<AuthenticationKind> logins,
    DiscoveryOrigin origin,
    DiscoveryTrust trust,
    String place,
    Optional<MailProvider> provider) {

  public DiscoveredSettings {
    logins = List.copyOf(logins);
  }

  /** Returns {@code true} if the connection to the server is encrypted. */
  public boolean isEncrypted() {
    return endpoint.encryption().isEncrypted();
  }

  /**
   * Returns {@code true} if the user has to confirm the server before it is sent a credential:
   * always, unless the catalogue or the domain itself named it over HTTPS, and without encryption
   * even then.
   */
  public boolean needsConfirmation() {
    return trust.needsConfirmation() || !isEncrypted();
  }

  /**
   * Returns what the user has to confirm, in one or two sentences of the given language (English
   * where there is no other); empty if there is no need. Names are shown with A-labels: a letter of
   * another script that looks alike would deceive.
   */
  public Optional<String> confirmation(Locale locale) {
    if (!needsConfirmation()) {
      return Optional.empty();
    }
    String sentence =
        trust.needsConfirmation()
            ? DiscoveryMessages.format(
                locale, "confirm." + confirmationKey(), domain, endpoint.host().ascii())
            : "";
    String warning =
        isEncrypted()
            ? ""
            : DiscoveryMessages.format(
                locale, "confirm.PLAINTEXT", domain, endpoint.host().ascii());
    return Optional.of((sentence + " " + warning).strip());
  }

  private String confirmationKey() {
    boolean redirected =
        origin == DiscoveryOrigin.AUTOCONFIG || origin == DiscoveryOrigin.WELL_KNOWN;
    return redirected ? "REDIRECT" : origin.name();
  }

  /**
   * Starts settings for this server: endpoint, the provider's limits, and user name. Without
   * encryption they still refuse a login until {@link
   * SmtpSettingsBuilder#allowCredentialsOverPlaintextDangerous()} is called. Where the server
   * accepts OAuth 2 only, the account is the sender's; otherwise the password has yet to be set.
   */
  public SmtpSettingsBuilder toBuilder(Mailbox sender) {
    SmtpSettingsBuilder builder = SmtpSettings.builder();
    provider.ifPresent(builder::provider);
    builder.host(endpoint.host().ascii()).port(endpoint.port().value()).sender(sender);
    encrypt(builder, endpoint.encryption());
    if (logins.equals(List.of(AuthenticationKind.OAUTH2))) {
      return builder.oauth2(sender.address().toString());
    }
    if (!logins.equals(List.of(AuthenticationKind.NONE))) {
      username.derive(sender.address()).ifPresent(builder::username);
    }
    return builder;
  }

  private static void encrypt(SmtpSettingsBuilder builder, Encryption encryption) {
    switch (encryption) {
      case IMPLICIT_TLS -> builder.implicitTls();
      case STARTTLS -> builder.startTls();
      case PLAINTEXT -> builder.plaintextDangerous();
    }
  }
}
