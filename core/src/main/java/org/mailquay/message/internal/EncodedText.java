package org.mailquay.message.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A text in UTF-8 with CRLF, encoded as {@link TextEncoding} finds best. Immutable. */
final class EncodedText {

  private final String encoding;
  private final byte[] octets;

  private EncodedText(String encoding, byte[] octets) {
    this.encoding = encoding;
    this.octets = octets;
  }

  static EncodedText of(String text) {
    String canonical = TextEncoding.canonical(text);
    byte[] plain = canonical.getBytes(StandardCharsets.UTF_8);
    String encoding = TextEncoding.of(canonical);
    return new EncodedText(
        encoding,
        switch (encoding) {
          case "base64" -> Base64.getMimeEncoder().encode(plain);
          case "quoted-printable" -> QuotedPrintable.encode(plain);
          default -> plain;
        });
  }

  /** Returns the Content-Transfer-Encoding. */
  String encoding() {
    return encoding;
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(octets);
  }

  int size() {
    return octets.length;
  }
}
