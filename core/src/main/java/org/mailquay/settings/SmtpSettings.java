package org.mailquay.settings;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that is needed to hand mail to one server with one account (message submission, RFC
 * 6409). Immutable and thread-safe; compares by content and prints without secrets.
 *
 * <pre>{@code
 * SmtpSettings settings = SmtpSettings.builder()
 *     .implicitTls("smtp.example.com")
 *     .sender("Corner Shop <shop@example.com>")
 *     .password("secret")
 *     .build();
 * }</pre>
 */
public final class SmtpSettings {

  private final Endpoint endpoint;
  private final Authentication authentication;
  private final boolean credentialsOverPlaintextAllowed;
  private final Mailbox sender;
  private final Optional<Mailbox> replyTo;
  private final Timeouts timeouts;
  private final TlsTrust tlsTrust;
  private final Optional<EhloName> ehloName;
  private final Optional<ProxySettings> proxy;
  private final SendingLimits limits;
  private final SortedMap<String, String> unrecognized;

  SmtpSettings(SmtpSettingsBuilder builder, SmtpSettingsBuilder.Parts parts) {
    endpoint = parts.endpoint();
    authentication = parts.authentication();
    sender = parts.sender();
    replyTo = parts.replyTo();
    ehloName = parts.ehloName();
    credentialsOverPlaintextAllowed = builder.credentialsOverPlaintextAllowed;
    timeouts = builder.timeouts;
    tlsTrust = builder.tlsTrust;
    proxy = Optional.ofNullable(builder.proxy);
    limits = builder.limits;
    unrecognized = Collections.unmodifiableSortedMap(new TreeMap<>(builder.unrecognized));
  }

  /** Starts new settings: implicit TLS, no login, the default timeouts, the JVM's authorities. */
  public static SmtpSettingsBuilder builder() {
    return new SmtpSettingsBuilder();
  }

  /**
   * Reads settings that {@link #toProperties()} wrote, by this or another version.
   *
   * @param properties the plain part; keys that this version does not know are kept
   * @param secrets what {@link #secrets()} gave, by the same keys
   * @throws SettingsException with everything that is missing or unreadable
   */
  public static SmtpSettings fromProperties(
      Map<String, String> properties, Map<String, Secret> secrets) {
    return SettingsCodec.decode(properties, secrets);
  }

  /** Starts from these settings; what is not set anew stays, the password included. */
  public SmtpSettingsBuilder toBuilder() {
    return new SmtpSettingsBuilder(this);
  }

  /** Returns these settings as plain text values, with the version of their form and no secret. */
  public SortedMap<String, String> toProperties() {
    return SettingsCodec.encode(this);
  }

  /** Returns the secrets that go with {@link #toProperties()}, to be stored encrypted. */
  public SortedMap<String, Secret> secrets() {
    return SettingsCodec.secrets(this);
  }

  /** Returns host, port and encryption. */
  public Endpoint endpoint() {
    return endpoint;
  }

  /** Returns how to log in. */
  public Authentication authentication() {
    return authentication;
  }

  /** Returns {@code true} if the login may be sent over a connection that anyone can read. */
  public boolean credentialsOverPlaintextAllowed() {
    return credentialsOverPlaintextAllowed;
  }

  /** Returns the sender of mails that name no other. */
  public Mailbox sender() {
    return sender;
  }

  /** Returns where answers go, if not to the sender. */
  public Optional<Mailbox> replyTo() {
    return replyTo;
  }

  /** Returns the limits on waiting. */
  public Timeouts timeouts() {
    return timeouts;
  }

  /** Returns which certificates are believed. */
  public TlsTrust tlsTrust() {
    return tlsTrust;
  }

  /** Returns the name for EHLO; empty for {@link EhloName#LOOPBACK_LITERAL}. */
  public Optional<EhloName> ehloName() {
    return ehloName;
  }

  /** Returns the proxy on the way. */
  public Optional<ProxySettings> proxy() {
    return proxy;
  }

  /** Returns how much may be sent. */
  public SendingLimits limits() {
    return limits;
  }

  /** Returns the stored values that a newer version wrote and this one does not know. */
  public SortedMap<String, String> unrecognizedProperties() {
    return unrecognized;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SmtpSettings that
        && endpoint.equals(that.endpoint)
        && authentication.equals(that.authentication)
        && credentialsOverPlaintextAllowed == that.credentialsOverPlaintextAllowed
        && sender.equals(that.sender)
        && replyTo.equals(that.replyTo)
        && timeouts.equals(that.timeouts)
        && tlsTrust.equals(that.tlsTrust)
        && ehloName.equals(that.ehloName)
        && proxy.equals(that.proxy)
        && limits.equals(that.limits)
        && unrecognized.equals(that.unrecognized);
  }

  @Override
  public int hashCode() {
    return Objects.hash(endpoint, authentication, sender, replyTo, timeouts, tlsTrust, proxy);
  }

  @Override
  public String toString() {
    return "SmtpSettings[" + endpoint + ", " + authentication + ", sender " + sender + "]";
  }
}
