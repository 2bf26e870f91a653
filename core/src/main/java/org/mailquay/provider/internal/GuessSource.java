package org.mailquay.provider.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailquay.provider.DiscoveredSettings;
import org.mailquay.provider.DiscoveryOrigin;
import org.mailquay.provider.DiscoveryTrust;
import org.mailquay.provider.UsernamePattern;
import org.mailquay.settings.AuthenticationKind;
import org.mailquay.settings.Encryption;
import org.mailquay.settings.Endpoint;
import org.mailquay.settings.Hostname;

/** A server name that many domains use, asked whether it is one. */
public final class GuessSource implements DiscoverySource {

  private final String domain;
  private final Endpoint endpoint;
  private final SubmissionProbe probe;

  private GuessSource(String domain, Endpoint endpoint, SubmissionProbe probe) {
    this.domain = domain;
    this.endpoint = endpoint;
    this.probe = probe;
  }

  /** Returns smtp., mail. and the domain itself, each with implicit TLS and then with STARTTLS. */
  public static List<DiscoverySource> all(String domain, SubmissionProbe probe) {
    List<DiscoverySource> sources = new ArrayList<>();
    for (String prefix : List.of("smtp.", "mail.", "")) {
      Optional<Hostname> host = Hostname.check(prefix + domain).value();
      for (Encryption encryption : List.of(Encryption.IMPLICIT_TLS, Encryption.STARTTLS)) {
        host.map(name -> new Endpoint(name, encryption.defaultPort(), encryption))
            .ifPresent(endpoint -> sources.add(new GuessSource(domain, endpoint, probe)));
      }
    }
    return sources;
  }

  @Override
  public DiscoveryOrigin origin() {
    return DiscoveryOrigin.GUESS;
  }

  @Override
  public String place() {
    return endpoint.address();
  }

  @Override
  public SourceAnswer ask(Inquiry inquiry) throws IOException {
    List<AuthenticationKind> logins = probe.probe(endpoint, inquiry);
    return SourceAnswer.of(
        List.of(
            new DiscoveredSettings(
                domain,
                endpoint,
                UsernamePattern.unknown(),
                logins,
                origin(),
                DiscoveryTrust.GUESS,
                place(),
                Optional.empty())),
        "");
  }
}
