package org.mailquay.provider;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds providers by names in lower case. A suffix of gateways is one even where a provider claims
 * it too: then the gateway was added later.
 */
final class ProviderIndex {

  private final NameTable names;
  private final Set<String> gateways;

  ProviderIndex(NameTable names, Set<String> gateways) {
    this.names = names;
    this.gateways = gateways;
  }

  Optional<MailProvider> byDomain(String domain) {
    @Nullable ProviderEntry exact = names.domain(domain);
    if (exact != null) {
      return Optional.of(exact.forDomain(domain));
    }
    String suffix = domain;
    @Nullable ProviderEntry entry = null;
    while (entry == null && !suffix.isEmpty()) {
      entry = names.domainSuffix(suffix);
      suffix = entry == null ? LookupName.parent(suffix) : suffix;
    }
    return entry == null ? Optional.empty() : Optional.of(entry.forDomain(suffix));
  }

  Optional<MailProvider> byMxHost(String host) {
    String suffix = longestMxSuffix(host);
    @Nullable ProviderEntry entry = gateways.contains(suffix) ? null : names.mxSuffix(suffix);
    return entry == null ? Optional.empty() : Optional.of(entry.forMx(suffix));
  }

  boolean isGateway(String host) {
    return gateways.contains(longestMxSuffix(host));
  }

  /** Label by label from the whole name on; empty if nothing is known. */
  private String longestMxSuffix(String host) {
    String suffix = host;
    while (!suffix.isEmpty() && names.mxSuffix(suffix) == null && !gateways.contains(suffix)) {
      suffix = LookupName.parent(suffix);
    }
    return suffix;
  }
}
