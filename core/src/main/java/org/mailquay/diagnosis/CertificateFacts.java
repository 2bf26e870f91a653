package org.mailquay.diagnosis;

import java.security.cert.X509Certificate;
import java.time.Instant;

/**
 * What a diagnosis needs to know of a server's certificate. Immutable.
 *
 * @param subject the distinguished name of the server
 * @param issuer the distinguished name of who signed it
 * @param notBefore the first moment at which it is valid
 * @param notAfter the last moment at which it is valid
 */
public record CertificateFacts(String subject, String issuer, Instant notBefore, Instant notAfter) {

  /** Takes the facts from a certificate. */
  public static CertificateFacts of(X509Certificate certificate) {
    return new CertificateFacts(
        certificate.getSubjectX500Principal().getName(),
        certificate.getIssuerX500Principal().getName(),
        certificate.getNotBefore().toInstant(),
        certificate.getNotAfter().toInstant());
  }

  @Override
  public String toString() {
    return subject + ", issued by " + issuer + ", valid until " + notAfter;
  }
}
