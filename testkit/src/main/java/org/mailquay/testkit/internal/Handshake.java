package org.mailquay.testkit.internal;

import java.io.IOException;
import java.net.SocketTimeoutException;
import org.mailquay.testkit.ServerTls;

/** Goes over to TLS. */
public record Handshake(ServerTls tls) implements Step {

  @Override
  public void play(Conversation conversation) throws IOException {
    TlsUpgrade upgrade = new TlsUpgrade(conversation, tls);
    upgrade.awaitClientHello();
    try {
      upgrade.handshake();
    } catch (SocketTimeoutException silence) {
      throw new BrokenDialogueException("a handshake not finished within the read limit");
    } catch (IOException failed) {
      throw new BrokenDialogueException("a handshake that failed: " + failed.getMessage());
    }
  }

  @Override
  public String description() {
    return "a TLS handshake with the certificate " + tls.certificate();
  }
}
