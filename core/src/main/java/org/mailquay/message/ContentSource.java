package org.mailquay.message;

import java.io.IOException;
import java.io.InputStream;

/**
 * Gives the octets of an attachment each time the mail is sent. An implementation may be called
 * from several threads and must open a new stream from the first octet at each call; whoever reads
 * the stream closes it.
 */
@FunctionalInterface
public interface ContentSource {

  /**
   * Opens the content.
   *
   * @throws IOException if it cannot be read; the mail is then not sent
   */
  InputStream open() throws IOException;
}
