package org.mailquay.provider;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds providers by names in lower case; of two that claim the same name, the later has it. */
final class ProviderIndex {

  private final Map<String, ProviderEntry> byDomain = new HashMap<>();
  private final Map<String, ProviderEntry> byDomainSuffix = new HashMap<>();
  private final Map<String, ProviderEntry> byMxSuffix = new HashMap<>();
  private final Set<String> gateways;

  ProviderIndex(Collection<ProviderEntry> entries, Set<String> gateways) {
    this.gateways = gateways;
    for (ProviderEntry entry : entries) {
      put(byDomain, entry.names().domains(), entry);
      put(byDomainSuffix, entry.names().domainSuffixes(), entry);
      put(byMxSuffix, entry.names().mxSuffixes(), entry);
    }
  }

  private static void put(
      Map<String, ProviderEntry> entries, Iterable<String> names, ProviderEntry entry) {
    for (String name : names) {
      entries.put(name, entry);
    }
  }

  Optional<MailProvider> byDomain(String domain) {
    @Nullable ProviderEntry exact = byDomain.get(domain);
    if (exact != null) {
      return Optional.of(exact.forDomain(domain));
    }
    String suffix = longestSuffix(byDomainSuffix, Set.of(), domain);
    @Nullable ProviderEntry entry = byDomainSuffix.get(suffix);
    return entry == null ? Optional.empty() : Optional.of(entry.forDomain(suffix));
  }

  Optional<MailProvider> byMxHost(String host) {
    String suffix = longestSuffix(byMxSuffix, gateways, host);
    @Nullable ProviderEntry entry = byMxSuffix.get(suffix);
    return entry == null ? Optional.empty() : Optional.of(entry.forMx(suffix));
  }

  boolean isGateway(String host) {
    String suffix = longestSuffix(byMxSuffix, gateways, host);
    return !byMxSuffix.containsKey(suffix) && gateways.contains(suffix);
  }

  /** Label by label from the whole name on; empty if nothing is known. */
  private static String longestSuffix(
      Map<String, ProviderEntry> entries, Set<String> gateways, String name) {
    String suffix = name;
    while (!suffix.isEmpty() && !entries.containsKey(suffix) && !gateways.contains(suffix)) {
      suffix = LookupName.parent(suffix);
    }
    return suffix;
  }
}
