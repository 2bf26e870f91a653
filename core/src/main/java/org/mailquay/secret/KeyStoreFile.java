package org.mailquay.secret;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mailquay.secret.SecretStoreException.Reason;

/** Reads and changes a key store file, and says what is wrong with one. */
final class KeyStoreFile {

  private final Path path;
  private final StoreKey key;

  KeyStoreFile(Path path, StoreKey key) {
    this.path = path.toAbsolutePath();
    this.key = key;
  }

  KeyStore read() {
    byte[] content;
    try {
      content = Files.exists(path) ? Files.readAllBytes(path) : null;
    } catch (IOException e) {
      throw inaccessible("read", e);
    }
    return load(content == null ? null : CheckedContent.open(content, () -> damaged(null)));
  }

  /**
   * Reads, changes and writes without anybody in between; a {@code false} change is not written.
   */
  void change(Predicate<KeyStore> change) {
    try (FileLease lease = FileLease.on(path, FileLease.LIMIT)) {
      KeyStore store = read();
      if (change.test(store)) {
        lease.replace(CheckedContent.seal(bytes(store)));
      }
    } catch (FileLease.HeldException e) {
      throw SecretStoreException.busy("the store of secrets " + path);
    } catch (IOException e) {
      throw inaccessible("written", e);
    }
  }

  /** Does something alone under a name; the file itself is not locked meanwhile. */
  <T> T exclusively(String name, Supplier<T> work) {
    FileLease lease = lease(name);
    try {
      return work.get();
    } finally {
      release(lease);
    }
  }

  private FileLease lease(String name) {
    String suffix = "." + Integer.toHexString(name.toLowerCase(Locale.ROOT).hashCode());
    try {
      return FileLease.on(path.resolveSibling(path.getFileName() + suffix), FileLease.LONG_LIMIT);
    } catch (FileLease.HeldException e) {
      throw SecretStoreException.busy(name + " in the store of secrets " + path);
    } catch (IOException e) {
      throw inaccessible("locked", e);
    }
  }

  private static void release(FileLease lease) {
    try {
      lease.close();
    } catch (IOException e) {
      // what was done is done, and the end of the program lets go of the lock at the latest
    }
  }

  /** The password is never left out: the JDK would skip the check of integrity in silence. */
  private KeyStore load(byte @Nullable [] content) {
    char[] password = key.password();
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(content == null ? null : new ByteArrayInputStream(content), password);
      return store;
    } catch (IOException e) {
      throw e.getCause() instanceof UnrecoverableKeyException ? wrongKey(e) : damaged(e);
    } catch (GeneralSecurityException e) {
      throw damaged(e);
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  private byte[] bytes(KeyStore store) throws IOException {
    char[] password = key.password();
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      store.store(bytes, password);
      return bytes.toByteArray();
    } catch (GeneralSecurityException e) {
      throw damaged(e);
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  private SecretStoreException wrongKey(Exception cause) {
    return new SecretStoreException(
        Reason.WRONG_KEY, "The key does not open the store of secrets " + path + ".", cause);
  }

  SecretStoreException damaged(@Nullable Exception cause) {
    return new SecretStoreException(
        Reason.DAMAGED,
        "The store of secrets "
            + path
            + " is damaged: put a copy back, or move it away and sign in"
            + " again.",
        cause);
  }

  private SecretStoreException inaccessible(String verb, IOException cause) {
    return new SecretStoreException(
        Reason.INACCESSIBLE,
        "The store of secrets "
            + path
            + " cannot be "
            + verb
            + " ("
            + cause.getClass().getSimpleName()
            + ").",
        cause);
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
