package org.mailquay.transport.internal;

import java.io.IOException;
import java.net.Socket;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.mailquay.transport.StageFinding;

/** Agrees on TLS with the server, and keeps what was agreed or refused. Thread-safe. */
public final class TlsHandshake {

  private static final Duration GRACE = Duration.ofMillis(50);

  private TlsHandshake() {}

  /**
   * Puts TLS over a connection.
   *
   * @param limit on the handshake
   */
  public static SSLSocket over(
      Socket socket,
      TlsSocketFactory tls,
      Deadline limit,
      ConnectionGuard guard,
      StageReporter reporter)
      throws IOException {
    socket.setSoTimeout(limit.millisWithin(limit.remaining()));
    SSLSocket secure = tls.layerOver(socket);
    // a server that is silent meets the limit of the read, one that drips meets this one
    ConnectionGuard.Duty duty = guard.until(Deadline.in(limit.remaining().plus(GRACE)));
    try {
      secure.startHandshake();
      reporter.learn(agreed(secure.getSession()));
      return secure;
    } catch (IOException e) {
      refused(e).ifPresent(reporter::learn);
      if (tls.wasAskedForCertificate(secure)) {
        e.addSuppressed(new ClientCertificateMissingException());
      }
      throw e;
    } finally {
      duty.end();
    }
  }

  private static StageFinding agreed(SSLSession session) throws SSLPeerUnverifiedException {
    List<X509Certificate> chain = new ArrayList<>();
    for (Certificate certificate : session.getPeerCertificates()) {
      if (certificate instanceof X509Certificate x509) {
        chain.add(x509);
      }
    }
    return new StageFinding.TlsAgreed(session.getProtocol(), session.getCipherSuite(), chain);
  }

  private static Optional<StageFinding> refused(IOException failure) {
    return Causes.find(failure, CertificateRefusedException.class)
        .map(
            refused ->
                new StageFinding.CertificateRefused(
                    refused.chain(), String.valueOf(refused.getMessage())));
  }
}
