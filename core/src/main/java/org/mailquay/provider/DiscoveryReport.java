package org.mailquay.provider;

import java.util.List;
import java.util.Optional;

/**
 * What a discovery found, and what else it tried. Immutable.
 *
 * @param domain that was asked about
 * @param candidates the usable servers, the most trusted first; each server once
 * @param plaintextFindings servers without encryption. They are among the candidates, as the last,
 *     only if the caller asked for them
 * @param provider the catalogue's provider of the domain, with or without SMTP
 * @param attempts every place, in order of preference, asked or not
 * @param end why the discovery ended
 */
public record DiscoveryReport(
    String domain,
    List<DiscoveredSettings> candidates,
    List<DiscoveredSettings> plaintextFindings,
    Optional<MailProvider> provider,
    List<DiscoveryAttempt> attempts,
    DiscoveryEnd end) {

  public DiscoveryReport {
    candidates = List.copyOf(candidates);
    plaintextFindings = List.copyOf(plaintextFindings);
    attempts = List.copyOf(attempts);
  }

  /** Returns the most trusted server. */
  public Optional<DiscoveredSettings> best() {
    return candidates.stream().findFirst();
  }
}
