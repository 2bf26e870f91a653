package org.mailquay.message.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.mailquay.message.ContentSource;

/**
 * Marks every failure to read content as such, to tell it from one of the network. A source is the
 * application's own code: it may throw anything.
 */
final class ContentStream extends FilterInputStream {

  private ContentStream(InputStream content) {
    super(content);
  }

  static ContentStream open(ContentSource source) throws ContentException {
    return marked(
        () ->
            new ContentStream(Objects.requireNonNull(source.open(), "the source opened nothing")));
  }

  @Override
  public int read() throws ContentException {
    return marked(super::read);
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws ContentException {
    return marked(() -> super.read(buffer, offset, length));
  }

  @Override
  public long skip(long octets) throws ContentException {
    return marked(() -> super.skip(octets));
  }

  @Override
  public int available() throws ContentException {
    return marked(super::available);
  }

  @Override
  public void close() throws ContentException {
    marked(
        () -> {
          super.close();
          return this;
        });
  }

  private static <T> T marked(Step<T> step) throws ContentException {
    try {
      return step.take();
    } catch (IOException | RuntimeException e) {
      throw new ContentException(e);
    }
  }

  private interface Step<T> {

    T take() throws IOException;
  }
}
