package org.mailquay.message;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.mailquay.message.internal.ExactStream;
import org.mailquay.message.internal.FileContent;
import org.mailquay.message.internal.MediaTypes;

/**
 * A file that travels with a mail: a name, a content type and where its octets come from. Immutable
 * and, as far as its source is, thread-safe.
 *
 * <p>Nothing is read before the mail is built, and a file's content only while the mail is sent.
 * Name, type and file are checked when the mail is built, so that all problems are told at once.
 */
public final class Attachment {

  private static final long UNKNOWN = -1;

  private final String name;
  private final @Nullable String statedType;
  private final ContentSource source;
  private final long size;

  private Attachment(String name, @Nullable String statedType, ContentSource source, long size) {
    this.name = Objects.requireNonNull(name, "name");
    this.statedType = statedType;
    this.source = Objects.requireNonNull(source, "source");
    this.size = size;
  }

  /**
   * Creates an attachment of a file, under the file's own name. The file must stay as it was when
   * the mail was built: sending fails if it has changed or gone, rather than sending a part of it.
   */
  public static Attachment of(Path file) {
    Path name = file.getFileName();
    return new Attachment(name == null ? "" : name.toString(), null, FileContent.of(file), UNKNOWN);
  }

  /** Creates an attachment of a copy of the octets. */
  public static Attachment of(String name, byte[] content) {
    byte[] copy = content.clone();
    return new Attachment(name, null, () -> new ByteArrayInputStream(copy), copy.length);
  }

  /** Creates an attachment that is opened anew each time the mail is sent. */
  public static Attachment of(String name, ContentSource source) {
    return new Attachment(name, null, source, UNKNOWN);
  }

  /** Returns the same content under another name, such as {@code receipt.pdf}; without a path. */
  public Attachment withName(String newName) {
    return new Attachment(newName, statedType, source, size);
  }

  /**
   * Returns the same content under a stated type, such as {@code text/csv; charset=UTF-8}. Without
   * one the type follows from the name's extension.
   */
  public Attachment withContentType(String contentType) {
    return new Attachment(name, Objects.requireNonNull(contentType), source, size);
  }

  /**
   * Returns the same content with its size in octets stated. Sending fails if the source then gives
   * less or more, which otherwise nobody would notice.
   *
   * @throws IllegalArgumentException if the size is negative
   */
  public Attachment withSize(long octets) {
    if (octets < 0) {
      throw new IllegalArgumentException("size " + octets + ": 0 or more is allowed");
    }
    return new Attachment(name, statedType, source, octets);
  }

  Attachment reading(FileContent file) {
    return new Attachment(name, statedType, file, size == UNKNOWN ? file.size() : size);
  }

  ContentSource source() {
    return source;
  }

  /** Returns the name that the recipient sees. */
  public String name() {
    return name;
  }

  /** Returns the stated type, or the one that the name suggests. */
  public String contentType() {
    return statedType == null ? MediaTypes.ofName(name) : statedType;
  }

  /**
   * Returns the size in octets where it is known: stated, of given octets, of a built mail's file.
   */
  public OptionalLong size() {
    return size == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(size);
  }

  /**
   * Opens the content; the caller closes it.
   *
   * @throws IOException if the content cannot be read, or is a file that has changed since the mail
   *     was built; the stream throws it as well, when the content ends too early or too late
   */
  public InputStream open() throws IOException {
    InputStream content = opened();
    return size == UNKNOWN ? content : new ExactStream(content, size, name);
  }

  private InputStream opened() throws IOException {
    try {
      return Objects.requireNonNull(source.open(), "its source opened nothing");
    } catch (IOException | RuntimeException e) {
      throw new IOException(
          "the attachment %s cannot be read: %s".formatted(name, e.getMessage()), e);
    }
  }

  @Override
  public String toString() {
    return "Attachment[" + name + ", " + contentType() + "]";
  }
}
