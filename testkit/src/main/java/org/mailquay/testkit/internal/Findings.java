package org.mailquay.testkit.internal;

import java.util.ArrayList;
import java.util.List;
import org.mailquay.testkit.TlsHandshake;

/** Collects what the clients of one server handed over. Thread-safe. */
public final class Findings {

  private final List<byte[]> received = new ArrayList<>();
  private final List<TlsHandshake> handshakes = new ArrayList<>();

  synchronized void received(byte[] content) {
    received.add(content);
  }

  synchronized void handshake(TlsHandshake handshake) {
    handshakes.add(handshake);
  }

  /** Returns copies of the contents, in the order of arrival. */
  public synchronized List<byte[]> received() {
    return received.stream().map(byte[]::clone).toList();
  }

  /** Returns the finished handshakes, in the order of arrival. */
  public synchronized List<TlsHandshake> handshakes() {
    return List.copyOf(handshakes);
  }
}
