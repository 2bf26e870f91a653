package org.mailquay.message.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.OptionalLong;
import org.mailquay.message.CalendarInvitation;

/** A text that is shown as the mail itself, not as a file. */
record TextContent(String mediaType, String parameters, EncodedText text) implements Content {

  static TextContent plain(String text) {
    return new TextContent("text/plain", "; charset=UTF-8", EncodedText.of(text));
  }

  static TextContent html(String text) {
    return new TextContent("text/html", "; charset=UTF-8", EncodedText.of(text));
  }

  // RFC 6047 §2.4: the method must stand in the header as well
  static TextContent calendar(CalendarInvitation invitation) {
    String parameters = "; method=" + invitation.method() + "; charset=UTF-8";
    return new TextContent("text/calendar", parameters, EncodedText.of(invitation.text()));
  }

  @Override
  public void describe(HeaderLines headers) {
    headers.add("Content-Type", mediaType + parameters);
    headers.add("Content-Transfer-Encoding", text.encoding());
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    text.writeTo(out);
  }

  @Override
  public OptionalLong size() {
    return OptionalLong.of(text.size());
  }
}
