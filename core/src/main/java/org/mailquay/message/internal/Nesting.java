package org.mailquay.message.internal;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.OutputStream;

/**
 * One level of nested parts. Its boundary follows from the Message-ID, so that a mail that is sent
 * again is the same octets again and tells nothing of the process that wrote it.
 *
 * <p>Every boundary holds {@code =_}, which neither base64 nor quoted-printable can produce (RFC
 * 2045 §6.7), and {@link TextEncoding} encodes each text that has it.
 */
final class Nesting extends MimeMultipart {

  /** What every boundary holds. */
  static final String MARK = "=_";

  Nesting(String subtype, String boundary, String furtherParameters) {
    super(subtype);
    this.contentType =
        "multipart/%s;\r\n boundary=\"%s\"%s"
            .formatted(subtype, MARK + boundary, furtherParameters);
  }

  /** Returns a handler that needs no mailcap: one is not found under every class loader. */
  DataHandler handler() {
    return new Handler(this);
  }

  private static final class Handler extends DataHandler {

    private final Nesting nesting;

    Handler(Nesting nesting) {
      super(nesting, nesting.getContentType());
      this.nesting = nesting;
    }

    @Override
    public Object getContent() {
      return nesting;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      try {
        nesting.writeTo(out);
      } catch (MessagingException e) {
        throw new IOException("the parts of the mail cannot be written", e);
      }
    }
  }
}
