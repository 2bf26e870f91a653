package org.mailquay.provider;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A provider of the catalogue; its text is read when it is first asked for. Thread-safe. */
final class ProviderEntry {

  private final @Nullable CatalogueSection section;
  private final Map<String, Preparation> preparations;
  private volatile @Nullable Answers answers;

  private ProviderEntry(
      @Nullable CatalogueSection section,
      Map<String, Preparation> preparations,
      @Nullable Answers answers) {
    this.section = section;
    this.preparations = preparations;
    this.answers = answers;
  }

  /**
   * Creates an entry whose text is read later.
   *
   * @param preparations the sentences that providers share, by their keys
   */
  static ProviderEntry of(CatalogueSection section, Map<String, Preparation> preparations) {
    return new ProviderEntry(section, preparations, null);
  }

  static ProviderEntry of(MailProvider provider) {
    return new ProviderEntry(null, Map.of(), Answers.of(provider));
  }

  /** Returns the names alone, without reading the rest of its text. */
  ProviderNames names() {
    @Nullable Answers known = answers;
    return known == null && section != null
        ? ProviderNames.of(section)
        : ProviderNames.of(provider());
  }

  MailProvider provider() {
    return answers().provider;
  }

  /** Returns the provider with the servers that are right for a domain of its own. */
  MailProvider forDomain(String domain) {
    Answers all = answers();
    return all.byDomain.getOrDefault(domain, all.provider);
  }

  /** Returns the provider with the servers that are right for domains with such an MX host. */
  MailProvider forMx(String suffix) {
    Answers all = answers();
    return all.byMx.getOrDefault(suffix, all.provider);
  }

  private Answers answers() {
    @Nullable Answers known = answers;
    return known == null ? read() : known;
  }

  private synchronized Answers read() {
    @Nullable Answers known = answers;
    if (known == null) {
      if (section == null) {
        throw new IllegalStateException("an entry without text has its answers from the start");
      }
      known = Answers.of(new ProviderSection(section, names(), preparations).read());
      answers = known;
    }
    return known;
  }

  /** One provider, as seen from the names for which its servers differ. */
  private record Answers(
      MailProvider provider, Map<String, MailProvider> byDomain, Map<String, MailProvider> byMx) {

    static Answers of(MailProvider provider) {
      Map<String, MailProvider> byDomain = new HashMap<>();
      for (String domain : provider.endpointsByDomain().keySet()) {
        byDomain.put(domain, provider.forDomain(domain));
      }
      Map<String, MailProvider> byMx = new HashMap<>();
      for (String suffix : provider.endpointsByMx().keySet()) {
        byMx.put(suffix, provider.forMx(suffix));
      }
      return new Answers(provider, Map.copyOf(byDomain), Map.copyOf(byMx));
    }
  }
}
