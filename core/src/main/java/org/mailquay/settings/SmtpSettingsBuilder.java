package org.mailquay.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mailquay.settings.internal.Blanks;

/**
 * Builds {@link SmtpSettings} from values as they come: text that a user typed is read when the
 * settings are built, so that everything wrong with it is found at once. Not thread-safe.
 */
public final class SmtpSettingsBuilder {

  private static final int MOST_CHARACTERS = 512;

  private String host = "";
  private String port = "";
  private Encryption encryption = Encryption.IMPLICIT_TLS;
  private AuthenticationKind authenticationKind = AuthenticationKind.NONE;
  private @Nullable String username;
  private @Nullable Secret password;
  private String domain = "";
  private String account = "";
  private String sender = "";
  private @Nullable String replyTo;
  private @Nullable String ehloName;

  private @Nullable ProviderPreset provider;

  boolean credentialsOverPlaintextAllowed;
  Timeouts timeouts = Timeouts.ofDefaults();
  TlsTrust tlsTrust = TlsTrust.system();
  @Nullable ProxySettings proxy;
  SendingLimits limits = SendingLimits.none();
  Map<String, String> unrecognized = new TreeMap<>();

  /** What the texts mean, once there is nothing wrong with them. */
  record Parts(
      Endpoint endpoint,
      Authentication authentication,
      Mailbox sender,
      Optional<Mailbox> replyTo,
      Optional<EhloName> ehloName) {}

  SmtpSettingsBuilder() {}

  SmtpSettingsBuilder(SmtpSettings settings) {
    host = settings.endpoint().host().ascii();
    port = Integer.toString(settings.endpoint().port().value());
    encryption = settings.endpoint().encryption();
    copyAuthentication(settings.authentication());
    sender = settings.sender().toString();
    replyTo = settings.replyTo().map(Mailbox::toString).orElse(null);
    ehloName = settings.ehloName().map(EhloName::value).orElse(null);
    credentialsOverPlaintextAllowed = settings.credentialsOverPlaintextAllowed();
    timeouts = settings.timeouts();
    tlsTrust = settings.tlsTrust();
    proxy = settings.proxy().orElse(null);
    limits = settings.limits();
    unrecognized.putAll(settings.unrecognizedProperties());
  }

  private void copyAuthentication(Authentication authentication) {
    authenticationKind = authentication.kind();
    username = authentication.loginName().orElse(null);
    password = authentication.secret().orElse(null);
    if (authentication instanceof Authentication.Ntlm ntlm) {
      domain = ntlm.domain().value();
    } else if (authentication instanceof Authentication.OAuth2 oauth2) {
      account = oauth2.account().toString();
      username = null;
    }
  }

  /**
   * Fills in what a provider recommends: its server and its limits, and, where none is set, the
   * user name in the form that it wants. What is set afterwards wins.
   */
  public SmtpSettingsBuilder provider(ProviderPreset preset) {
    provider = preset;
    limits = preset.limits();
    host = preset.endpoint().map(endpoint -> endpoint.host().ascii()).orElse("");
    encryption = preset.endpoint().map(Endpoint::encryption).orElse(Encryption.IMPLICIT_TLS);
    port = preset.endpoint().map(Endpoint::port).map(this::textUnlessDefault).orElse("");
    return this;
  }

  /** A port that follows from the encryption goes on following it. */
  private String textUnlessDefault(Port number) {
    return number.equals(encryption.defaultPort()) ? "" : Integer.toString(number.value());
  }

  /** Sets the server: a name or an IP address, as typed. */
  public SmtpSettingsBuilder host(String name) {
    host = name;
    return this;
  }

  /** Sets the port; without one it follows from the encryption: 465, 587, 25. */
  public SmtpSettingsBuilder port(int number) {
    return port(Integer.toString(number));
  }

  /** Sets the port as typed, blanks around it allowed; empty for the encryption's own. */
  public SmtpSettingsBuilder port(String text) {
    port = text;
    return this;
  }

  /** Speaks TLS from the first byte, as RFC 8314 recommends: the default. */
  public SmtpSettingsBuilder implicitTls() {
    encryption = Encryption.IMPLICIT_TLS;
    return this;
  }

  /** Speaks TLS from the first byte with this server. */
  public SmtpSettingsBuilder implicitTls(String server) {
    return host(server).implicitTls();
  }

  /** Upgrades to TLS before anything else is said (RFC 3207), or fails. */
  public SmtpSettingsBuilder startTls() {
    encryption = Encryption.STARTTLS;
    return this;
  }

  /** Upgrades to TLS with this server before anything else is said, or fails. */
  public SmtpSettingsBuilder startTls(String server) {
    return host(server).startTls();
  }

  /**
   * Does not encrypt: everyone on the way can read and change the mails. A login is still refused
   * until {@link #allowCredentialsOverPlaintextDangerous()} is called as well.
   */
  public SmtpSettingsBuilder plaintextDangerous() {
    encryption = Encryption.PLAINTEXT;
    return this;
  }

