package org.mailquay.message.internal;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;

/**
 * A composed mail as Jakarta Mail's transports take it. Its body is written as it was composed; who
 * asks for its parts has them parsed.
 */
final class JakartaMessage extends MimeMessage {

  private static final byte[] CRLF = {'\r', '\n'};

  private final ComposedMessage composed;

  JakartaMessage(Session session, ComposedMessage composed) {
    super(session);
    this.composed = composed;
    headers = new InternetHeaders();
    composed.headerLines().forEach(headers::addHeaderLine);
    modified = false;
    saved = true;
  }

  /** Changes nothing: Jakarta Mail would make a Message-ID with the name of this computer in it. */
  @Override
  protected void updateHeaders() {
    // the headers are complete
  }

  /** As UTF-8, whatever {@code mail.mime.allowutf8} says: without it, U+010D becomes CR. */
  @Override
  public void writeTo(OutputStream out, String[] ignoredHeaders)
      throws IOException, MessagingException {
    Enumeration<String> lines = getNonMatchingHeaderLines(ignoredHeaders);
    while (lines.hasMoreElements()) {
      out.write(lines.nextElement().getBytes(StandardCharsets.UTF_8));
      out.write(CRLF);
    }
    out.write(CRLF);
    composed.writeBodyTo(out);
  }

  @Override
  protected InputStream getContentStream() throws MessagingException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try {
      composed.writeBodyTo(body);
    } catch (IOException e) {
      throw new MessagingException("the mail's content cannot be read", e);
    }
    return new ByteArrayInputStream(body.toByteArray());
  }
}
