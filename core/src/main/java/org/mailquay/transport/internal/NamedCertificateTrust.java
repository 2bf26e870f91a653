package org.mailquay.transport.internal;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Asks of a certificate, beyond what the JVM checks, that it names a host in a subjectAltName: the
 * JVM still falls back to the common name, which RFC 9525 §6.3 rules out.
 */
final class NamedCertificateTrust extends X509ExtendedTrustManager {

  // the tags of RFC 5280 §4.2.1.6
  private static final Integer DNS_NAME = 2;
  private static final Integer IP = 7;

  private final X509ExtendedTrustManager delegate;

  NamedCertificateTrust(X509ExtendedTrustManager delegate) {
    this.delegate = delegate;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    delegate.checkServerTrusted(chain, authType, socket);
    requireNames(chain[0]);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    delegate.checkServerTrusted(chain, authType, engine);
    requireNames(chain[0]);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    delegate.checkServerTrusted(chain, authType);
    requireNames(chain[0]);
  }

  private static void requireNames(X509Certificate certificate) throws CertificateException {
    if (!namesAHost(certificate)) {
      throw new CertificateException(
          "the server's certificate names no host in a subjectAltName, so it is valid for none");
    }
  }

  private static boolean namesAHost(X509Certificate certificate) throws CertificateException {
    Collection<List<?>> names = certificate.getSubjectAlternativeNames();
    return names != null
        && names.stream().anyMatch(name -> DNS_NAME.equals(name.get(0)) || IP.equals(name.get(0)));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    delegate.checkClientTrusted(chain, authType);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    delegate.checkClientTrusted(chain, authType, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    delegate.checkClientTrusted(chain, authType, engine);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return delegate.getAcceptedIssuers();
  }
}
