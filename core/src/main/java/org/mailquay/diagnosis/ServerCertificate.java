package org.mailquay.diagnosis;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;

/**
 * A certificate of the chain that a server showed. Immutable.
 *
 * @param facts who it is for, who vouches for it, and for how long
 * @param names the host names and IP addresses that it is valid for
 */
public record ServerCertificate(CertificateFacts facts, List<String> names) {

  private static final int DNS_NAME = 2;
  private static final int IP_ADDRESS = 7;

  public ServerCertificate {
    names = List.copyOf(names);
  }

  /** Takes the facts from a certificate. */
  public static ServerCertificate of(X509Certificate certificate) {
    return new ServerCertificate(CertificateFacts.of(certificate), namesOf(certificate));
  }

  private static List<String> namesOf(X509Certificate certificate) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names == null
          ? List.of()
          : names.stream()
              .filter(name -> name.get(0).equals(DNS_NAME) || name.get(0).equals(IP_ADDRESS))
              .map(name -> String.valueOf(name.get(1)))
              .toList();
    } catch (CertificateParsingException e) {
      return List.of();
    }
  }
}
