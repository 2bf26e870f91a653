package org.mailquay.provider;

import java.net.URI;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mailquay.settings.EmailAddress;
import org.mailquay.settings.Endpoint;
import org.mailquay.settings.Hostname;
import org.mailquay.settings.ProviderPreset;
import org.mailquay.settings.Secret;
import org.mailquay.settings.SendingLimits;
import org.mailquay.validation.PasswordPolicy;
import org.mailquay.validation.UsernameForm;

/**
 * What is known about sending through a mail provider. Immutable and thread-safe.
 *
 * <p>A provider may have different servers for some of its domains. {@link
 * ProviderCatalogue#byDomain} and {@link ProviderCatalogue#byMxHost} answer with the servers that
 * are right for the domain that was asked for; two answers are the same provider if their {@link
 * #id()} is the same.
 */
public final class MailProvider implements ProviderPreset {

  private final String id;
  private final String name;
  private final ProviderKind kind;
  private final ProviderStatus status;
  private final List<String> domains;
  private final List<String> domainSuffixes;
  private final List<String> mxSuffixes;
  private final List<Endpoint> endpoints;
  private final Map<String, List<Endpoint>> endpointsByDomain;
  private final Map<String, List<Endpoint>> endpointsByMx;
  private final UsernameForm usernameForm;
  private final Set<LoginKind> logins;
  private final PasswordForm passwordForm;
  private final @Nullable String oauthIssuer;
  private final SendingLimits limits;
  private final OptionalInt recipientsPerMessage;
  private final OptionalLong maxMessageBytes;
  private final Preparation preparation;
  private final @Nullable URI helpUrl;
  private final @Nullable LocalDate lastVerified;
  private final List<String> sources;
  private final List<LoginChange> changes;

  MailProvider(MailProviderBuilder builder) {
    id = builder.id;
    name = builder.name;
    kind = builder.kind;
    status = builder.status;
    domains = List.copyOf(builder.domains);
    domainSuffixes = List.copyOf(builder.domainSuffixes);
    mxSuffixes = List.copyOf(builder.mxSuffixes);
    endpoints = List.copyOf(builder.endpoints);
    endpointsByDomain = MailProviderBuilder.copyOf(builder.endpointsByDomain);
    endpointsByMx = MailProviderBuilder.copyOf(builder.endpointsByMx);
    usernameForm = builder.usernameForm;
    logins = Set.copyOf(builder.logins);
    passwordForm = builder.passwordForm;
    oauthIssuer = builder.oauthIssuer;
    limits = builder.limits;
    recipientsPerMessage = builder.recipientsPerMessage;
    maxMessageBytes = builder.maxMessageBytes;
    preparation = builder.preparation;
    helpUrl = builder.helpUrl;
    lastVerified = builder.lastVerified;
    sources = List.copyOf(builder.sources);
    changes = List.copyOf(builder.changes);
  }

  /**
   * Starts the description of a provider that the catalogue does not have, or has differently.
   *
   * @param id lower-case letters, digits, dots and hyphens, such as {@code corner-hosting}
   * @param name as users know it
   * @throws IllegalArgumentException if the id has another form or the name is blank
   */
  public static MailProviderBuilder builder(String id, String name) {
    return new MailProviderBuilder(id, name);
  }

  /** Starts from this provider; what is not set anew stays. */
  public MailProviderBuilder toBuilder() {
    return new MailProviderBuilder(this);
  }

  /** Returns the stable name for code and stored settings, such as {@code gmail}. */
  public String id() {
    return id;
  }

  /** Returns the name for users. */
  @Override
  public String name() {
    return name;
  }

  /** Returns what it is to its customers. */
  public ProviderKind kind() {
    return kind;
  }

  /** Returns whether mail can be sent through it, and what it takes. */
  public ProviderStatus status() {
    return status;
  }

  /** Returns the domains of its addresses, in lower case with A-labels. */
  public List<String> domains() {
    return domains;
  }

  /** Returns the domains below which every domain is one of its own. */
  public List<String> domainSuffixes() {
    return domainSuffixes;
  }