  /** Does not encrypt what is said to this server; see {@link #plaintextDangerous()}. */
  public SmtpSettingsBuilder plaintextDangerous(String server) {
    return host(server).plaintextDangerous();
  }

  /** Lets user name and password be sent so that everyone on the way can read them. */
  public SmtpSettingsBuilder allowCredentialsOverPlaintextDangerous() {
    credentialsOverPlaintextAllowed = true;
    return this;
  }

  /** Sets the user name, blanks around it ignored; without one it is the sender's address. */
  public SmtpSettingsBuilder username(String name) {
    String trimmed = Blanks.trim(name);
    username = trimmed.isEmpty() ? null : trimmed;
    return this;
  }

  /** Logs in with a password. */
  public SmtpSettingsBuilder password(CharSequence text) {
    return password(Secret.of(text));
  }

  /** Logs in with a password. */
  public SmtpSettingsBuilder password(Secret secret) {
    password = secret;
    if (authenticationKind == AuthenticationKind.NONE) {
      authenticationKind = AuthenticationKind.PASSWORD;
    }
    return this;
  }

  /** Logs in with user name, blanks around it ignored, and password. */
  public SmtpSettingsBuilder login(String name, Secret secret) {
    authenticationKind = AuthenticationKind.PASSWORD;
    username = Blanks.trim(name);
    password = secret;
    return this;
  }

  /**
   * Logs in with NTLM, as Exchange on premises wants it.
   *
   * @param windowsDomain in the form company.com or COMPANY
   * @param name without the domain; blanks around it are ignored
   */
  public SmtpSettingsBuilder ntlm(String windowsDomain, String name, Secret secret) {
    authenticationKind = AuthenticationKind.NTLM;
    domain = windowsDomain;
    username = Blanks.trim(name);
    password = secret;
    return this;
  }

  /**
   * Logs in with the token of a sign-in. A password that was set before is not kept.
   *
   * @param signedInAccount the mailbox that signed in
   */
  public SmtpSettingsBuilder oauth2(String signedInAccount) {
    authenticationKind = AuthenticationKind.OAUTH2;
    account = signedInAccount;
    return this;
  }

  /** Does not log in. */
  public SmtpSettingsBuilder noAuthentication() {
    authenticationKind = AuthenticationKind.NONE;
    username = null;
    password = null;
    return this;
  }

  /** Sets the sender: {@code shop@example.com} or {@code Corner Shop <shop@example.com>}. */
  public SmtpSettingsBuilder sender(String mailbox) {
    sender = mailbox;
    return this;
  }

  /** Sets the sender. */
  public SmtpSettingsBuilder sender(Mailbox mailbox) {
    return sender(mailbox.toString());
  }

  /** Sets where answers go; empty for the sender. */
  public SmtpSettingsBuilder replyTo(String mailbox) {
    replyTo = mailbox.isBlank() ? null : mailbox;
    return this;
  }

  /** Sets the limits on waiting. */
  public SmtpSettingsBuilder timeouts(Timeouts limitsOnWaiting) {
    timeouts = limitsOnWaiting;
    return this;
  }

  /** Sets which certificates are believed. */
  public SmtpSettingsBuilder tlsTrust(TlsTrust trust) {
    tlsTrust = trust;
    return this;
  }

  /** Sets the program's name for EHLO: a domain or an address literal; empty for the default. */
  public SmtpSettingsBuilder ehloName(String name) {
    ehloName = name.isBlank() ? null : name;
    return this;
  }

  /** Sets the proxy on the way. */
  public SmtpSettingsBuilder proxy(ProxySettings proxySettings) {
    proxy = proxySettings;
    return this;
  }

  /** Connects without a proxy. */
  public SmtpSettingsBuilder noProxy() {
    proxy = null;
    return this;
  }

  /** Sets how much may be sent. */
  public SmtpSettingsBuilder limits(SendingLimits sendingLimits) {
    limits = sendingLimits;
    return this;
  }

  /**
   * Returns the user name as typed, without the blanks around it, where the chosen kind of login
   * has one.
   */
  public Optional<String> typedUsername() {
    return logsInWithPassword() ? Optional.ofNullable(username) : Optional.empty();
  }

  /** Returns the password as typed, where the chosen kind of login has one. */
  public Optional<Secret> typedPassword() {
    return logsInWithPassword() ? Optional.ofNullable(password) : Optional.empty();
  }

  private boolean logsInWithPassword() {
    return authenticationKind == AuthenticationKind.PASSWORD
        || authenticationKind == AuthenticationKind.NTLM;
  }

  /**
   * Returns all that is wrong or remarkable with the values so far, for a form that is being filled
   * in. Only errors keep {@link #build()} from working.
   */
  public List<Violation> violations() {
    ViolationList violations = new ViolationList();
    parse(violations);
    return violations.toList();
  }

