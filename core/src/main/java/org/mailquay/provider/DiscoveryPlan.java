package org.mailquay.provider;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailquay.provider.internal.Answered;
import org.mailquay.provider.internal.AutoconfigFetch;
import org.mailquay.provider.internal.AutoconfigSource;
import org.mailquay.provider.internal.DirectWeb;
import org.mailquay.provider.internal.DiscoverySource;
import org.mailquay.provider.internal.GuardedConnections;
import org.mailquay.provider.internal.GuardedWeb;
import org.mailquay.provider.internal.GuessSource;
import org.mailquay.provider.internal.HostGuard;
import org.mailquay.provider.internal.Ispdb;
import org.mailquay.provider.internal.IspdbSource;
import org.mailquay.provider.internal.MxSource;
import org.mailquay.provider.internal.ProviderAnswer;
import org.mailquay.provider.internal.PublicNames;
import org.mailquay.provider.internal.RankedFindings;
import org.mailquay.provider.internal.SourceAnswer;
import org.mailquay.provider.internal.SrvSource;
import org.mailquay.provider.internal.SubmissionProbe;
import org.mailquay.settings.Encryption;
import org.mailquay.settings.Hostname;

/** Decides who is asked about a domain, in which order, and what becomes of the answers. */
final class DiscoveryPlan {

  private static final String CATALOGUE = "catalogue";

  private final ProviderCatalogue catalogue;
  private final Duration deadline;
  private final boolean networkAllowed;
  private final boolean ispdbAllowed;
  private final boolean guessesAllowed;
  private final boolean plaintextOffered;
  private final boolean trustedIsEnough;
  private final boolean privateAllowed;
  private final DnsResolver dns;
  private final AutoconfigFetch fetch;
  private final SubmissionProbe probe;

  DiscoveryPlan(SettingsDiscoveryBuilder builder) {
    catalogue = builder.catalogue;
    deadline = builder.deadline;
    networkAllowed = builder.networkAllowed;
    ispdbAllowed = builder.ispdbAllowed;
    guessesAllowed = builder.guessesAllowed;
    plaintextOffered = builder.plaintextOffered;
    trustedIsEnough = builder.trustedIsEnough;
    privateAllowed = builder.privateAllowed;
    dns = builder.dns;
    HostGuard guard = new HostGuard(builder.addresses, privateAllowed);
    GuardedConnections connections = new GuardedConnections(guard, builder.connector, builder.tls);
    fetch =
        new AutoconfigFetch(
            builder.http == null ? new DirectWeb(connections) : GuardedWeb.by(builder.http, guard));
    probe = new SubmissionProbe(connections);
  }

  Duration deadline() {
    return deadline;
  }

  boolean trustedIsEnough() {
    return trustedIsEnough;
  }

  SourceAnswer catalogueAnswer(String domain) {
    return catalogue
        .byDomain(domain)
        .map(
            provider ->
                ProviderAnswer.of(
                    provider,
                    domain,
                    DiscoveryOrigin.CATALOGUE,
                    DiscoveryTrust.CATALOGUE,
                    CATALOGUE))
        .orElseGet(() -> SourceAnswer.none(AttemptOutcome.NOTHING, ""));
  }

  /** Nobody, where the catalogue knows the provider, or the domain is none of the Internet's. */
  List<DiscoverySource> sources(String domain, SourceAnswer known) {
    if (!networkAllowed || known.outcome() != AttemptOutcome.NOTHING || !isName(domain)) {
      return List.of();
    }
    boolean isPublic = PublicNames.contain(Hostname.of(domain));
    if (!isPublic && !privateAllowed) {
      return List.of();
    }
    List<DiscoverySource> sources = new ArrayList<>();
    if (Hostname.check("autoconfig." + domain).isValid()) {
      sources.add(AutoconfigSource.subdomain(domain, fetch, privateAllowed));
    }
    sources.add(AutoconfigSource.wellKnown(domain, fetch, privateAllowed));
    Optional<Ispdb> ispdb =
        ispdbAllowed && isPublic ? Optional.of(new Ispdb(fetch, privateAllowed)) : Optional.empty();
    ispdb.ifPresent(database -> sources.add(new IspdbSource(domain, database)));
    sources.add(new SrvSource(domain, Encryption.IMPLICIT_TLS, dns, privateAllowed));
    sources.add(new SrvSource(domain, Encryption.STARTTLS, dns, privateAllowed));
    sources.add(new MxSource(domain, dns, catalogue, ispdb));
    if (guessesAllowed) {
      sources.addAll(GuessSource.all(domain, probe));
    }
    return sources;
  }

  private static boolean isName(String domain) {
    return domain.indexOf('.') > 0
        && Hostname.check(domain).value().filter(host -> !host.isIpLiteral()).isPresent();
  }

  DiscoveryReport report(
      String domain, SourceAnswer known, List<Answered> answers, DiscoveryEnd end) {
    RankedFindings findings = RankedFindings.of(known, answers);
    return new DiscoveryReport(
        domain,
        plaintextOffered ? findings.all() : findings.encrypted(),
        findings.plaintext(),
        catalogue.byDomain(domain),
        attempts(known, answers),
        end);
  }

  private List<DiscoveryAttempt> attempts(SourceAnswer known, List<Answered> answers) {
    List<DiscoveryAttempt> attempts = new ArrayList<>();
    attempts.add(attempt(DiscoveryOrigin.CATALOGUE, CATALOGUE, known.outcome(), known.detail()));
    answers.forEach(answered -> attempts.add(answered.attempt()));
    if (answers.isEmpty() && known.outcome() == AttemptOutcome.NOTHING) {
      attempts.add(
          networkAllowed
              ? attempt(DiscoveryOrigin.AUTOCONFIG, "network", AttemptOutcome.NOTHING, "no domain")
              : attempt(DiscoveryOrigin.AUTOCONFIG, "network", AttemptOutcome.NOT_ALLOWED, ""));
    }
    return attempts;
  }

  private static DiscoveryAttempt attempt(
      DiscoveryOrigin origin, String place, AttemptOutcome outcome, String detail) {
    return new DiscoveryAttempt(origin, place, outcome, detail, Duration.ZERO);
  }
}
