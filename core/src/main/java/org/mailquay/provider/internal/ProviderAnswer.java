package org.mailquay.provider.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailquay.provider.AttemptOutcome;
import org.mailquay.provider.DiscoveredSettings;
import org.mailquay.provider.DiscoveryOrigin;
import org.mailquay.provider.DiscoveryTrust;
import org.mailquay.provider.LoginKind;
import org.mailquay.provider.MailProvider;
import org.mailquay.provider.ProviderStatus;
import org.mailquay.provider.UsernamePattern;
import org.mailquay.settings.AuthenticationKind;
import org.mailquay.settings.Endpoint;

/** What a provider of the catalogue means for a domain. */
public final class ProviderAnswer {

  private ProviderAnswer() {}

  /** Returns the servers of a provider, or that it has none. */
  public static SourceAnswer of(
      MailProvider provider,
      String domain,
      DiscoveryOrigin origin,
      DiscoveryTrust trust,
      String place) {
    if (provider.status() == ProviderStatus.NO_SMTP || provider.endpoints().isEmpty()) {
      return SourceAnswer.none(AttemptOutcome.NO_SMTP, provider.name());
    }
    UsernamePattern username = UsernamePattern.of(provider.usernameForm());
    List<AuthenticationKind> logins = logins(provider.logins());
    Optional<MailProvider> known = Optional.of(provider);
    List<DiscoveredSettings> found = new ArrayList<>();
    for (Endpoint endpoint : provider.endpoints()) {
      found.add(
          new DiscoveredSettings(domain, endpoint, username, logins, origin, trust, place, known));
    }
    return SourceAnswer.of(found, provider.name());
  }

  private static List<AuthenticationKind> logins(Set<LoginKind> accepted) {
    List<AuthenticationKind> logins = new ArrayList<>();
    if (accepted.contains(LoginKind.OAUTH2)) {
      logins.add(AuthenticationKind.OAUTH2);
    }
    if (accepted.contains(LoginKind.PASSWORD) || accepted.contains(LoginKind.APP_PASSWORD)) {
      logins.add(AuthenticationKind.PASSWORD);
    }
    return List.copyOf(logins);
  }
}
