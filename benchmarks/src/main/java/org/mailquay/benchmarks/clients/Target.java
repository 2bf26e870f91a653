package org.mailquay.benchmarks.clients;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The sink.
 *
 * @param authorityPem whom to trust, with TLS; empty without
 */
public record Target(int port, String authorityPem) {

  /** Where the sink listens. */
  public static final String HOST = "localhost";

  /** The login, with TLS. */
  public static final String USER = "shop@example.org";

  /** Its password. */
  public static final String PASSWORD = "correct horse";

  /** Returns {@code true} for implicit TLS and a login. */
  public boolean tls() {
    return !authorityPem.isEmpty();
  }

  /** Returns what trusts the sink. */
  public SSLContext sslContext() {
    try {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      byte[] pem = authorityPem.getBytes(StandardCharsets.US_ASCII);
      trusted.setCertificateEntry(
          "sink",
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(pem)));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
