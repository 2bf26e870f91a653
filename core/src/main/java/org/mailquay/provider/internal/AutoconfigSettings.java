package org.mailquay.provider.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailquay.provider.AttemptOutcome;
import org.mailquay.provider.DiscoveredSettings;
import org.mailquay.provider.DiscoveryOrigin;
import org.mailquay.provider.DiscoveryTrust;
import org.mailquay.provider.UsernamePattern;
import org.mailquay.settings.AuthenticationKind;
import org.mailquay.settings.Encryption;
import org.mailquay.settings.Endpoint;
import org.mailquay.settings.Hostname;
import org.mailquay.settings.Port;

/** Turns the servers of a configuration document into settings, and drops those that cannot be. */
final class AutoconfigSettings {

  private final String domain;
  private final DiscoveryOrigin origin;
  private final String place;
  private final boolean privateAllowed;

  AutoconfigSettings(String domain, DiscoveryOrigin origin, String place, boolean privateAllowed) {
    this.domain = domain;
    this.origin = origin;
    this.place = place;
    this.privateAllowed = privateAllowed;
  }

  SourceAnswer answer(FetchedDocument document, DiscoveryTrust trust) throws DiscoveryFailure {
    List<AutoconfigServer> servers = AutoconfigReader.read(document);
    if (servers.isEmpty()) {
      return SourceAnswer.none(AttemptOutcome.NOTHING, "no server for sending");
    }
    return SourceAnswer.of(
        servers.stream().flatMap(server -> settings(server, trust).stream()).toList(),
        "no usable server");
  }

  private Optional<DiscoveredSettings> settings(AutoconfigServer server, DiscoveryTrust trust) {
    Optional<Hostname> host = host(server.hostname());
    Optional<Port> port = Port.check(server.port()).value();
    Optional<Encryption> encryption = encryption(server.socketType());
    List<AuthenticationKind> logins = logins(server.authentications());
    if (host.isEmpty() || port.isEmpty() || encryption.isEmpty() || logins.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new DiscoveredSettings(
            domain,
            new Endpoint(host.get(), port.get(), encryption.get()),
            UsernamePattern.parse(server.username(), domain),
            logins,
            origin,
            trust,
            place,
            Optional.empty()));
  }

  /** Of the placeholders only the domain's: the address has no business in a look-up. */
  private Optional<Hostname> host(String text) {
    return Hostname.check(text.replace("%EMAILDOMAIN%", domain))
        .value()
        .filter(host -> privateAllowed || PublicNames.contain(host));
  }

  private static Optional<Encryption> encryption(String socketType) {
    return switch (socketType.toUpperCase(Locale.ROOT)) {
      case "SSL" -> Optional.of(Encryption.IMPLICIT_TLS);
      case "STARTTLS" -> Optional.of(Encryption.STARTTLS);
      case "PLAIN" -> Optional.of(Encryption.PLAINTEXT);
      default -> Optional.empty();
    };
  }

  /** OAuth 2 first, the others in the order of the document; without any, a password. */
  private static List<AuthenticationKind> logins(List<String> authentications) {
    if (authentications.isEmpty()) {
      return List.of(AuthenticationKind.PASSWORD);
    }
    List<AuthenticationKind> logins = new ArrayList<>();
    authentications.forEach(name -> login(name).ifPresent(logins::add));
    return logins.stream()
        .distinct()
        .sorted(Comparator.comparing(login -> login != AuthenticationKind.OAUTH2))
        .toList();
  }

  /** Kerberos and client certificates have no place in the settings. */
  private static Optional<AuthenticationKind> login(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "oauth2" -> Optional.of(AuthenticationKind.OAUTH2);
      case "password-cleartext", "plain", "password-encrypted", "secure" ->
          Optional.of(AuthenticationKind.PASSWORD);
      case "ntlm" -> Optional.of(AuthenticationKind.NTLM);
      case "none", "client-ip-address", "smtp-after-pop" -> Optional.of(AuthenticationKind.NONE);
      default -> Optional.empty();
    };
  }
}
