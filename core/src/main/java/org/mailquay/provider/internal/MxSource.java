package org.mailquay.provider.internal;

import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mailquay.provider.AttemptOutcome;
import org.mailquay.provider.DiscoveryOrigin;
import org.mailquay.provider.DiscoveryTrust;
import org.mailquay.provider.DnsResolver;
import org.mailquay.provider.MailProvider;
import org.mailquay.provider.MxRecord;
import org.mailquay.provider.ProviderCatalogue;
import org.mailquay.settings.Hostname;

/**
 * The hosts that receive the domain's mail, which often give away whose customer it is: a provider
 * of the catalogue, or of Thunderbird's database.
 */
public final class MxSource implements DiscoverySource {

  private static final int MOST_HOSTS = 20;
  private static final int MOST_DATABASE_ENTRIES = 3;

  private final String domain;
  private final DnsResolver dns;
  private final ProviderCatalogue catalogue;
  private final Optional<Ispdb> ispdb;

  /** Creates a source; without a database, only the catalogue is asked. */
  public MxSource(
      String domain, DnsResolver dns, ProviderCatalogue catalogue, Optional<Ispdb> ispdb) {
    this.domain = domain;
    this.dns = dns;
    this.catalogue = catalogue;
    this.ispdb = ispdb;
  }

  @Override
  public DiscoveryOrigin origin() {
    return DiscoveryOrigin.MX;
  }

  @Override
  public String place() {
    return "MX " + domain;
  }

  @Override
  public SourceAnswer ask(Inquiry inquiry) throws IOException, InterruptedException {
    List<MxRecord> records = dns.mx(domain);
    if (records.isEmpty()) {
      return SourceAnswer.none(AttemptOutcome.NOTHING, "no MX record");
    }
    if (records.stream().allMatch(record -> SrvSource.isRoot(record.exchange()))) {
      return SourceAnswer.none(AttemptOutcome.NOT_OFFERED, "the domain takes no mail");
    }
    List<String> hosts = hosts(records);
    Optional<MailProvider> provider =
        hosts.stream().flatMap(host -> catalogue.byMxHost(host).stream()).findFirst();
    return provider.isPresent()
        ? ProviderAnswer.of(provider.get(), domain, origin(), DiscoveryTrust.DNS, place())
        : unknown(hosts, inquiry);
  }

  /**
   * The lowest preference first, equal ones by their names. Underscores are against RFC 1123 and
   * exist: the catalogue copes with them.
   */
  private static List<String> hosts(List<MxRecord> records) {
    return records.stream()
        .sorted(Comparator.comparingInt(MxRecord::preference).thenComparing(MxRecord::exchange))
        .map(record -> record.exchange().toLowerCase(Locale.ROOT))
        .distinct()
        .limit(MOST_HOSTS)
        .toList();
  }

  private SourceAnswer unknown(List<String> hosts, Inquiry inquiry)
      throws IOException, InterruptedException {
    if (hosts.stream().anyMatch(catalogue::isGateway)) {
      return SourceAnswer.none(AttemptOutcome.GATEWAY, "");
    }
    for (String key : databaseKeys(hosts)) {
      Optional<SourceAnswer> answer = askDatabase(key, inquiry);
      if (answer.isPresent()) {
        return answer.get();
      }
    }
    return SourceAnswer.none(AttemptOutcome.NOTHING, "no provider is known by these hosts");
  }

  /** The domain itself is a question of its own. */
  private Set<String> databaseKeys(List<String> hosts) {
    Set<String> keys = new LinkedHashSet<>();
    if (ispdb.isPresent()) {
      hosts.stream()
          .flatMap(host -> Hostname.check(host).value().stream())
          .filter(host -> !host.isIpLiteral() && PublicNames.contain(host))
          .flatMap(host -> MxBaseDomains.of(host.ascii()).stream())
          .filter(key -> !key.equals(domain))
          .distinct()
          .limit(MOST_DATABASE_ENTRIES)
          .forEach(keys::add);
    }
    return keys;
  }

  private Optional<SourceAnswer> askDatabase(String key, Inquiry inquiry)
      throws IOException, InterruptedException {
    try {
      SourceAnswer answer =
          ispdb
              .orElseThrow()
              .ask(domain, key, DiscoveryOrigin.MX_ISPDB, DiscoveryTrust.DNS, inquiry);
      return answer.found().isEmpty() ? Optional.empty() : Optional.of(answer);
    } catch (DiscoveryFailure e) {
      if (e.outcome().isDefinitive()) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
