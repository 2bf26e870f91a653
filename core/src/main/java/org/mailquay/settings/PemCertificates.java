package org.mailquay.settings;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Certificates as text (RFC 7468). */
final class PemCertificates {

  private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
  private static final String END = "-----END CERTIFICATE-----";

  private PemCertificates() {}

  static Validated<List<X509Certificate>> check(String pem) {
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      List<X509Certificate> certificates = new ArrayList<>();
      byte[] bytes = pem.getBytes(StandardCharsets.UTF_8);
      factory
          .generateCertificates(new ByteArrayInputStream(bytes))
          .forEach(c -> certificates.add((X509Certificate) c));
      return certificates.isEmpty() ? unreadable("empty") : Validated.valid(certificates);
    } catch (CertificateException e) {
      return unreadable(String.valueOf(e.getMessage()));
    }
  }

  static String format(List<X509Certificate> certificates) {
    StringBuilder pem = new StringBuilder();
    for (X509Certificate certificate : certificates) {
      pem.append(BEGIN)
          .append('\n')
          .append(body(certificate))
          .append('\n')
          .append(END)
          .append('\n');
    }
    return pem.toString();
  }

  private static String body(X509Certificate certificate) {
    try {
      byte[] lineEnd = {'\n'};
      return Base64.getMimeEncoder(64, lineEnd).encodeToString(certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalArgumentException("certificate cannot be encoded: " + e.getMessage(), e);
    }
  }

  private static Validated<List<X509Certificate>> unreadable(String why) {
    return Validated.invalid(
        Violation.of(Field.TLS_TRUST, ViolationCode.CERTIFICATE_UNREADABLE, why));
  }
}
