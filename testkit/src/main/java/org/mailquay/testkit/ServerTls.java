package org.mailquay.testkit;

import java.util.List;
import javax.net.ssl.SSLContext;

/**
 * How the scripted server speaks TLS: certificate, protocols, cipher suites and whether it asks for
 * a client certificate. Immutable.
 *
 * <p>TLSv1 and TLSv1.1 cannot be switched on for one socket: the JDK disables them for the whole
 * JVM through the security property {@code jdk.tls.disabledAlgorithms}. A server that knows nothing
 * newer is played by {@link ScriptedSmtpServer#outdatedTls(String)}.
 *
 * @param certificate what the server shows
 * @param protocols JSSE names of the protocols offered; empty for the JDK's defaults
 * @param cipherSuites JSSE names of the cipher suites offered; empty for the JDK's defaults
 * @param clientCertificate whether the client is asked for one; such a certificate is accepted when
 *     it is {@link TestCertificates#client()} or issued by the same authority
 */
public record ServerTls(
    TestCertificate certificate,
    List<String> protocols,
    List<String> cipherSuites,
    ClientCertificate clientCertificate) {

  /** Whether the server asks for a certificate of the client. */
  public enum ClientCertificate {
    /** The server does not ask. */
    NOT_ASKED,
    /** The server asks, and goes on without. */
    WANTED,
    /** The server asks, and refuses the handshake without. */
    REQUIRED
  }

  public ServerTls {
    protocols = List.copyOf(protocols);
    cipherSuites = List.copyOf(cipherSuites);
    SSLContext context = certificate.sslContext();
    requireAmong("protocol", protocols, context.getDefaultSSLParameters().getProtocols());
    requireAmong(
        "cipher suite", cipherSuites, context.getSupportedSSLParameters().getCipherSuites());
  }

  /** Creates TLS with this certificate, the JDK's defaults, and no question for the client's. */
  public static ServerTls of(TestCertificate certificate) {
    return new ServerTls(certificate, List.of(), List.of(), ClientCertificate.NOT_ASKED);
  }

  /**
   * Returns a copy that offers only these protocols, such as {@code TLSv1.2}.
   *
   * @throws IllegalArgumentException when the JDK does not know or has disabled one of them
   */
  public ServerTls withProtocols(String... names) {
    return new ServerTls(certificate, List.of(names), cipherSuites, clientCertificate);
  }

  /**
   * Returns a copy that offers only these cipher suites. The certificates' keys are elliptic:
   * suites of TLSv1.2 must be of the kind {@code TLS_ECDHE_ECDSA_*}.
   *
   * @throws IllegalArgumentException when the JDK does not know one of them
   */
  public ServerTls withCipherSuites(String... names) {
    return new ServerTls(certificate, protocols, List.of(names), clientCertificate);
  }

  /** Returns a copy that asks the client for a certificate, or not. */
  public ServerTls withClientCertificate(ClientCertificate asked) {
    return new ServerTls(certificate, protocols, cipherSuites, asked);
  }

  private static void requireAmong(String what, List<String> names, String[] known) {
    for (String name : names) {
      if (!List.of(known).contains(name)) {
        throw new IllegalArgumentException(
            what + " " + name + " is not available in this JVM; it has " + List.of(known));
      }
    }
  }
}
