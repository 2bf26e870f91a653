package org.mailquay.secret;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps secrets in a PKCS #12 key store file of the JDK, which several threads and several
 * processes may use at once. A change is written whole or not at all, even if the program is killed
 * in the middle. Thread-safe.
 *
 * <p>On systems with POSIX permissions the file belongs to its owner alone. Beside it lie empty
 * files {@code <name>.lock} and {@code <name>.<number>.lock}.
 */
public final class KeyStoreSecretStore implements SecretStore {

  /** The JDK keeps secret keys of algorithms only that it has an object identifier for. */
  private static final String ALGORITHM = "AES";

  private final StoreKey key;
  private final KeyStoreFile file;

  private KeyStoreSecretStore(KeyStoreFile file, StoreKey key) {
    this.file = file;
    this.key = key;
  }

  /**
   * Opens a file, or starts one with the first secret.
   *
   * @throws SecretStoreException if there is a file that the key does not open
   */
  public static KeyStoreSecretStore open(Path file, StoreKey key) {
    KeyStoreSecretStore store = new KeyStoreSecretStore(new KeyStoreFile(file, key), key);
    store.file.read();
    return store;
  }

  @Override
  public Optional<byte[]> find(String name) {
    return read(file.read(), SecretName.checked(name));
  }

  @Override
  public void update(String name, Function<Optional<byte[]>, Optional<byte[]>> change) {
    String alias = SecretName.checked(name);
    file.change(store -> write(store, alias, change));
  }

  @Override
  public <T> T exclusively(String name, Supplier<T> work) {
    return file.exclusively(SecretName.checked(name), work);
  }

  @Override
  public Set<String> names() {
    try {
      return Set.copyOf(Collections.list(file.read().aliases()));
    } catch (GeneralSecurityException e) {
      throw file.damaged(e);
    }
  }

  private boolean write(
      KeyStore store, String alias, Function<Optional<byte[]>, Optional<byte[]>> change) {
    Optional<byte[]> before = read(store, alias);
    Optional<byte[]> after = change.apply(before.map(byte[]::clone));
    boolean same =
        before.isPresent() == after.isPresent()
            && (before.isEmpty() || Arrays.equals(before.get(), after.get()));
    if (!same) {
      set(store, alias, after);
    }
    return !same;
  }

  private void set(KeyStore store, String alias, Optional<byte[]> secret) {
    char[] password = key.password();
    try {
      if (secret.isEmpty()) {
        store.deleteEntry(alias);
        return;
      }
      SecretKey entry = new SecretKeySpec(framed(secret.get()), ALGORITHM);
      store.setEntry(
          alias, new KeyStore.SecretKeyEntry(entry), new KeyStore.PasswordProtection(password));
    } catch (GeneralSecurityException e) {
      throw file.damaged(e);
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  private Optional<byte[]> read(KeyStore store, String alias) {
    char[] password = key.password();
    try {
      return Optional.ofNullable(store.getKey(alias, password))
          .map(entry -> unframed(entry.getEncoded()));
    } catch (GeneralSecurityException e) {
      throw file.damaged(e);
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  /** An empty key is refused by the JDK: every secret has one byte in front. */
  private static byte[] framed(byte[] secret) {
    byte[] framed = new byte[secret.length + 1];
    framed[0] = 1;
    System.arraycopy(secret, 0, framed, 1, secret.length);
    return framed;
  }

  private byte[] unframed(byte[] framed) {
    if (framed.length == 0 || framed[0] != 1) {
      throw file.damaged(null);
    }
    return Arrays.copyOfRange(framed, 1, framed.length);
  }

  /** Returns the place of the file. */
  @Override
  public String toString() {
    return "KeyStoreSecretStore[" + file + "]";
  }
}
