package org.mailquay.diagnosis;

import java.util.List;
import java.util.Optional;

/**
 * What is known of a server's TLS. Immutable.
 *
 * @param protocol such as {@code TLSv1.3}; empty where the handshake failed
 * @param cipherSuite the JVM's name of it; empty where the handshake failed
 * @param chain the server's certificate and those that vouch for it
 * @param trusted whether the chain was believed
 */
public record TlsFacts(
    Optional<String> protocol,
    Optional<String> cipherSuite,
    List<ServerCertificate> chain,
    boolean trusted) {

  public TlsFacts {
    chain = List.copyOf(chain);
  }
}
