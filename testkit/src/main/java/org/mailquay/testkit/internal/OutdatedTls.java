package org.mailquay.testkit.internal;

import java.io.IOException;

/** Answers a ClientHello with a protocol that is too old, and expects the client to refuse it. */
public record OutdatedTls(String protocol) implements Step {

  public OutdatedTls {
    if (!TlsRecord.isOutdated(protocol)) {
      throw new IllegalArgumentException(
          "outdatedTls takes SSLv3, TLSv1 or TLSv1.1, not " + protocol);
    }
  }

  @Override
  public void play(Conversation conversation) throws IOException {
    ExpectClientHello.STEP.play(conversation);
    conversation.write(TlsRecord.serverHello(protocol));
    conversation.transcript().event("answers with " + protocol);
    try {
      if (conversation.reader().peek() != TlsRecord.ALERT) {
        throw new BrokenDialogueException("a client that goes on with " + protocol);
      }
      conversation.transcript().event("the client refuses it by an alert");
    } catch (ClientGoneException gone) {
      conversation.transcript().event("the client refuses it: " + gone.getMessage());
    }
    conversation.cut();
  }

  @Override
  public String description() {
    return "a client that refuses " + protocol;
  }

  @Override
  public Ending ending() {
    return Ending.CLOSES;
  }
}
