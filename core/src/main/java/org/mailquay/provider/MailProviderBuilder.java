package org.mailquay.provider;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailquay.settings.Endpoint;
import org.mailquay.settings.Hostname;
import org.mailquay.settings.SendingLimits;
import org.mailquay.validation.UsernameForm;

/**
 * Describes a provider. Domains may be written as users write them. A value that cannot be is
 * refused at once with an {@link IllegalArgumentException} or a {@link
 * org.mailquay.settings.SettingsException}. Not thread-safe.
 */
public final class MailProviderBuilder {

  final String id;
  final String name;
  ProviderKind kind = ProviderKind.HOSTING;
  ProviderStatus status = ProviderStatus.WORKS;
  final List<String> domains = new ArrayList<>();
  final List<String> domainSuffixes = new ArrayList<>();
  final List<String> mxSuffixes = new ArrayList<>();
  final List<Endpoint> endpoints = new ArrayList<>();
  final Map<String, List<Endpoint>> endpointsByDomain = new HashMap<>();
  final Map<String, List<Endpoint>> endpointsByMx = new HashMap<>();
  UsernameForm usernameForm = UsernameForm.fullAddress();
  final Set<LoginKind> logins = EnumSet.noneOf(LoginKind.class);
  PasswordForm passwordForm = PasswordForm.ANY;
  @Nullable String oauthIssuer;
  SendingLimits limits = SendingLimits.none();
  OptionalInt recipientsPerMessage = OptionalInt.empty();
  OptionalLong maxMessageBytes = OptionalLong.empty();
  Preparation preparation = Preparation.none();
  @Nullable URI helpUrl;
  @Nullable LocalDate lastVerified;
  final List<String> sources = new ArrayList<>();
  final List<LoginChange> changes = new ArrayList<>();

  MailProviderBuilder(String id, String name) {
    if (!isId(id)) {
      throw new IllegalArgumentException(
          "the id \"" + id + "\" is not made of lower-case letters, digits, dots and hyphens");
    }
    this.id = id;
    this.name = requireText("name", name);
  }

  MailProviderBuilder(MailProvider provider) {
    id = provider.id();
    name = provider.name();
    kind = provider.kind();
    status = provider.status();
    domains.addAll(provider.domains());
    domainSuffixes.addAll(provider.domainSuffixes());
    mxSuffixes.addAll(provider.mxSuffixes());
    endpoints.addAll(provider.endpoints());
    endpointsByDomain.putAll(provider.endpointsByDomain());
    endpointsByMx.putAll(provider.endpointsByMx());
    usernameForm = provider.usernameForm();
    logins.addAll(provider.logins());
    passwordForm = provider.passwordForm();
    oauthIssuer = provider.oauthIssuer().orElse(null);
    limits = provider.limits();
    recipientsPerMessage = provider.recipientsPerMessage();
    maxMessageBytes = provider.maxMessageBytes();
    preparation = provider.preparation();
    helpUrl = provider.helpUrl().orElse(null);
    lastVerified = provider.lastVerified().orElse(null);
    sources.addAll(provider.sources());
    changes.addAll(provider.changes());
  }

  /** Sets what the provider is to its customers; without it, a host of their domains. */
  public MailProviderBuilder kind(ProviderKind value) {
    kind = value;
    return this;
  }

  /** Sets whether mail can be sent through it; without it, it works. */
  public MailProviderBuilder status(ProviderStatus value) {
    status = value;
    return this;
  }

  /** Adds domains of its addresses. */
  public MailProviderBuilder domains(String... names) {
    return addNames(domains, names);
  }

  /** Adds domains below which every domain is one of its own. */
  public MailProviderBuilder domainSuffixes(String... names) {
    return addNames(domainSuffixes, names);
  }

  /** Adds ends of the names of its MX hosts. */
  public MailProviderBuilder mxSuffixes(String... names) {
    return addNames(mxSuffixes, names);
  }

  /** Adds a server, less recommended than those before. */
  public MailProviderBuilder endpoint(Endpoint endpoint) {
    if (!endpoint.encryption().isEncrypted()) {
      throw new IllegalArgumentException(
          endpoint.address() + " is without encryption, which no provider may recommend");
    }
    endpoints.add(endpoint);
    return this;
  }

  /** Sets the form of the user name; without it, the full address. */
  public MailProviderBuilder usernameForm(UsernameForm form) {
    usernameForm = form;
    return this;
  }

  /** Sets the accepted logins; without them, a password. */
  public MailProviderBuilder logins(LoginKind... kinds) {
    logins.clear();
    logins.addAll(List.of(kinds));
    return this;
  }

  /** Sets what is known of its passwords; without it, nothing. */
  public MailProviderBuilder passwordForm(PasswordForm form) {
    passwordForm = form;
    return this;
  }

  /** Sets who issues its tokens, such as {@code microsoft}. */
  public MailProviderBuilder oauthIssuer(String issuer) {
    oauthIssuer = requireText("OAuth issuer", issuer);
    return this;
  }

