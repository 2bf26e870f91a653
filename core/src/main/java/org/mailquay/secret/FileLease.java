package org.mailquay.secret;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The right to replace a file, for one thread of one process at a time. The lock is on a file
 * beside it, because the file itself is replaced; within the JVM a second lock would be refused
 * (see {@link java.nio.channels.OverlappingFileLockException}), so there is a mutex before it.
 */
final class FileLease implements Closeable {

  /** A change takes milliseconds. */
  static final Duration LIMIT = Duration.ofSeconds(30);

  /** Longer than a request to an authorization server may take, which is 30 seconds. */
  static final Duration LONG_LIMIT = Duration.ofSeconds(45);

  private static final long PAUSE = Duration.ofMillis(5).toNanos();
  private static final Map<Path, ReentrantLock> MUTEXES = new ConcurrentHashMap<>();

  private final Path file;
  private final ReentrantLock mutex;
  private final FileChannel channel;

  private FileLease(Path file, ReentrantLock mutex, FileChannel channel) {
    this.file = file;
    this.mutex = mutex;
    this.channel = channel;
  }

  /** Waits until nobody else has it, but not for longer than the limit. */
  static FileLease on(Path path, Duration limit) throws IOException {
    Path file = realPath(path);
    ReentrantLock mutex = MUTEXES.computeIfAbsent(file, any -> new ReentrantLock());
    long end = System.nanoTime() + limit.toNanos();
    acquire(mutex, end);
    FileChannel channel = null;
    try {
      channel = openLockFile(file);
      acquire(channel, end);
      return new FileLease(file, mutex, channel);
    } catch (IOException | RuntimeException e) {
      closeQuietly(channel);
      mutex.unlock();
      throw e;
    }
  }

  /** Writes a new file and moves it over the old one: whoever reads sees the one or the other. */
  void replace(byte[] content) throws IOException {
    deleteLeftovers();
    Path next = OwnerOnly.createFile(file.resolveSibling(temporaryPrefix() + System.nanoTime()));
    try {
      try (FileChannel out = FileChannel.open(next, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
        out.force(true);
      }
      moveOver(next);
    } finally {
      Files.deleteIfExists(next);
    }
    forceFolder();
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      mutex.unlock();
    }
  }

  private static Path realPath(Path path) throws IOException {
    Path folder = path.toAbsolutePath().resolveSibling(".");
    Files.createDirectories(folder);
    return Files.exists(path) ? path.toRealPath() : folder.toRealPath().resolve(path.getFileName());
  }

  private static FileChannel openLockFile(Path file) throws IOException {
    Path lock = file.resolveSibling(file.getFileName() + ".lock");
    OwnerOnly.createFile(lock);
    return FileChannel.open(lock, StandardOpenOption.WRITE);
  }

  private static void acquire(ReentrantLock mutex, long end) throws IOException {
    try {
      if (!mutex.tryLock(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        throw new HeldException("another thread holds the lock");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HeldException("interrupted while waiting for the lock");
    }
  }

  private static void acquire(FileChannel channel, long end) throws IOException {
    FileLock lock = channel.tryLock();
    while (lock == null) {
      if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
        throw new HeldException("another process holds the lock");
      }
      LockSupport.parkNanos(PAUSE);
      lock = channel.tryLock();
    }
  }

  /** A virus scanner or a reader may hold the old file open for a moment on Windows. */
  private void moveOver(Path next) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return;
      } catch (AccessDeniedException e) {
        if (attempt == 20) {
          throw e;
        }
        LockSupport.parkNanos(10 * PAUSE);
      }
    }
  }

  /** What a killed program left behind; nobody else writes while the lease is held. */
  private void deleteLeftovers() throws IOException {
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(
            file.getParent(),
            each -> each.getFileName().toString().startsWith(temporaryPrefix()))) {
      for (Path leftover : files) {
        Files.deleteIfExists(leftover);
      }
    }
  }

  private String temporaryPrefix() {
    return file.getFileName() + ".new-";
  }

  /** Makes the move itself last; systems that cannot open a folder do so on their own. */
  private void forceFolder() {
    try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    } catch (IOException e) {
      // Windows
    }
  }

  /** Thrown when others do not let go of the lock. */
  static final class HeldException extends IOException {

    private static final long serialVersionUID = 1L;

    HeldException(String message) {
      super(message);
    }
  }

  private static void closeQuietly(@Nullable FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      // the failure before it is the one to tell
    }
  }
}
