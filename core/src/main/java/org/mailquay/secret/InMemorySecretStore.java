package org.mailquay.secret;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/** Keeps secrets until the program ends. Thread-safe. */
public final class InMemorySecretStore implements SecretStore {

  private final Map<String, byte[]> secrets = new TreeMap<>();
  private final Map<String, ReentrantLock> leases = new ConcurrentHashMap<>();

  /** Creates an empty store. */
  public InMemorySecretStore() {}

  @Override
  public synchronized Optional<byte[]> find(String name) {
    return Optional.ofNullable(secrets.get(SecretName.checked(name))).map(byte[]::clone);
  }

  @Override
  public synchronized void update(
      String name, Function<Optional<byte[]>, Optional<byte[]>> change) {
    String key = SecretName.checked(name);
    change
        .apply(find(name))
        .ifPresentOrElse(after -> secrets.put(key, after.clone()), () -> secrets.remove(key));
  }

  @Override
  public <T> T exclusively(String name, Supplier<T> work) {
    ReentrantLock lease =
        leases.computeIfAbsent(SecretName.checked(name), any -> new ReentrantLock());
    acquire(lease, name);
    try {
      return work.get();
    } finally {
      lease.unlock();
    }
  }

  private static void acquire(ReentrantLock lease, String name) {
    try {
      if (!lease.tryLock(FileLease.LONG_LIMIT.toNanos(), TimeUnit.NANOSECONDS)) {
        throw SecretStoreException.busy(name);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SecretStoreException.busy(name);
    }
  }

  @Override
  public synchronized Set<String> names() {
    return Set.copyOf(secrets.keySet());
  }

  /** Returns how many secrets there are. */
  @Override
  public synchronized String toString() {
    return "InMemorySecretStore[" + secrets.size() + "]";
  }
}
