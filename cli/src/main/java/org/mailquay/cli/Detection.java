package org.mailquay.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mailquay.cli.batch.BrokenLineException;
import org.mailquay.cli.batch.JsonObject;
import org.mailquay.provider.DiscoveredSettings;
import org.mailquay.provider.DiscoveryReport;
import org.mailquay.provider.DiscoveryRun;
import org.mailquay.provider.MailProvider;
import org.mailquay.provider.ProviderCatalogue;
import org.mailquay.provider.SettingsDiscovery;
import org.mailquay.settings.EmailAddress;
import org.mailquay.settings.Hostname;

/** Looks for the server of domains, and answers in JSON. */
final class Detection {

  private final SettingsDiscovery discovery;

  Detection(boolean offline) {
    discovery =
        offline
            ? SettingsDiscovery.offline()
            : SettingsDiscovery.builder().allowNetworkDisclosingTheDomain().build();
  }

  /** Begins with a domain or an address; empty if it is neither. */
  Optional<DiscoveryRun> begin(String input) {
    return begin(discovery, input);
  }

  private static Optional<DiscoveryRun> begin(SettingsDiscovery discovery, String input) {
    return input.indexOf('@') >= 0
        ? EmailAddress.check(input).value().map(discovery::begin)
        : Hostname.check(input).value().map(discovery::begin);
  }

  /** Begins with a line of a batch. */
  Supplier<Map<String, @Nullable Object>> begin(JsonObject line) throws BrokenLineException {
    Optional<String> domain = line.text("domain");
    Optional<String> input = domain.isPresent() ? domain : line.text("email");
    if (input.isEmpty()) {
      throw line.broken("\"domain\" or \"email\" is missing");
    }
    String asked = input.get();
    String shown = domain.orElse(asked.substring(asked.lastIndexOf('@') + 1));
    List<String> mx = line.texts("mx").orElse(List.of());
    SettingsDiscovery asks = line.has("mx") ? new ListedMx(mx).discovery() : discovery;
    Optional<DiscoveryRun> run = begin(asks, asked);
    return () -> json(shown, run.map(DiscoveryRun::await), mx);
  }

  /** Returns what was found: domain, provider, host, port, encryption, origin. */
  static Map<String, @Nullable Object> json(
      String domain, Optional<DiscoveryReport> report, List<String> mx) {
    Optional<DiscoveredSettings> best = report.flatMap(DiscoveryReport::best);
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("domain", domain);
    json.put("provider", provider(report, mx).map(MailProvider::id).orElse(null));
    json.put("host", best.map(b -> b.endpoint().host().ascii()).orElse(null));
    json.put("port", best.map(b -> b.endpoint().port().value()).orElse(null));
    json.put("encryption", best.map(b -> Encryptions.key(b.endpoint().encryption())).orElse(null));
    json.put("origin", best.map(b -> word(b.origin())).orElse(null));
    return json;
  }

  /** A provider through which nobody can send is known all the same. */
  private static Optional<MailProvider> provider(
      Optional<DiscoveryReport> report, List<String> mx) {
    Stream<MailProvider> found =
        report.stream().flatMap(r -> Stream.concat(ofBest(r).stream(), r.provider().stream()));
    Stream<MailProvider> listed =
        new ListedMx(mx)
            .mx("").stream()
                .flatMap(r -> ProviderCatalogue.bundled().byMxHost(r.exchange()).stream());
    return Stream.concat(found, listed).findFirst();
  }

  private static Optional<MailProvider> ofBest(DiscoveryReport report) {
    return report.best().flatMap(DiscoveredSettings::provider);
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
