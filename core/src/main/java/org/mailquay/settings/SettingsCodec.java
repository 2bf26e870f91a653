package org.mailquay.settings;

import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Settings as plain text values, to be stored wherever the host application stores its own. The
 * form has a version; a newer one may add keys, which are kept for it.
 */
final class SettingsCodec {

  static final String SCHEMA_VERSION = "schemaVersion";
  static final String HOST = "host";
  static final String PORT = "port";
  static final String ENCRYPTION = "encryption";
  static final String AUTHENTICATION = "authentication";
  static final String USERNAME = "username";
  static final String DOMAIN = "domain";
  static final String ACCOUNT = "account";
  static final String PASSWORD = "password";
  static final String CREDENTIALS_OVER_PLAINTEXT = "allowCredentialsOverPlaintext";
  static final String SENDER = "sender";
  static final String REPLY_TO = "replyTo";
  static final String EHLO_NAME = "ehloName";
  static final String TIMEOUT = "timeout.";
  static final String TRUST = "tlsTrust";
  static final String TRUST_CERTIFICATES = "tlsTrust.certificates";
  static final String TRUST_PIN = "tlsTrust.sha256";
  static final String PROXY = "proxy";
  static final String PROXY_HOST = "proxy.host";
  static final String PROXY_PORT = "proxy.port";
  static final String PROXY_USERNAME = "proxy.username";
  static final String PROXY_PASSWORD = "proxy.password";
  static final String LIMIT = "limit.";

  static final int VERSION = 1;

  private SettingsCodec() {}

  static SortedMap<String, String> encode(SmtpSettings settings) {
    SortedMap<String, String> properties = new TreeMap<>();
    properties.put(SCHEMA_VERSION, Integer.toString(VERSION));
    // a newer version's own keys, its version number among them, go back as they came
    properties.putAll(settings.unrecognizedProperties());
    properties.put(HOST, settings.endpoint().host().ascii());
    properties.put(PORT, Integer.toString(settings.endpoint().port().value()));
    properties.put(ENCRYPTION, StoredNames.of(settings.endpoint().encryption()));
    encodeAuthentication(settings, properties);
    properties.put(SENDER, settings.sender().toString());
    settings.replyTo().ifPresent(m -> properties.put(REPLY_TO, m.toString()));
    settings.ehloName().ifPresent(n -> properties.put(EHLO_NAME, n.value()));
    encodeTimeouts(settings.timeouts(), properties);
    encodeTrust(settings.tlsTrust(), properties);
    settings.proxy().ifPresent(p -> encodeProxy(p, properties));
    encodeLimits(settings.limits(), properties);
    return properties;
  }

  static SortedMap<String, Secret> secrets(SmtpSettings settings) {
    SortedMap<String, Secret> secrets = new TreeMap<>();
    settings.authentication().secret().ifPresent(s -> secrets.put(PASSWORD, s));
    settings
        .proxy()
        .flatMap(ProxySettings::login)
        .ifPresent(l -> secrets.put(PROXY_PASSWORD, l.password()));
    return secrets;
  }

  static SmtpSettings decode(Map<String, String> properties, Map<String, Secret> secrets) {
    return new SettingsDecoder(properties, secrets).decode();
  }

  private static void encodeAuthentication(SmtpSettings settings, Map<String, String> properties) {
    Authentication authentication = settings.authentication();
    properties.put(AUTHENTICATION, StoredNames.of(authentication.kind()));
    if (authentication instanceof Authentication.OAuth2 oauth2) {
      properties.put(ACCOUNT, oauth2.account().toString());
    } else {
      authentication.loginName().ifPresent(n -> properties.put(USERNAME, n));
    }
    if (authentication instanceof Authentication.Ntlm ntlm) {
      properties.put(DOMAIN, ntlm.domain().value());
    }
    if (settings.credentialsOverPlaintextAllowed()) {
      properties.put(CREDENTIALS_OVER_PLAINTEXT, "true");
    }
  }

  private static void encodeTimeouts(Timeouts timeouts, Map<String, String> properties) {
    properties.put(TIMEOUT + "connect", timeouts.connect().toString());
    properties.put(TIMEOUT + "greeting", timeouts.greeting().toString());
    properties.put(TIMEOUT + "command", timeouts.command().toString());
    properties.put(TIMEOUT + "data", timeouts.data().toString());
    properties.put(TIMEOUT + "total", timeouts.total().toString());
  }

  private static void encodeTrust(TlsTrust trust, Map<String, String> properties) {
    if (trust instanceof TlsTrust.AdditionalAuthorities authorities) {
      properties.put(TRUST, "authorities");
      properties.put(TRUST_CERTIFICATES, PemCertificates.format(authorities.certificates()));
    } else if (trust instanceof TlsTrust.PinnedCertificate pinned) {
      properties.put(TRUST, "pinned");
      properties.put(TRUST_PIN, pinned.sha256().hex());
    }
  }

  private static void encodeProxy(ProxySettings proxy, Map<String, String> properties) {
    properties.put(PROXY, StoredNames.of(proxy.kind()));
    properties.put(PROXY_HOST, proxy.host().ascii());
    properties.put(PROXY_PORT, Integer.toString(proxy.port().value()));
    proxy.login().ifPresent(l -> properties.put(PROXY_USERNAME, l.username()));
  }

  private static void encodeLimits(SendingLimits limits, Map<String, String> properties) {
    encodeLimit("messagesPerMinute", limits.messagesPerMinute(), properties);
    encodeLimit("messagesPerDay", limits.messagesPerDay(), properties);
    encodeLimit("recipientsPerDay", limits.recipientsPerDay(), properties);
    encodeLimit("connections", limits.connections(), properties);
  }

  private static void encodeLimit(String name, OptionalInt limit, Map<String, String> properties) {
    limit.ifPresent(value -> properties.put(LIMIT + name, Integer.toString(value)));
  }
}
