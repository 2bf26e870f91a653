package org.mailquay.testkit.internal;

import java.io.IOException;
import java.net.SocketTimeoutException;
import org.mailquay.testkit.ServerTls;

/**
 * Tries to go over to TLS and expects that this comes to nothing: the handshake fails, or the
 * client leaves after it without a word, as those do that check host name or pin on their own.
 */
public record RefusedHandshake(ServerTls tls) implements Step {

  @Override
  public void play(Conversation conversation) throws IOException {
    TlsUpgrade upgrade = new TlsUpgrade(conversation, tls);
    try {
      upgrade.awaitClientHello();
      upgrade.handshake();
    } catch (SocketTimeoutException silence) {
      throw new BrokenDialogueException("a handshake not finished within the read limit");
    } catch (BrokenDialogueException broken) {
      rethrowUnlessGone(broken);
      refused(conversation, broken);
      return;
    } catch (IOException failed) {
      refused(conversation, failed);
      return;
    }
    expectGone(conversation);
  }

  private static void expectGone(Conversation conversation) throws IOException {
    try {
      conversation.reader().peek();
    } catch (BrokenDialogueException broken) {
      rethrowUnlessGone(broken);
      refused(conversation, broken);
      return;
    }
    throw new BrokenDialogueException(
        "a client that accepts it and says " + Printable.text(conversation.command()));
  }

  private static void rethrowUnlessGone(BrokenDialogueException broken)
      throws BrokenDialogueException {
    if (!(broken instanceof ClientGoneException)) {
      throw broken;
    }
  }

  private static void refused(Conversation conversation, IOException reason) {
    conversation.transcript().event("TLS came to nothing: " + reason.getMessage());
    conversation.cut();
  }

  @Override
  public String description() {
    return "a client that refuses TLS with the certificate " + tls.certificate();
  }

  @Override
  public Ending ending() {
    return Ending.CLOSES;
  }
}
