package org.mailquay.provider.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mailquay.provider.DiscoveredSettings;
import org.mailquay.settings.Endpoint;

/** What all sources found, the most trusted first, each server once. Immutable. */
public final class RankedFindings {

  private final List<DiscoveredSettings> ranked;

  private RankedFindings(List<DiscoveredSettings> ranked) {
    this.ranked = List.copyOf(ranked);
  }

  /** Ranks by trust, then by the order of the sources, then by each source's own order. */
  public static RankedFindings of(SourceAnswer known, List<Answered> answers) {
    Map<Endpoint, DiscoveredSettings> best = new LinkedHashMap<>();
    Stream.concat(
            known.found().stream(),
            answers.stream()
                .sorted(Comparator.comparingInt(Answered::priority))
                .flatMap(answered -> answered.answer().found().stream()))
        .sorted(Comparator.comparing(DiscoveredSettings::trust))
        .forEach(settings -> best.putIfAbsent(settings.endpoint(), settings));
    return new RankedFindings(new ArrayList<>(best.values()));
  }

  /** Returns the servers with an encrypted connection. */
  public List<DiscoveredSettings> encrypted() {
    return ranked.stream().filter(DiscoveredSettings::isEncrypted).toList();
  }

  /** Returns the servers without. */
  public List<DiscoveredSettings> plaintext() {
    return ranked.stream().filter(settings -> !settings.isEncrypted()).toList();
  }

  /** Returns all servers, those without encryption last. */
  public List<DiscoveredSettings> all() {
    return Stream.concat(encrypted().stream(), plaintext().stream()).toList();
  }
}
