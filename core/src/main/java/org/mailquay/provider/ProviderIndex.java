package org.mailquay.provider;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailquay.settings.Endpoint;

/** Finds providers by names in lower case; of two that claim the same name, the later has it. */
final class ProviderIndex {

  private final Map<String, MailProvider> byDomain = new HashMap<>();
  private final Map<String, MailProvider> byDomainSuffix = new HashMap<>();
  private final Map<String, MailProvider> byMxSuffix = new HashMap<>();
  private final Map<String, List<MailProvider>> byHost = new HashMap<>();
  private final Set<String> gateways;

  ProviderIndex(Collection<MailProvider> providers, Set<String> gateways) {
    this.gateways = gateways;
    for (MailProvider provider : providers) {
      add(provider);
    }
  }

  private void add(MailProvider provider) {
    for (String domain : provider.domains()) {
      byDomain.put(domain, provider.forDomain(domain));
    }
    for (String suffix : provider.domainSuffixes()) {
      byDomainSuffix.put(suffix, provider.forDomain(suffix));
    }
    for (String suffix : provider.mxSuffixes()) {
      byMxSuffix.put(suffix, provider.forMx(suffix));
    }
    for (Endpoint endpoint : provider.everyEndpoint()) {
      addHost(endpoint, provider);
    }
  }

  /** The loopback address of a local bridge says nothing about whose server it is. */
  private void addHost(Endpoint endpoint, MailProvider provider) {
    if (endpoint.host().isIpLiteral()) {
      return;
    }
    String host = endpoint.host().ascii();
    List<MailProvider> providers = byHost.get(host);
    if (providers == null) {
      providers = new ArrayList<>(1);
      byHost.put(host, providers);
    }
    if (!providers.contains(provider)) {
      providers.add(provider);
    }
  }

  Optional<MailProvider> byDomain(String domain) {
    MailProvider exact = byDomain.get(domain);
    return exact != null ? Optional.of(exact) : bySuffix(byDomainSuffix, Set.of(), domain);
  }

  Optional<MailProvider> byMxHost(String host) {
    return bySuffix(byMxSuffix, gateways, host);
  }

  boolean isGateway(String host) {
    for (String suffix = host; !suffix.isEmpty(); suffix = LookupName.parent(suffix)) {
      if (byMxSuffix.containsKey(suffix)) {
        return false;
      }
      if (gateways.contains(suffix)) {
        return true;
      }
    }
    return false;
  }

  List<MailProvider> byHost(String host) {
    return List.copyOf(byHost.getOrDefault(host, List.of()));
  }

  /** Label by label from the whole name on, so that the longest suffix comes first. */
  private static Optional<MailProvider> bySuffix(
      Map<String, MailProvider> providers, Set<String> silent, String name) {
    for (String suffix = name; !suffix.isEmpty(); suffix = LookupName.parent(suffix)) {
      @Nullable MailProvider provider = providers.get(suffix);
      if (provider != null) {
        return Optional.of(provider);
      }
      if (silent.contains(suffix)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }
}
