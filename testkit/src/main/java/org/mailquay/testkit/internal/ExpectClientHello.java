package org.mailquay.testkit.internal;

import java.io.IOException;

/** Waits for a client that starts TLS, and does not answer in it. */
public enum ExpectClientHello implements Step {
  STEP;

  @Override
  public void play(Conversation conversation) throws IOException {
    if (conversation.reader().peek() != TlsRecord.HANDSHAKE) {
      throw new BrokenDialogueException(Printable.text(conversation.command()));
    }
    int length = TlsRecord.read(conversation.reader()).length;
    conversation.transcript().clientOctets("TLS ClientHello", length);
  }

  @Override
  public String description() {
    return "a TLS ClientHello";
  }
}
