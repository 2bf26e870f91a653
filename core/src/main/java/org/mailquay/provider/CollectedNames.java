package org.mailquay.provider;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names of some providers; of two that claim the same name, the later has it. */
final class CollectedNames implements NameTable {

  private final Map<String, ProviderEntry> byDomain = new HashMap<>();
  private final Map<String, ProviderEntry> byDomainSuffix = new HashMap<>();
  private final Map<String, ProviderEntry> byMxSuffix = new HashMap<>();

  CollectedNames(Collection<ProviderEntry> entries) {
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

  @Override
  public @Nullable ProviderEntry domain(String name) {
    return byDomain.get(name);
  }

  @Override
  public @Nullable ProviderEntry domainSuffix(String name) {
    return byDomainSuffix.get(name);
  }

  @Override
  public @Nullable ProviderEntry mxSuffix(String name) {
    return byMxSuffix.get(name);
  }
}
