package org.mailquay.testkit.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Reads message content up to the lone dot and undoes dot stuffing (RFC 5321 §4.5.2). */
public enum ExpectContent implements Step {
  STEP;

  @Override
  public void play(Conversation conversation) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    try {
      readUntilDot(conversation.reader(), content);
    } catch (BrokenDialogueException broken) {
      throw broken.after(content.size() + " octets of content");
    }
    conversation.receive(content.toByteArray(), "content");
  }

  private static void readUntilDot(WireReader reader, ByteArrayOutputStream content)
      throws IOException {
    boolean lineStart = true;
    while (true) {
      int octet = reader.next();
      if (lineStart && octet == '.') {
        octet = reader.next();
        if (octet == '\r' && reader.peek() == '\n') {
          reader.next();
          return;
        }
      }
      content.write(octet);
      lineStart = octet == '\r' && reader.peek() == '\n';
      if (lineStart) {
        content.write(reader.next());
      }
    }
  }

  @Override
  public String description() {
    return "message content up to a line with a dot alone";
  }
}
