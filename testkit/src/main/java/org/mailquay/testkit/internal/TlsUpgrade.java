package org.mailquay.testkit.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.mailquay.testkit.ServerTls;
import org.mailquay.testkit.TlsHandshake;

/** Lays TLS over a connection. */
final class TlsUpgrade {

  private final Conversation conversation;
  private final ServerTls tls;

  TlsUpgrade(Conversation conversation, ServerTls tls) {
    this.conversation = conversation;
    this.tls = tls;
  }

  /**
   * Waits for the first octet of a ClientHello. A client that speaks in clear, such as one that
   * pipelines commands behind STARTTLS, is told apart from one whose handshake fails.
   */
  void awaitClientHello() throws IOException {
    if (conversation.reader().peek() != TlsRecord.HANDSHAKE) {
      throw new BrokenDialogueException("not TLS: " + Printable.text(conversation.command()));
    }
  }

  /** Does the handshake, whatever comes of it. */
  void handshake() throws IOException {
    SSLSocket secured = secured();
    secured.startHandshake();
    conversation.upgrade(secured, describe((ExtendedSSLSession) secured.getSession()));
  }

  private SSLSocket secured() throws IOException {
    SSLSocket secured =
        (SSLSocket)
            tls.certificate()
                .sslContext()
                .getSocketFactory()
                .createSocket(
                    conversation.socket(),
                    new ByteArrayInputStream(conversation.reader().takeBuffered()),
                    true);
    if (!tls.protocols().isEmpty()) {
      secured.setEnabledProtocols(tls.protocols().toArray(String[]::new));
    }
    if (!tls.cipherSuites().isEmpty()) {
      secured.setEnabledCipherSuites(tls.cipherSuites().toArray(String[]::new));
    }
    switch (tls.clientCertificate()) {
      case WANTED -> secured.setWantClientAuth(true);
      case REQUIRED -> secured.setNeedClientAuth(true);
      case NOT_ASKED -> secured.setWantClientAuth(false);
    }
    return secured;
  }

  private static TlsHandshake describe(ExtendedSSLSession session) {
    List<String> hosts =
        session.getRequestedServerNames().stream().map(TlsUpgrade::hostName).toList();
    return new TlsHandshake(
        session.getProtocol(), session.getCipherSuite(), hosts, clientCertificates(session));
  }

  private static String hostName(SNIServerName name) {
    return new String(name.getEncoded(), StandardCharsets.UTF_8);
  }

  private static List<X509Certificate> clientCertificates(SSLSession session) {
    try {
      return List.of(session.getPeerCertificates()).stream()
          .map(X509Certificate.class::cast)
          .toList();
    } catch (SSLPeerUnverifiedException none) {
      return List.of();
    }
  }
}
