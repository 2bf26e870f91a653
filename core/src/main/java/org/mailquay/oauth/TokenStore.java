package org.mailquay.oauth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.mailquay.secret.InMemorySecretStore;
import org.mailquay.secret.SecretStore;
import org.mailquay.secret.SecretStoreException;

/**
 * The place of one registered application in a store of secrets: a text with its grants. Failures
 * of the store become {@link TokenFailureKind#STORE_FAILED}. Thread-safe.
 */
public final class TokenStore {

  private final SecretStore secrets;
  private final String name;

  private TokenStore(SecretStore secrets, String name) {
    this.secrets = secrets;
    this.name = name;
  }

  /** Returns the place of an application. */
  public static TokenStore in(SecretStore secrets, String provider, ClientRegistration client) {
    return new TokenStore(secrets, "oauth/" + provider + "/" + shortHash(client.toString()));
  }

  /** Returns a place that lasts as long as the program. */
  public static TokenStore inMemory() {
    return new TokenStore(new InMemorySecretStore(), "oauth");
  }

  /** Returns a place beside this one, for something else of the same application. */
  public TokenStore beside(String suffix) {
    return new TokenStore(secrets, name + "/" + suffix);
  }

  /** Returns what is there. */
  public Optional<String> read() {
    try {
      return secrets.find(name).map(TokenStore::text);
    } catch (SecretStoreException e) {
      throw failed(e);
    }
  }

  /** Replaces what is there; an empty text deletes. Nobody else writes in between. */
  public void update(UnaryOperator<String> change) {
    try {
      secrets.update(
          name,
          before ->
              Optional.of(change.apply(before.map(TokenStore::text).orElse("")))
                  .filter(after -> !after.isEmpty())
                  .map(after -> after.getBytes(StandardCharsets.UTF_8)));
    } catch (SecretStoreException e) {
      throw failed(e);
    }
  }

  /**
   * Does something that changes the grants, while no other thread and no other process does so: two
   * that use one refresh token at the same time may lose it.
   */
  public <T> T exclusively(Supplier<T> work) {
    try {
      return secrets.exclusively(name, work);
    } catch (SecretStoreException e) {
      throw failed(e);
    }
  }

  private static TokenException failed(SecretStoreException failure) {
    boolean busy = failure.reason() == SecretStoreException.Reason.BUSY;
    return TokenException.builder(
            busy ? TokenFailureKind.UNAVAILABLE : TokenFailureKind.STORE_FAILED)
        .message("The store of sign-ins could not be used: " + failure.getMessage())
        .providerCode(failure.reason().name())
        .cause(failure)
        .build();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static String shortHash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "TokenStore[" + name + "]";
  }
}
