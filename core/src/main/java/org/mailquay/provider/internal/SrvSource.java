package org.mailquay.provider.internal;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailquay.provider.AttemptOutcome;
import org.mailquay.provider.DiscoveredSettings;
import org.mailquay.provider.DiscoveryOrigin;
import org.mailquay.provider.DiscoveryTrust;
import org.mailquay.provider.DnsResolver;
import org.mailquay.provider.SrvRecord;
import org.mailquay.provider.UsernamePattern;
import org.mailquay.settings.AuthenticationKind;
import org.mailquay.settings.Encryption;
import org.mailquay.settings.Endpoint;
import org.mailquay.settings.Hostname;
import org.mailquay.settings.Port;

/** The SRV records of submission: with implicit TLS (RFC 8314 §5.1), with STARTTLS (RFC 6186). */
public final class SrvSource implements DiscoverySource {

  private static final int MOST_RECORDS = 20;

  /**
   * RFC 2782 draws among the servers of one priority by lot. What is found here is kept for years
   * on one machine: the heaviest first, and the same one tomorrow.
   */
  private static final Comparator<SrvRecord> ORDER =
      Comparator.comparingInt(SrvRecord::priority)
          .thenComparing(Comparator.comparingInt(SrvRecord::weight).reversed())
          .thenComparing(SrvRecord::target)
          .thenComparingInt(SrvRecord::port);

  private final String domain;
  private final Encryption encryption;
  private final DnsResolver dns;
  private final boolean privateAllowed;

  /** Creates a source for the service with this encryption. */
  public SrvSource(String domain, Encryption encryption, DnsResolver dns, boolean privateAllowed) {
    this.domain = domain;
    this.encryption = encryption;
    this.dns = dns;
    this.privateAllowed = privateAllowed;
  }

  @Override
  public DiscoveryOrigin origin() {
    return DiscoveryOrigin.SRV;
  }

  @Override
  public String place() {
    String service = encryption == Encryption.IMPLICIT_TLS ? "_submissions" : "_submission";
    return service + "._tcp." + domain;
  }

  @Override
  public SourceAnswer ask(Inquiry inquiry) throws IOException {
    List<SrvRecord> records = dns.srv(place());
    if (records.isEmpty()) {
      return SourceAnswer.none(AttemptOutcome.NOTHING, "no SRV record");
    }
    List<SrvRecord> offered = records.stream().filter(r -> !isRoot(r.target())).toList();
    if (offered.isEmpty()) {
      return SourceAnswer.none(AttemptOutcome.NOT_OFFERED, "");
    }
    return SourceAnswer.of(
        offered.stream()
            .sorted(ORDER)
            .limit(MOST_RECORDS)
            .flatMap(record -> settings(record).stream())
            .distinct()
            .toList(),
        "no usable target");
  }

  static boolean isRoot(String name) {
    return name.isEmpty() || name.equals(".");
  }

  private Optional<DiscoveredSettings> settings(SrvRecord record) {
    if (record.port() < 1 || record.port() > 65535) {
      return Optional.empty();
    }
    return Hostname.check(record.target().toLowerCase(Locale.ROOT))
        .value()
        .filter(host -> !host.isIpLiteral())
        .filter(host -> privateAllowed || PublicNames.contain(host))
        .map(host -> settings(new Endpoint(host, Port.of(record.port()), encryption)));
  }

  /** A record says nothing of user names and logins (RFC 6186 §4). */
  private DiscoveredSettings settings(Endpoint endpoint) {
    return new DiscoveredSettings(
        domain,
        endpoint,
        UsernamePattern.unknown(),
        List.of(AuthenticationKind.PASSWORD),
        origin(),
        DiscoveryTrust.DNS,
        place(),
        Optional.empty());
  }
}
