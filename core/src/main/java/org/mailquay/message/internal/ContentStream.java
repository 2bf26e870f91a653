package org.mailquay.message.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.mailquay.message.ContentSource;

/** Marks every failure to read content as such, to tell it from one of the network. */
final class ContentStream extends FilterInputStream {

  private ContentStream(InputStream content) {
    super(content);
  }

  static ContentStream open(ContentSource source) throws ContentException {
    try {
      return new ContentStream(source.open());
    } catch (IOException e) {
      throw new ContentException(e);
    }
  }

  @Override
  public int read() throws ContentException {
    try {
      return super.read();
    } catch (IOException e) {
      throw new ContentException(e);
    }
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws ContentException {
    try {
      return super.read(buffer, offset, length);
    } catch (IOException e) {
      throw new ContentException(e);
    }
  }
}