  /** Sets how much one account may send. */
  public MailProviderBuilder limits(SendingLimits sendingLimits) {
    limits = sendingLimits;
    return this;
  }

  /** Sets how many recipients one mail may have, at least 1. */
  public MailProviderBuilder recipientsPerMessage(int limit) {
    requirePositive("recipients per message", limit);
    recipientsPerMessage = OptionalInt.of(limit);
    return this;
  }

  /** Sets how many bytes a mail may have after encoding, at least 1. */
  public MailProviderBuilder maxMessageBytes(long limit) {
    requirePositive("bytes of a mail", limit);
    maxMessageBytes = OptionalLong.of(limit);
    return this;
  }

  /**
   * Sets what the user has to do before the first mail, in English.
   *
   * @param sentence in which {@code {name}} stands for the provider's name
   */
  public MailProviderBuilder preparation(String sentence) {
    preparation = new Preparation(Map.of("en", requireText("preparation", sentence)));
    return this;
  }

  /** Adds the same sentence in another language. */
  public MailProviderBuilder preparation(Locale locale, String sentence) {
    preparation = preparation.with(locale.getLanguage(), requireText("preparation", sentence));
    return this;
  }

  /** Sets the provider's own page about it, with https. */
  public MailProviderBuilder helpUrl(URI link) {
    if (!"https".equals(link.getScheme()) || link.getHost() == null) {
      throw new IllegalArgumentException("the link " + link + " does not begin with https://");
    }
    helpUrl = link;
    return this;
  }

  /** Sets when the facts were last compared with their sources. */
  public MailProviderBuilder lastVerified(LocalDate day) {
    lastVerified = day;
    return this;
  }

  /** Adds what the facts were compared with. */
  public MailProviderBuilder sources(String... names) {
    for (String source : names) {
      sources.add(requireText("source", source));
    }
    return this;
  }

  /** Adds a dated change of its logins. */
  public MailProviderBuilder change(LoginChange change) {
    changes.add(change);
    if (changes.size() > 1) {
      changes.sort(Comparator.comparing(LoginChange::date));
    }
    return this;
  }

  /**
   * Builds the provider.
   *
   * @throws IllegalArgumentException if a provider with SMTP has no server, or one without has some
   */
  public MailProvider build() {
    boolean hasSmtp = status != ProviderStatus.NO_SMTP;
    if (endpoints.isEmpty() == hasSmtp) {
      throw new IllegalArgumentException(
          "the provider " + id + " is " + status + " and has " + endpoints.size() + " endpoints");
    }
    if (logins.isEmpty() && hasSmtp) {
      logins.add(LoginKind.PASSWORD);
    }
    if (status == ProviderStatus.OAUTH_ONLY && !logins.equals(Set.of(LoginKind.OAUTH2))) {
      throw new IllegalArgumentException(
          "the provider " + id + " is " + status + " and accepts " + logins);
    }
    return new MailProvider(this);
  }

  /** Says what is right for one domain, instead of the servers for all. */
  void domainEndpoint(String domain, Endpoint endpoint) {
    add(endpointsByDomain, domain, endpoint);
  }

  /** Says what is right for domains with such an MX host, instead of the servers for all. */
  void mxEndpoint(String suffix, Endpoint endpoint) {
    add(endpointsByMx, suffix, endpoint);
  }

  private static void add(Map<String, List<Endpoint>> all, String name, Endpoint endpoint) {
    List<Endpoint> endpoints = new ArrayList<>(all.getOrDefault(name, List.of()));
    endpoints.add(endpoint);
    all.put(name, endpoints);
  }

  static Map<String, List<Endpoint>> copyOf(Map<String, List<Endpoint>> endpoints) {
    Map<String, List<Endpoint>> copy = new HashMap<>();
    for (Map.Entry<String, List<Endpoint>> entry : endpoints.entrySet()) {
      copy.put(entry.getKey(), List.copyOf(entry.getValue()));
    }
    return Map.copyOf(copy);
  }

  private MailProviderBuilder addNames(List<String> names, String... more) {
    for (String typed : more) {
      String domain = Hostname.of(typed).ascii();
      if (!names.contains(domain)) {
        names.add(domain);
      }
    }
    return this;
  }

  private static boolean isId(String id) {
    return id.indexOf('_') < 0 && LookupName.of(id).equals(id) && !id.isEmpty();
  }

  private static String requireText(String what, String text) {
    boolean isText = !text.isBlank();
    for (int i = 0; i < text.length(); i++) {
      isText &= !Character.isISOControl(text.charAt(i));
    }
    if (!isText) {
      throw new IllegalArgumentException("the " + what + " is blank or has control characters");
    }
    return text;
  }

  private static void requirePositive(String what, long number) {
    if (number < 1) {
      throw new IllegalArgumentException("the number of " + what + " is below 1: " + number);
    }
  }
}
