package org.mailquay.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The names by which a provider is found. */
record ProviderNames(List<String> domains, List<String> domainSuffixes, List<String> mxSuffixes) {

  /** They come first in a section, so that the rest need not be read to find it. */
  static final Set<String> KEYS = Set.of("name", "domains", "domain-suffixes", "mx");

  static ProviderNames of(MailProvider provider) {
    return new ProviderNames(provider.domains(), provider.domainSuffixes(), provider.mxSuffixes());
  }

  static ProviderNames of(CatalogueSection section) {
    ProviderNames names =
        new ProviderNames(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (CatalogueLine line : section.linesWhile(KEYS)) {
      switch (line.key()) {
        case "domains" -> names.domains.addAll(line.words());
        case "domain-suffixes" -> names.domainSuffixes.addAll(line.words());
        case "mx" -> names.mxSuffixes.addAll(line.words());
        default -> {} // the name itself
      }
    }
    return names;
  }
}
