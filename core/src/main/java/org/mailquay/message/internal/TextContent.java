package org.mailquay.message.internal;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimePart;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.mailquay.message.CalendarInvitation;

/** A text that is shown as the mail itself, not as a file. */
record TextContent(String mediaType, String parameters, String text) implements Content {

  static TextContent plain(String text) {
    return new TextContent("text/plain", "; charset=UTF-8", text);
  }

  static TextContent html(String text) {
    return new TextContent("text/html", "; charset=UTF-8", text);
  }

  // RFC 6047 §2.4: the method must stand in the header as well
  static TextContent calendar(CalendarInvitation invitation) {
    String parameters = "; method=" + invitation.method() + "; charset=UTF-8";
    return new TextContent("text/calendar", parameters, invitation.text());
  }

  @Override
  public void fill(MimePart part) throws MessagingException {
    String canonical = TextEncoding.canonical(text);
    byte[] octets = canonical.getBytes(StandardCharsets.UTF_8);
    PartSource source = new PartSource("", mediaType, () -> new ByteArrayInputStream(octets));
    part.setDataHandler(new DataHandler(source));
    part.setHeader("Content-Type", mediaType + parameters);
    part.setHeader("Content-Transfer-Encoding", TextEncoding.of(canonical));
  }
}
