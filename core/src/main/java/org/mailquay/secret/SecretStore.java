package org.mailquay.secret;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Keeps secrets by name: SMTP passwords, sign-ins, anything up to some kilobytes. Thread-safe.
 *
 * <p>Names have 1 to 200 visible ASCII characters and do not differ by case alone.
 */
public interface SecretStore {

  /**
   * Returns a secret; empty if there is none under this name.
   *
   * @throws SecretStoreException if the store cannot be read
   */
  Optional<byte[]> find(String name);

  /**
   * Returns a secret that has to be there.
   *
   * @throws SecretStoreException if it is missing or the store cannot be read
   */
  default byte[] require(String name) {
    return find(name).orElseThrow(() -> SecretStoreException.missing(name));
  }

  /**
   * Replaces a secret by what a function makes of it; no other thread and no other process changes
   * the store in between. An empty result deletes the secret.
   *
   * @throws SecretStoreException if the store cannot be read or written; it is then as before
   */
  void update(String name, Function<Optional<byte[]>, Optional<byte[]>> change);

  /**
   * Does something while no other thread, and no other process that uses the same store, does
   * anything under this name; secrets may be read and changed meanwhile. Not to be nested. A store
   * of which nobody else knows may do it at once, as this method does.
   *
   * @throws SecretStoreException if others do not let go of the name for 45 seconds
   */
  default <T> T exclusively(String name, Supplier<T> work) {
    return work.get();
  }

  /** Keeps a secret, in place of any earlier one. */
  default void put(String name, byte[] secret) {
    byte[] copy = secret.clone();
    update(name, before -> Optional.of(copy));
  }

  /** Forgets a secret, if there is one. */
  default void delete(String name) {
    update(name, before -> Optional.empty());
  }

  /** Returns the names under which there is something. */
  Set<String> names();
}
