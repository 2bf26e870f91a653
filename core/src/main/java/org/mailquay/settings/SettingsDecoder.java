package org.mailquay.settings;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Reads stored settings and collects everything that is missing or unreadable. */
final class SettingsDecoder {

  private final Map<String, String> remaining;
  private final Map<String, Secret> secrets;
  private final ViolationList violations = new ViolationList();
  private final SmtpSettingsBuilder builder = SmtpSettings.builder();

  SettingsDecoder(Map<String, String> properties, Map<String, Secret> secrets) {
    this.remaining = new TreeMap<>(properties);
    this.secrets = secrets;
  }

  SmtpSettings decode() {
    boolean newer = readVersion();
    refuseSecret(SettingsCodec.PASSWORD, Field.PASSWORD);
    refuseSecret(SettingsCodec.PROXY_PASSWORD, Field.PROXY_PASSWORD);
    builder.host(take(SettingsCodec.HOST)).port(take(SettingsCodec.PORT));
    readChoice(SettingsCodec.ENCRYPTION, Encryption.class, Field.ENCRYPTION)
        .ifPresent(builder::encryption);
    readAuthentication();
    builder.sender(take(SettingsCodec.SENDER));
    builder.replyTo(take(SettingsCodec.REPLY_TO));
    builder.ehloName(take(SettingsCodec.EHLO_NAME));
    readTimeouts();
    readTrust();
    readProxy();
    readLimits();
    if (!newer) {
      remaining.remove(SettingsCodec.SCHEMA_VERSION);
    }
    builder.unrecognized(remaining);
    return build();
  }

  private SmtpSettings build() {
    ViolationList all = new ViolationList();
    all.addAll(violations);
    builder.violations().forEach(all::add);
    all.throwIfErrors();
    return builder.build();
  }

  /** The version stays among the remaining values when it is newer, to be written back. */
  private boolean readVersion() {
    String text = remaining.getOrDefault(SettingsCodec.SCHEMA_VERSION, "");
    OptionalInt version = Digits.parse(text);
    if (version.isEmpty() || version.getAsInt() < 1) {
      violations.add(Field.PROPERTIES, ViolationCode.SCHEMA_VERSION, text);
      return false;
    }
    return version.getAsInt() > SettingsCodec.VERSION;
  }

  /** A secret among the plain values would be kept as if a newer version had written it. */
  private void refuseSecret(String key, Field field) {
    if (remaining.remove(key) != null) {
      violations.add(field, ViolationCode.SECRET_AMONG_PROPERTIES, key);
    }
  }

  private void readAuthentication() {
    Optional<AuthenticationKind> kind =
        readChoice(SettingsCodec.AUTHENTICATION, AuthenticationKind.class, Field.AUTHENTICATION);
    String username = take(SettingsCodec.USERNAME);
    String domain = take(SettingsCodec.DOMAIN);
    String account = take(SettingsCodec.ACCOUNT);
    if (take(SettingsCodec.CREDENTIALS_OVER_PLAINTEXT).equals("true")) {
      builder.allowCredentialsOverPlaintextDangerous();
    }
    kind.ifPresent(
        k -> {
          switch (k) {
            case NONE -> builder.noAuthentication();
            case PASSWORD ->
                builder.login(username, secret(SettingsCodec.PASSWORD, Field.PASSWORD));
            case NTLM ->
                builder.ntlm(domain, username, secret(SettingsCodec.PASSWORD, Field.PASSWORD));
            case OAUTH2 -> builder.oauth2(account);
          }
        });
  }

  private Secret secret(String key, Field field) {
    Secret secret = secrets.get(key);
    if (secret == null) {
      violations.add(field, ViolationCode.SECRET_MISSING, key);
      return Secret.of("missing");
    }
    return secret;
  }

