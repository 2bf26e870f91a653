package org.mailquay.provider;

import java.net.URI;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailquay.settings.Encryption;
import org.mailquay.settings.Endpoint;
import org.mailquay.settings.Hostname;
import org.mailquay.settings.Port;
import org.mailquay.settings.SettingsException;

/** Reads one provider from its section. */
final class ProviderSection {

  private static final String PREPARATION = "preparation";

  /** May be there more than once; every other key only once. */
  private static final Set<String> REPEATABLE =
      Set.of("domains", "mx", "endpoint", "domain-endpoint", "mx-endpoint", "limit", "change");

  private final CatalogueSection section;
  private final Map<String, Preparation> shared;
  private final CatalogueClaims claims;
  private final MailProviderBuilder provider;
  private final Map<String, String> sentences = new HashMap<>();
  private final Set<String> seen = new HashSet<>();

  ProviderSection(
      CatalogueSection section, Map<String, Preparation> shared, CatalogueClaims claims) {
    this.section = section;
    this.shared = shared;
    this.claims = claims;
    provider = open();
  }

  /** The name comes first: everything else is told about it. */
  private MailProviderBuilder open() {
    CatalogueLine first = section.lines().isEmpty() ? null : section.lines().get(0);
    if (first == null || !first.key().equals("name")) {
      throw section.refuse("does not begin with a name");
    }
    try {
      return new MailProviderBuilder(section.name(), first.value());
    } catch (IllegalArgumentException e) {
      throw new CatalogueFormatException(section.number(), String.valueOf(e.getMessage()), e);
    }
  }

  MailProvider read() {
    for (CatalogueLine line : section.lines()) {
      if (!seen.add(line.key()) && !REPEATABLE.contains(line.key())) {
        throw line.refuse(line.key() + " is there twice");
      }
      readGuarded(line);
    }
    readSentences();
    checkScopes();
    try {
      return provider.build();
    } catch (IllegalArgumentException e) {
      throw section.refuse(String.valueOf(e.getMessage()));
    }
  }

  private void readGuarded(CatalogueLine line) {
    try {
      read(line);
    } catch (IllegalArgumentException | java.time.DateTimeException | SettingsException e) {
      throw line.refuse(line.key() + ": " + e.getMessage(), e);
    }
  }

  private void read(CatalogueLine line) {
    switch (line.key()) {
      case "name" -> {} // read first
      case "kind" -> provider.kind(CatalogueWords.kind(line));
      case "status" -> provider.status(CatalogueWords.status(line));
      case "domains", "domain-suffixes", "mx" -> readNames(line);
      case "endpoint", "domain-endpoint", "mx-endpoint" -> readEndpoint(line);
      case "username" -> provider.usernameForm(CatalogueWords.usernameForm(line));
      case "logins" -> readLogins(line);
      case "password-form" -> provider.passwordForm(CatalogueWords.passwordForm(line));
      case "oauth-issuer" -> provider.oauthIssuer(line.words(1, 1)[0]);
      case "limit" -> provider.limits(CatalogueWords.limit(provider.limits, line));
      case "recipients-per-message" ->
          provider.recipientsPerMessage(Integer.parseInt(line.value()));
      case "max-message-bytes" -> provider.maxMessageBytes(Long.parseLong(line.value()));
      case "help" -> provider.helpUrl(URI.create(line.value()));
      case "verified" -> provider.lastVerified(LocalDate.parse(line.value()));
      case "sources" -> provider.sources(line.words());
      case "change" -> provider.change(CatalogueWords.change(line));
      default -> readSentence(line);
    }
  }

  private void readNames(CatalogueLine line) {
    for (String name : line.words()) {
      switch (line.key()) {
        case "domains" -> {
          claims.domain(name, line);
          provider.domains.add(name);
        }
        case "domain-suffixes" -> {
          claims.domainSuffix(name, line);
          provider.domainSuffixes.add(name);
        }
        default -> {
          claims.mxSuffix(name, line);
          provider.mxSuffixes.add(name);
        }
      }
    }
  }

  private void readEndpoint(CatalogueLine line) {
    boolean isForAll = line.key().equals("endpoint");
    String[] words = isForAll ? line.words(2, 2) : line.words(3, 3);
    Endpoint endpoint = endpoint(line, words[words.length - 2], words[words.length - 1]);
    switch (line.key()) {
      case "domain-endpoint" -> provider.domainEndpoint(words[0], endpoint);
      case "mx-endpoint" -> provider.mxEndpoint(words[0], endpoint);
      default -> provider.endpoint(endpoint);
    }
  }

  private static Endpoint endpoint(CatalogueLine line, String address, String encryption) {
    int colon = address.lastIndexOf(':');
    if (colon < 1) {
      throw line.refuse("a server has the form host:port, not \"" + address + "\"");
    }
    Encryption protection = CatalogueWords.encryption(line, encryption);
    Port port = new Port(Integer.parseInt(address.substring(colon + 1)));
    return new Endpoint(Hostname.of(address.substring(0, colon)), port, protection);
  }

  private void readLogins(CatalogueLine line) {
    for (String word : line.words()) {
      provider.logins.add(CatalogueWords.login(line, word));
    }
  }

  private void readSentence(CatalogueLine line) {
    String key = line.key();
    if (key.equals(PREPARATION)) {
      @Nullable Preparation preparation = shared.get(line.value());
      if (preparation == null) {
        throw line.refuse("there is no section [preparation " + line.value() + "]");
      }
      provider.preparation = preparation;
    } else if (key.startsWith(PREPARATION + ".")
        && isLanguage(key.substring(PREPARATION.length() + 1))) {
      sentences.put(key.substring(PREPARATION.length() + 1), line.value());
    } else {
      throw line.refuse("the key \"" + key + "\" is unknown; docs/provider-catalogue.md has all");
    }
  }

  private void readSentences() {
    if (sentences.isEmpty()) {
      return;
    }
    if (seen.contains(PREPARATION)) {
      throw section.refuse("has a shared preparation and sentences of its own");
    }
    if (!sentences.containsKey("en")) {
      throw section.refuse("has a preparation, and none in English (preparation.en)");
    }
    provider.preparation = new Preparation(sentences);
  }

  private void checkScopes() {
    for (String domain : provider.endpointsByDomain.keySet()) {
      if (!provider.domains.contains(domain) && !provider.domainSuffixes.contains(domain)) {
        throw section.refuse("has a domain-endpoint for " + domain + ", which it has not");
      }
    }
    for (String suffix : provider.endpointsByMx.keySet()) {
      if (!provider.mxSuffixes.contains(suffix)) {
        throw section.refuse("has an mx-endpoint for " + suffix + ", which it has not");
      }
    }
  }

  /** Returns {@code true} for two or three lower-case letters (RFC 5646 §2.1). */
  static boolean isLanguage(String code) {
    boolean isLong = code.length() == 2 || code.length() == 3;
    for (int i = 0; i < code.length(); i++) {
      isLong &= code.charAt(i) >= 'a' && code.charAt(i) <= 'z';
    }
    return isLong;
  }
}
