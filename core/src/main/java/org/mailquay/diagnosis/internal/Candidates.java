package org.mailquay.diagnosis.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mailquay.diagnosis.SuggestionReason;
import org.mailquay.provider.MailProvider;
import org.mailquay.provider.ProviderCatalogue;
import org.mailquay.provider.ProviderKind;
import org.mailquay.settings.Authentication;
import org.mailquay.settings.EmailAddress;
import org.mailquay.settings.Encryption;
import org.mailquay.settings.Endpoint;
import org.mailquay.settings.Hostname;
import org.mailquay.settings.Port;
import org.mailquay.settings.SettingsException;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.settings.SmtpSettingsBuilder;
import org.mailquay.smtp.Stage;

/**
 * Thinks of settings that may work where others failed, the likeliest first, and of no more than a
 * handful: somebody waits, and no server likes to be knocked at from all sides.
 */
final class Candidates {

  /** How many are probed at most. */
  static final int MOST = 6;

  private final SmtpSettings settings;
  private final ProviderCatalogue catalogue;
  private final List<CustomaryPort> ports;
  private final List<Candidate> found = new ArrayList<>();
  private final Set<Endpoint> seen = new HashSet<>();

  Candidates(SmtpSettings settings, ProviderCatalogue catalogue, List<CustomaryPort> ports) {
    this.settings = settings;
    this.catalogue = catalogue;
    this.ports = ports;
    seen.add(settings.endpoint());
  }

  /** Returns what to probe after a failure at that step. */
  List<Candidate> after(Stage failed) {
    boolean noName = failed == Stage.RESOLVE;
    if (!noName && failed != Stage.CONNECT) {
      otherEncryption();
    }
    catalogueOfSender();
    if (noName || failed == Stage.CONNECT) {
      spelling();
    }
    if (!noName) {
      otherPorts();
    }
    customaryNames();
    return found.stream().limit(MOST).toList();
  }

  private void otherEncryption() {
    Endpoint endpoint = settings.endpoint();
    for (Encryption encryption : List.of(Encryption.IMPLICIT_TLS, Encryption.STARTTLS)) {
      add(endpoint.host(), endpoint.port(), encryption, SuggestionReason.OTHER_ENCRYPTION);
    }
  }

  private void catalogueOfSender() {
    Stream.concat(
            settings
                .authentication()
                .loginName()
                .flatMap(n -> EmailAddress.check(n).value())
                .stream(),
            Stream.of(settings.sender().address()))
        .flatMap(address -> catalogue.byAddress(address).stream())
        .flatMap(provider -> provider.endpoints().stream().limit(2).map(e -> with(provider, e)))
        .forEach(settingsOf -> settingsOf.ifPresent(s -> add(s, SuggestionReason.CATALOGUE)));
  }

  private void spelling() {
    String typed = settings.endpoint().host().ascii();
    Spelling.nearest(typed, catalogue)
        .forEach(
            provider ->
                provider.endpoints().stream()
                    .filter(endpoint -> Spelling.isClose(endpoint.host().ascii(), typed))
                    .limit(2)
                    .forEach(
                        endpoint ->
                            with(provider, endpoint)
                                .ifPresent(s -> add(s, SuggestionReason.SPELLING))));
  }

  private void otherPorts() {
    Hostname host = settings.endpoint().host();
    ports.forEach(p -> add(host, p.port(), p.encryption(), SuggestionReason.OTHER_PORT));
  }

  private void customaryNames() {
    EmailAddress sender = settings.sender().address();
    if (catalogue.byAddress(sender).filter(p -> p.kind() == ProviderKind.MAILBOX).isPresent()) {
      return;
    }
    for (String prefix : List.of("smtp.", "mail.")) {
      for (CustomaryPort customary : ports.subList(0, Math.min(2, ports.size()))) {
        Hostname.check(prefix + sender.asciiDomain())
            .value()
            .ifPresent(
                host ->
                    add(
                        host,
                        customary.port(),
                        customary.encryption(),
                        SuggestionReason.CUSTOMARY_NAME));
      }
    }
  }

  private void add(Hostname host, Port port, Encryption encryption, SuggestionReason why) {
    build(at(host, port, encryption)).ifPresent(changed -> add(changed, why));
  }

  private void add(SmtpSettings changed, SuggestionReason why) {
    if (changed.endpoint().encryption().isEncrypted() && seen.add(changed.endpoint())) {
      found.add(new Candidate(changed, why));
    }
  }

  private SmtpSettingsBuilder at(Hostname host, Port port, Encryption encryption) {
    SmtpSettingsBuilder changed = settings.toBuilder().host(host.ascii()).port(port.value());
    return encryption == Encryption.IMPLICIT_TLS ? changed.implicitTls() : changed.startTls();
  }

  /** The server of a provider, and the user name in the form that it wants. */
  private Optional<SmtpSettings> with(MailProvider provider, Endpoint endpoint) {
    SmtpSettingsBuilder changed = at(endpoint.host(), endpoint.port(), endpoint.encryption());
    if (settings.authentication() instanceof Authentication.Password login
        && !provider.usernameForm().check(login.username()).isEmpty()) {
      provider.usernameFor(settings.sender().address()).ifPresent(changed::username);
    }
    return build(changed);
  }

  private static Optional<SmtpSettings> build(SmtpSettingsBuilder changed) {
    try {
      return Optional.of(changed.build());
    } catch (SettingsException e) {
      return Optional.empty();
    }
  }
}