  /** Returns how the names of its MX hosts end, at the boundary of a label. */
  public List<String> mxSuffixes() {
    return mxSuffixes;
  }

  /** Returns its servers, the recommended one first; empty only without SMTP. */
  public List<Endpoint> endpoints() {
    return endpoints;
  }

  /** Returns the recommended server. */
  @Override
  public Optional<Endpoint> endpoint() {
    return endpoints.isEmpty() ? Optional.empty() : Optional.of(endpoints.get(0));
  }

  /** Returns the form of the user name. */
  public UsernameForm usernameForm() {
    return usernameForm;
  }

  @Override
  public Optional<String> usernameFor(EmailAddress sender) {
    return usernameForm.derive(sender);
  }

  /** Returns the logins that it accepts; empty only without SMTP. */
  public Set<LoginKind> logins() {
    return logins;
  }

  /** Returns {@code true} if it accepts that login. */
  public boolean accepts(LoginKind login) {
    return logins.contains(login);
  }

  /** Returns what is known of its passwords. */
  public PasswordForm passwordForm() {
    return passwordForm;
  }

  /** Returns the password without the blanks that Google shows in its app passwords. */
  @Override
  public Secret passwordFrom(Secret typed) {
    return passwordForm == PasswordForm.GOOGLE_APP_PASSWORD
        ? PasswordPolicy.joinGmailGroups(typed)
        : typed;
  }

  /** Returns who issues its tokens, such as {@code google}; empty where it has no sign-in. */
  public Optional<String> oauthIssuer() {
    return Optional.ofNullable(oauthIssuer);
  }

  /**
   * Returns how much one account may send: defaults to be polite with, since providers change and
   * sell them.
   */
  @Override
  public SendingLimits limits() {
    return limits;
  }

  /** Returns how many recipients one mail may have. */
  public OptionalInt recipientsPerMessage() {
    return recipientsPerMessage;
  }

  /** Returns how many bytes a mail may have after encoding. */
  public OptionalLong maxMessageBytes() {
    return maxMessageBytes;
  }

  /**
   * Returns what the user has to do before the first mail, in one sentence; English where the
   * language is not known.
   */
  public String preparation(Locale locale) {
    return preparation.in(locale, name);
  }

  /** Returns the provider's own page about it, with https. */
  public Optional<URI> helpUrl() {
    return Optional.ofNullable(helpUrl);
  }

  /** Returns when the facts were last compared with their sources; nothing was connected to. */
  public Optional<LocalDate> lastVerified() {
    return Optional.ofNullable(lastVerified);
  }

  /** Returns what the facts were compared with. */
  public List<String> sources() {
    return sources;
  }

  /** Returns the dated changes of its logins, the earliest first. */
  public List<LoginChange> changes() {
    return changes;
  }

  /** Returns this provider with the servers that are right for a domain of its own. */
  MailProvider forDomain(String domain) {
    return withEndpoints(endpointsByDomain.get(domain));
  }

  /** Returns this provider with the servers that are right for domains with such an MX host. */
  MailProvider forMx(String suffix) {
    return withEndpoints(endpointsByMx.get(suffix));
  }

  /** The loopback address of a local bridge says nothing about whose server it is. */
  boolean hasServer(Hostname host) {
    return !host.isIpLiteral()
        && Stream.of(List.of(endpoints), endpointsByDomain.values(), endpointsByMx.values())
            .flatMap(Collection::stream)
            .flatMap(List::stream)
            .anyMatch(endpoint -> endpoint.host().equals(host));
  }

  Map<String, List<Endpoint>> endpointsByDomain() {
    return endpointsByDomain;
  }

  Map<String, List<Endpoint>> endpointsByMx() {
    return endpointsByMx;
  }

  Preparation preparation() {
    return preparation;
  }

  private MailProvider withEndpoints(@Nullable List<Endpoint> others) {
    if (others == null) {
      return this;
    }
    MailProviderBuilder copy = toBuilder();
    copy.endpoints.clear();
    copy.endpoints.addAll(others);
    return new MailProvider(copy);
  }

  @Override
  public String toString() {
    return "MailProvider[" + id + "]";
  }
}
