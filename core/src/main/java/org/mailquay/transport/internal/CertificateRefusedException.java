package org.mailquay.transport.internal;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;

/** Thrown when a server's certificate is not trusted; keeps what it showed. */
public final class CertificateRefusedException extends CertificateException {

  private static final long serialVersionUID = 1L;

  private final transient List<X509Certificate> chain;

  CertificateRefusedException(X509Certificate[] chain, CertificateException reason) {
    super(reason.getMessage(), reason);
    this.chain = List.of(chain);
  }

  /** Returns the server's certificate and those that it sent with it. */
  public List<X509Certificate> chain() {
    return chain;
  }
}
