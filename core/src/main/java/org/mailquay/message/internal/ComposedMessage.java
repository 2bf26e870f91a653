package org.mailquay.message.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.OptionalLong;

/**
 * A mail as it goes over the wire (RFC 5322 with MIME): CRLF at each line's end, nothing beyond
 * ASCII but addresses in its headers, not yet dot-stuffed. Written by a writer of our own: Jakarta
 * Mail 2.1 looks for its services anew at each part, which costs ten times as much as all the rest.
 * Immutable; may be written any number of times, and gives the same octets as long as the content
 * of its attachments is the same.
 */
public final class ComposedMessage {

  private final HeaderLines headers;
  private final Content body;

  ComposedMessage(HeaderLines headers, Content body) {
    this.headers = headers;
    this.body = body;
  }

  /**
   * Writes headers and body, piece by piece as attachments are read; the stream is neither flushed
   * nor closed.
   *
   * @throws ContentException if an attachment cannot be read, which is not the stream's fault
   * @throws IOException if the stream refuses
   */
  public void writeTo(OutputStream out) throws IOException {
    out.write(headers.octets());
    body.writeTo(out);
  }

  /** Returns the exact number of octets; empty if an attachment's size is not known. */
  public OptionalLong size() {
    OptionalLong size = body.size();
    return size.isPresent()
        ? OptionalLong.of(headers.octets().length + size.getAsLong())
        : OptionalLong.empty();
  }

  /** Returns one string a header, without its last line break. */
  List<String> headerLines() {
    return headers.lines();
  }

  void writeBodyTo(OutputStream out) throws IOException {
    body.writeTo(out);
  }
}
