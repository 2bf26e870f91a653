package org.mailquay.testkit;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What a client and the server agreed on in a finished TLS handshake. Immutable.
 *
 * @param protocol the protocol's JSSE name, such as {@code TLSv1.3}
 * @param cipherSuite the cipher suite's JSSE name
 * @param requestedHosts the host names that the client asked for by SNI (RFC 6066 §3)
 * @param clientCertificates the certificates that the client showed, its own first; empty for none
 */
public record TlsHandshake(
    String protocol,
    String cipherSuite,
    List<String> requestedHosts,
    List<X509Certificate> clientCertificates) {

  public TlsHandshake {
    requestedHosts = List.copyOf(requestedHosts);
    clientCertificates = List.copyOf(clientCertificates);
  }
}