  private void readTimeouts() {
    Timeouts defaults = Timeouts.ofDefaults();
    Duration connect = readDuration("connect", defaults.connect());
    Duration greeting = readDuration("greeting", defaults.greeting());
    Duration command = readDuration("command", defaults.command());
    Duration data = readDuration("data", defaults.data());
    Duration total = readDuration("total", defaults.total());
    attempt(() -> new Timeouts(connect, greeting, command, data, total))
        .ifPresent(builder::timeouts);
  }

  private Duration readDuration(String name, Duration fallback) {
    String text = take(SettingsCodec.TIMEOUT + name);
    if (text.isEmpty()) {
      return fallback;
    }
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      unreadable(SettingsCodec.TIMEOUT + name, text, "PT30S");
      return fallback;
    }
  }

  private void readTrust() {
    String kind = take(SettingsCodec.TRUST);
    String pem = take(SettingsCodec.TRUST_CERTIFICATES);
    String pin = take(SettingsCodec.TRUST_PIN);
    switch (kind) {
      case "", "system" -> builder.tlsTrust(TlsTrust.system());
      case "authorities" ->
          attempt(() -> TlsTrust.additionalAuthorities(pem)).ifPresent(builder::tlsTrust);
      case "pinned" -> attempt(() -> TlsTrust.pinned(pin)).ifPresent(builder::tlsTrust);
      default -> notAllowed(Field.TLS_TRUST, kind, List.of("system", "authorities", "pinned"));
    }
  }

  private void readProxy() {
    String host = take(SettingsCodec.PROXY_HOST);
    String port = take(SettingsCodec.PROXY_PORT);
    String username = take(SettingsCodec.PROXY_USERNAME);
    if (!remaining.containsKey(SettingsCodec.PROXY)) {
      return;
    }
    readChoice(SettingsCodec.PROXY, ProxyKind.class, Field.PROXY)
        .flatMap(kind -> attempt(() -> ProxySettings.of(kind, host, port)))
        .flatMap(proxy -> username.isEmpty() ? Optional.of(proxy) : withLogin(proxy, username))
        .ifPresent(builder::proxy);
  }

  private Optional<ProxySettings> withLogin(ProxySettings proxy, String username) {
    Secret password = secret(SettingsCodec.PROXY_PASSWORD, Field.PROXY_PASSWORD);
    return attempt(() -> proxy.withLogin(username, password));
  }

  private void readLimits() {
    attempt(
            () ->
                new SendingLimits(
                    readLimit("messagesPerMinute"),
                    readLimit("messagesPerDay"),
                    readLimit("recipientsPerDay"),
                    readLimit("connections")))
        .ifPresent(builder::limits);
  }

  private OptionalInt readLimit(String name) {
    String text = take(SettingsCodec.LIMIT + name);
    OptionalInt limit = Digits.parse(text);
    if (limit.isEmpty() && !text.isEmpty()) {
      unreadable(SettingsCodec.LIMIT + name, text, "30");
    }
    return limit;
  }

  private <E extends Enum<E>> Optional<E> readChoice(String key, Class<E> type, Field field) {
    String name = take(key);
    Optional<E> choice = StoredNames.find(type, name);
    if (choice.isEmpty()) {
      notAllowed(field, name, StoredNames.all(type));
    }
    return choice;
  }

  private <T> Optional<T> attempt(Supplier<T> reading) {
    try {
      return Optional.of(reading.get());
    } catch (SettingsException e) {
      e.violations().forEach(violations::add);
      return Optional.empty();
    }
  }

  private void notAllowed(Field field, String value, List<String> allowed) {
    violations.add(field, ViolationCode.NOT_ALLOWED, value, String.join(", ", allowed));
  }

  private void unreadable(String key, String value, String example) {
    violations.add(Field.PROPERTIES, ViolationCode.PROPERTY_UNREADABLE, key, value, example);
  }

  private String take(String key) {
    String value = remaining.remove(key);
    return value == null ? "" : value;
  }
}
