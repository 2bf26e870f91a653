package org.mailquay.oauth;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The application as it is registered at the authorization server (RFC 6749 §2). Immutable. */
public final class ClientRegistration {

  private final String clientId;
  private final @Nullable String clientSecret;
  private final Map<String, String> options;

  private ClientRegistration(
      String clientId, @Nullable String clientSecret, Map<String, String> options) {
    if (clientId.isBlank() || clientId.chars().anyMatch(c -> c <= ' ' || c >= 0x7f)) {
      throw new IllegalArgumentException("clientId must have visible ASCII characters");
    }
    this.clientId = clientId;
    this.clientSecret = clientSecret;
    this.options = Collections.unmodifiableMap(new TreeMap<>(options));
  }

  /** Creates the registration of a public client, which has no secret. */
  public static ClientRegistration of(String clientId) {
    return new ClientRegistration(clientId, null, Map.of());
  }

  /** Adds a secret; that of an installed application is no secret to its users. */
  public ClientRegistration secret(String clientSecret) {
    return new ClientRegistration(clientId, clientSecret, options);
  }

  /**
   * Adds what one provider wants to know, such as {@code tenant}; its module says what there is.
   */
  public ClientRegistration with(String option, String value) {
    Map<String, String> more = new TreeMap<>(options);
    more.put(option, value);
    return new ClientRegistration(clientId, clientSecret, more);
  }

  public String clientId() {
    return clientId;
  }

  public Optional<String> secret() {
    return Optional.ofNullable(clientSecret);
  }

  /** Returns what {@link #with} set. */
  public Optional<String> option(String name) {
    return Optional.ofNullable(options.get(name));
  }

  /** Prints without the secret. */
  @Override
  public String toString() {
    return "ClientRegistration[" + clientId + ", " + options + "]";
  }
}
