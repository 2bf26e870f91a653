package org.mailquay.message.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;

/**
 * Parts side by side: {@code multipart/mixed}, {@code related} or {@code alternative}. The boundary
 * follows from the Message-ID, so that a mail that is sent again is the same octets again and tells
 * nothing of the process that wrote it.
 *
 * <p>Every boundary holds {@code =_}, which neither base64 nor quoted-printable can produce (RFC
 * 2045 §6.7), and {@link TextEncoding} encodes each text that has it.
 */
record PartsContent(String subtype, String boundary, List<Content> parts) implements Content {

  /** What every boundary holds. */
  static final String MARK = "=_";

  private static final byte[] CRLF = {'\r', '\n'};

  @Override
  public String mediaType() {
    return "multipart/" + subtype;
  }

  @Override
  public void describe(HeaderLines headers) {
    String written = ";\r\n boundary=\"" + MARK + boundary + "\"";
    headers.add("Content-Type", mediaType() + written + rootType());
  }

  // RFC 2387 §3.1: a reader learns the first part's type without opening it
  private String rootType() {
    boolean related = subtype.equals("related");
    return related ? HeaderParameter.of("type", parts.get(0).mediaType()) : "";
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    byte[] opening = delimiter("\r\n");
    for (Content part : parts) {
      out.write(opening);
      out.write(headers(part));
      part.writeTo(out);
      out.write(CRLF);
    }
    out.write(delimiter("--\r\n"));
  }

  @Override
  public OptionalLong size() {
    long size = delimiter("--\r\n").length;
    for (Content part : parts) {
      OptionalLong inner = part.size();
      if (inner.isEmpty()) {
        return inner;
      }
      int around = delimiter("\r\n").length + headers(part).length + CRLF.length;
      size += around + inner.getAsLong();
    }
    return OptionalLong.of(size);
  }

  private byte[] delimiter(String end) {
    return ("--" + MARK + boundary + end).getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] headers(Content part) {
    HeaderLines headers = new HeaderLines();
    part.describe(headers);
    return headers.octets();
  }
}
