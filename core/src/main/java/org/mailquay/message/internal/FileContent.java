package org.mailquay.message.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;
import org.mailquay.message.ContentSource;

/**
 * A file's content, held to what the file was when the mail was built: a report that is still being
 * written, or was deleted in between, must fail and not arrive as half a file.
 */
public final class FileContent implements ContentSource {

  private final Path file;
  private final @Nullable State expected;

  private FileContent(Path file, @Nullable State expected) {
    this.file = file;
    this.expected = expected;
  }

  /** Creates a content without touching the file. */
  public static FileContent of(Path file) {
    return new FileContent(file, null);
  }

  /**
   * Returns a content that is held to the file's present size and time of change.
   *
   * @throws IOException if it is not a readable file
   */
  public FileContent asOfNow() throws IOException {
    State now = State.of(file);
    if (!Files.isReadable(file)) {
      throw new IOException("the file " + file + " may not be read");
    }
    return new FileContent(file, now);
  }

  /** Returns the path. */
  public Path file() {
    return file;
  }

  /** Returns the size in octets; only of a content as of some moment. */
  public long size() {
    return expected().size();
  }

  @Override
  public InputStream open() throws IOException {
    if (expected == null) {
      return asOfNow().open();
    }
    verifyUnchanged();
    return new GuardedStream(Files.newInputStream(file));
  }

  private State expected() {
    if (expected == null) {
      throw new IllegalStateException("the file " + file + " has not been looked at yet");
    }
    return expected;
  }

  private void verifyUnchanged() throws IOException {
    if (!State.of(file).equals(expected())) {
      throw new IOException("the file " + file + " has changed since the mail was built");
    }
  }

  /** What tells that a file is no longer the same. */
  private record State(long size, FileTime modified) {

    static State of(Path file) throws IOException {
      BasicFileAttributes attributes = attributes(file);
      if (!attributes.isRegularFile()) {
        throw new IOException(file + " is not a file");
      }
      return new State(attributes.size(), attributes.lastModifiedTime());
    }

    private static BasicFileAttributes attributes(Path file) throws IOException {
      try {
        return Files.readAttributes(file, BasicFileAttributes.class);
      } catch (NoSuchFileException e) {
        throw new IOException("the file " + file + " does not exist", e);
      }
    }
  }

  /** Looks at the file once more at its end: it may have been overwritten while it was read. */
  private final class GuardedStream extends FilterInputStream {

    GuardedStream(InputStream content) {
      super(content);
    }

    @Override
    public int read() throws IOException {
      return guarded(super.read());
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      return guarded(super.read(buffer, offset, length));
    }

    private int guarded(int read) throws IOException {
      if (read < 0) {
        verifyUnchanged();
      }
      return read;
    }
  }
}
