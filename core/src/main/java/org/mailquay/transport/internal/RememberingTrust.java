package org.mailquay.transport.internal;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Keeps a certificate that is refused in the exception: who issued it tells a virus scanner from a
 * server of one's own. The JVM keeps nothing of a handshake that failed.
 */
final class RememberingTrust extends X509ExtendedTrustManager {

  private final X509ExtendedTrustManager delegate;

  RememberingTrust(X509ExtendedTrustManager delegate) {
    this.delegate = delegate;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    remembering(chain, () -> delegate.checkServerTrusted(chain, authType, socket));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    remembering(chain, () -> delegate.checkServerTrusted(chain, authType, engine));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    remembering(chain, () -> delegate.checkServerTrusted(chain, authType));
  }

  private static void remembering(X509Certificate[] chain, Check check)
      throws CertificateException {
    try {
      check.run();
    } catch (CertificateException e) {
      throw new CertificateRefusedException(chain, e);
    }
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

  /** One of the delegate's checks. */
  @FunctionalInterface
  private interface Check {
    void run() throws CertificateException;
  }
}
