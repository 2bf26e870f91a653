package org.mailquay.message.internal;

import jakarta.activation.DataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.mailquay.message.ContentSource;

/** Hands a part's octets to Jakarta Mail, opened at the moment of writing. */
record PartSource(String name, String contentType, ContentSource content) implements DataSource {

  @Override
  public InputStream getInputStream() throws IOException {
    return ContentStream.open(content);
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    throw new IOException("a part of a mail is read only");
  }

  @Override
  public String getContentType() {
    return contentType;
  }

  @Override
  public String getName() {
    return name;
  }
}
