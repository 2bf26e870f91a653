package org.mailquay.provider.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailquay.provider.DiscoveredSettings;
import org.mailquay.settings.Endpoint;

/** What all sources found, the most trusted first, each server once. Immutable. */
public final class RankedFindings {

  private final List<DiscoveredSettings> encrypted = new ArrayList<>();
  private final List<DiscoveredSettings> plaintext = new ArrayList<>();

  private RankedFindings(Iterable<DiscoveredSettings> ranked) {
    for (DiscoveredSettings settings : ranked) {
      (settings.isEncrypted() ? encrypted : plaintext).add(settings);
    }
  }

  /**
   * Ranks by trust, then by the order of the sources, then by each source's own order.
   *
   * @param answers in the order of the sources
   */
  public static RankedFindings of(SourceAnswer known, List<Answered> answers) {
    List<DiscoveredSettings> all = new ArrayList<>(known.found());
    answers.forEach(answered -> all.addAll(answered.answer().found()));
    all.sort(Comparator.comparing(DiscoveredSettings::trust));
    Map<Endpoint, DiscoveredSettings> best = new LinkedHashMap<>();
    all.forEach(settings -> best.putIfAbsent(settings.endpoint(), settings));
    return new RankedFindings(best.values());
  }

  /** Returns the servers with an encrypted connection. */
  public List<DiscoveredSettings> encrypted() {
    return List.copyOf(encrypted);
  }

  /** Returns the servers without. */
  public List<DiscoveredSettings> plaintext() {
    return List.copyOf(plaintext);
  }

  /** Returns all servers, those without encryption last. */
  public List<DiscoveredSettings> all() {
    List<DiscoveredSettings> all = new ArrayList<>(encrypted);
    all.addAll(plaintext);
    return List.copyOf(all);
  }
}