  /**
   * Builds the settings.
   *
   * @throws SettingsException with every error at once
   */
  public SmtpSettings build() {
    ViolationList violations = new ViolationList();
    Optional<Parts> parts = parse(violations);
    violations.throwIfErrors();
    return new SmtpSettings(this, parts.orElseThrow());
  }

  private Optional<Parts> parse(ViolationList violations) {
    Optional<Endpoint> endpoint = parseEndpoint(violations);
    Optional<Mailbox> from = violations.take(Mailbox.check(Field.SENDER, sender));
    Optional<Authentication> authentication = parseAuthentication(violations, from);
    Optional<Mailbox> answersTo =
        replyTo == null
            ? Optional.empty()
            : violations.take(Mailbox.check(Field.REPLY_TO, replyTo));
    Optional<EhloName> ehlo =
        ehloName == null ? Optional.empty() : violations.take(EhloName.check(ehloName));
    checkPlaintext(violations);
    if (violations.hasErrors()) {
      return Optional.empty();
    }
    return Optional.of(
        new Parts(
            endpoint.orElseThrow(),
            authentication.orElseThrow(),
            from.orElseThrow(),
            answersTo,
            ehlo));
  }

  private Optional<Endpoint> parseEndpoint(ViolationList violations) {
    if (host.isEmpty() && provider != null && provider.endpoint().isEmpty()) {
      violations.add(Field.HOST, ViolationCode.PROVIDER_WITHOUT_SMTP, provider.name());
      return Optional.empty();
    }
    Optional<Hostname> name = violations.take(Hostname.check(Field.HOST, host));
    Optional<Port> number =
        port.isBlank()
            ? Optional.of(encryption.defaultPort())
            : violations.take(Port.typed(Field.PORT, port));
    return name.flatMap(n -> number.map(p -> new Endpoint(n, p, encryption)));
  }

  private Optional<Authentication> parseAuthentication(
      ViolationList violations, Optional<Mailbox> from) {
    return switch (authenticationKind) {
      case NONE -> parseNoAuthentication(violations);
      case PASSWORD -> parsePassword(violations, from);
      case NTLM -> parseNtlm(violations);
      case OAUTH2 -> parseOAuth2(violations);
    };
  }

  private Optional<Authentication> parseNoAuthentication(ViolationList violations) {
    if (username != null) {
      violations.add(Field.PASSWORD, ViolationCode.REQUIRED);
    }
    return Optional.of(new Authentication.None());
  }

  private Optional<Authentication> parsePassword(ViolationList violations, Optional<Mailbox> from) {
    Optional<String> name = username != null ? Optional.of(username) : from.map(this::username);
    // without a sender there is no name either, and the sender's own violation says it all
    return name.flatMap(
        n ->
            parseSecret(violations, n)
                .map(s -> provider == null ? s : provider.passwordFrom(s))
                .map(s -> new Authentication.Password(n, s)));
  }

  /** Empty, and so a violation, where the provider hands out names that nobody can derive. */
  private String username(Mailbox from) {
    EmailAddress address = from.address();
    return provider == null ? address.toString() : provider.usernameFor(address).orElse("");
  }

  private Optional<Authentication> parseNtlm(ViolationList violations) {
    String name = username == null ? "" : username;
    Optional<NtlmDomain> windowsDomain = violations.take(NtlmDomain.check(domain));
    Optional<Secret> secret = parseSecret(violations, name);
    return windowsDomain.flatMap(d -> secret.map(s -> new Authentication.Ntlm(d, name, s)));
  }

  private Optional<Secret> parseSecret(ViolationList violations, String name) {
    Secret secret = password == null ? Secret.of("") : password;
    ViolationList found = new ViolationList();
    TextRules.checkUsername(found, Field.USERNAME, name, MOST_CHARACTERS);
    TextRules.checkSecret(found, Field.PASSWORD, secret, MOST_CHARACTERS);
    violations.addAll(found);
    return found.hasErrors() ? Optional.empty() : Optional.of(secret);
  }

  private Optional<Authentication> parseOAuth2(ViolationList violations) {
    if (password != null && !password.isEmpty()) {
      violations.add(Field.PASSWORD, ViolationCode.PASSWORD_BESIDE_OAUTH2);
    }
    return violations
        .take(EmailAddress.check(Field.ACCOUNT, account))
        .map(Authentication.OAuth2::new);
  }

  private void checkPlaintext(ViolationList violations) {
    if (encryption.isEncrypted() || authenticationKind == AuthenticationKind.NONE) {
      return;
    }
    if (!credentialsOverPlaintextAllowed) {
      violations.add(Field.ENCRYPTION, ViolationCode.CREDENTIALS_OVER_PLAINTEXT);
    }
  }

  SmtpSettingsBuilder encryption(Encryption chosen) {
    encryption = chosen;
    return this;
  }

  SmtpSettingsBuilder unrecognized(Map<String, String> properties) {
    unrecognized = new TreeMap<>(properties);
    return this;
  }
}
