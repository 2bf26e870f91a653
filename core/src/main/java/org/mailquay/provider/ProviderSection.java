package org.mailquay.provider;

import java.net.URI;
import java.time.DateTimeException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailquay.settings.Encryption;
import org.mailquay.settings.Endpoint;
import org.mailquay.settings.Hostname;
import org.mailquay.settings.Port;
import org.mailquay.settings.SettingsException;

/** The text of one provider. */
final class ProviderSection {

  private static final String PREPARATION = "preparation";
  private static final String PREPARATION_IN = PREPARATION + ".";

  /** May be there more than once; every other key only once. */
  private static final Set<String> REPEATABLE =
      Set.of("domains", "mx", "endpoint", "domain-endpoint", "mx-endpoint", "limit", "change");

  private final CatalogueSection section;
  private final ProviderNames names;
  private final Map<String, Preparation> shared;

  ProviderSection(CatalogueSection section, ProviderNames names, Map<String, Preparation> shared) {
    this.section = section;
    this.names = names;
    this.shared = shared;
  }

  /** Returns the provider, or says which line is wrong. */
  MailProvider read() {
    List<CatalogueLine> lines = section.lines();
    MailProviderBuilder provider = open(lines);
    Map<String, String> sentences = new HashMap<>();
    Set<String> seen = new HashSet<>();
    for (CatalogueLine line : lines) {
      if (ProviderNames.KEYS.contains(line.key()) && !ProviderNames.KEYS.containsAll(seen)) {
        throw line.refuse("name, domains, domain-suffixes and mx come before all others");
      }
      if (!seen.add(line.key()) && !REPEATABLE.contains(line.key())) {
        throw line.refuse("the key is there twice");
      }
      if (line.key().startsWith(PREPARATION)) {
        readPreparation(line, provider, sentences);
      } else {
        readGuarded(line, provider);
      }
    }
    if (!sentences.isEmpty()) {
      provider.preparation = preparation(sentences, seen);
    }
    checkScopes(provider);
    return build(provider);
  }

  /** The name comes first: whoever reads the file wants to know whom the rest is about. */
  private MailProviderBuilder open(List<CatalogueLine> lines) {
    @Nullable CatalogueLine first = lines.isEmpty() ? null : lines.get(0);
    if (first == null || !first.key().equals("name")) {
      throw section.refuse("does not begin with a name");
    }
    try {
      MailProviderBuilder provider = MailProvider.builder(section.name(), first.value());
      provider.domains.addAll(names.domains());
      provider.domainSuffixes.addAll(names.domainSuffixes());
      provider.mxSuffixes.addAll(names.mxSuffixes());
      return provider;
    } catch (IllegalArgumentException e) {
      throw section.refuse("is wrong: " + e.getMessage(), e);
    }
  }

  private static void readGuarded(CatalogueLine line, MailProviderBuilder provider) {
    try {
      read(line, provider);
    } catch (IllegalArgumentException | DateTimeException | SettingsException e) {
      throw line.refuse("\"" + line.value() + "\" is wrong: " + e.getMessage(), e);
    }
  }

  private static void read(CatalogueLine line, MailProviderBuilder provider) {
    switch (line.key()) {
      case "name", "domains", "domain-suffixes", "mx" -> {} // read before all others
      case "kind" -> provider.kind(CatalogueWords.kind(line));
      case "status" -> provider.status(CatalogueWords.status(line));
      case "endpoint", "domain-endpoint", "mx-endpoint" -> readEndpoint(line, provider);
      case "username" -> provider.usernameForm(CatalogueWords.usernameForm(line));
      case "logins" -> readLogins(line, provider);
      case "password-form" -> provider.passwordForm(CatalogueWords.passwordForm(line));
      case "oauth-issuer" -> provider.oauthIssuer(line.words(1, 1).get(0));
      case "limit" -> provider.limits(CatalogueWords.limit(provider.limits, line));
      case "recipients-per-message" ->
          provider.recipientsPerMessage(Integer.parseInt(line.value()));
      case "max-message-bytes" -> provider.maxMessageBytes(Long.parseLong(line.value()));
      case "help" -> provider.helpUrl(URI.create(line.value()));
      case "verified" -> provider.lastVerified(CatalogueWords.day(line.value()));
      case "sources" -> provider.sources.addAll(line.words());
      case "change" -> provider.change(CatalogueWords.change(line));
      default -> throw line.refuse("the key is unknown; docs/provider-catalogue.md has all");
    }
  }

  private static void readEndpoint(CatalogueLine line, MailProviderBuilder provider) {
    boolean isForAll = line.key().equals("endpoint");
    List<String> words = isForAll ? line.words(2, 2) : line.words(3, 3);
    Endpoint endpoint = endpoint(line, words.subList(isForAll ? 0 : 1, words.size()));
    switch (line.key()) {
      case "domain-endpoint" -> provider.domainEndpoint(words.get(0), endpoint);
      case "mx-endpoint" -> provider.mxEndpoint(words.get(0), endpoint);
      default -> provider.endpoint(endpoint);
    }
  }

  private static Endpoint endpoint(CatalogueLine line, List<String> words) {
    String address = words.get(0);
    int colon = address.lastIndexOf(':');
    if (colon < 1) {
      throw line.refuse("a server has the form host:port, not \"" + address + "\"");
    }
    Encryption encryption = CatalogueWords.encryption(line, words.get(1));
    Port port = new Port(Integer.parseInt(address.substring(colon + 1)));
    return new Endpoint(Hostname.of(address.substring(0, colon)), port, encryption);
  }

  private static void readLogins(CatalogueLine line, MailProviderBuilder provider) {
    for (String word : line.words()) {
      provider.logins.add(CatalogueWords.login(line, word));
    }
  }

  private void readPreparation(
      CatalogueLine line, MailProviderBuilder provider, Map<String, String> sentences) {
    if (!line.key().equals(PREPARATION)) {
      sentences.put(language(line), line.value());
      return;
    }
    @Nullable Preparation preparation = shared.get(line.value());
    if (preparation == null) {
      throw line.refuse("there is no section [preparation " + line.value() + "]");
    }
    provider.preparation = preparation;
  }

  private static String language(CatalogueLine line) {
    boolean isDotted = line.key().startsWith(PREPARATION_IN);
    String language = isDotted ? line.key().substring(PREPARATION_IN.length()) : "";
    if (!Preparation.isLanguage(language)) {
      throw line.refuse("a sentence has the key preparation and a language, as preparation.en");
    }
    return language;
  }

  private Preparation preparation(Map<String, String> sentences, Set<String> seen) {
    if (seen.contains(PREPARATION)) {
      throw section.refuse("has a shared preparation and sentences of its own");
    }
    if (!sentences.containsKey(Preparation.ENGLISH)) {
      throw section.refuse("has a preparation, and none in English (preparation.en)");
    }
    return new Preparation(sentences);
  }

  private void checkScopes(MailProviderBuilder provider) {
    for (String domain : provider.endpointsByDomain.keySet()) {
      if (!names.domains().contains(domain) && !names.domainSuffixes().contains(domain)) {
        throw section.refuse("has a domain-endpoint for " + domain + ", which it has not");
      }
    }
    for (String suffix : provider.endpointsByMx.keySet()) {
      if (!names.mxSuffixes().contains(suffix)) {
        throw section.refuse("has an mx-endpoint for " + suffix + ", which it has not");
      }
    }
  }

  private MailProvider build(MailProviderBuilder provider) {
    try {
      return provider.build();
    } catch (IllegalArgumentException e) {
      throw section.refuse("is wrong: " + e.getMessage(), e);
    }
  }
}
