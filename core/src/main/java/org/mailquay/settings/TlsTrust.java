package org.mailquay.settings;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Which certificates are believed. Immutable. There is no way to switch the check off: a server
 * with a certificate of its own is trusted by its authority or by a pin.
 */
public sealed interface TlsTrust {

  /** The certificate authorities of the JVM, and the host name checked. */
  record SystemAuthorities() implements TlsTrust {
    @Override
    public String toString() {
      return "system authorities";
    }
  }

  /** The authorities of the JVM and these, and the host name checked. */
  record AdditionalAuthorities(List<X509Certificate> certificates) implements TlsTrust {
    public AdditionalAuthorities {
      certificates = List.copyOf(certificates);
      if (certificates.isEmpty()) {
        throw new SettingsException(
            List.of(Violation.of(Field.TLS_TRUST, ViolationCode.CERTIFICATE_UNREADABLE, "empty")));
      }
    }

    @Override
    public String toString() {
      return "system authorities and "
          + certificates.stream().map(c -> c.getSubjectX500Principal().getName()).toList();
    }
  }

  /**
   * Exactly this certificate and no other, whatever its names, issuer and dates say.
   *
   * @param sha256 the fingerprint
   */
  record PinnedCertificate(CertificateFingerprint sha256) implements TlsTrust {
    @Override
    public String toString() {
      return "pinned certificate " + sha256;
    }
  }

  /** Trusts the authorities of the JVM: the default. */
  static TlsTrust system() {
    return new SystemAuthorities();
  }

  /** Trusts the JVM's authorities and these as well, such as a company's own. */
  static TlsTrust additionalAuthorities(List<X509Certificate> certificates) {
    return new AdditionalAuthorities(certificates);
  }

  /**
   * Trusts the JVM's authorities and those of a PEM text as well.
   *
   * @throws SettingsException with {@link ViolationCode#CERTIFICATE_UNREADABLE}
   */
  static TlsTrust additionalAuthorities(String pem) {
    return new AdditionalAuthorities(PemCertificates.check(pem).orElseThrow());
  }

  /**
   * Trusts one certificate, known by its SHA-256 fingerprint: 64 hexadecimal digits, colons and
   * blanks between them allowed.
   *
   * @throws SettingsException with {@link ViolationCode#PIN_SYNTAX}
   */
  static TlsTrust pinned(String sha256) {
    return new PinnedCertificate(CertificateFingerprint.of(sha256));
  }

  /** Trusts this certificate and no other. */
  static TlsTrust pinned(X509Certificate certificate) {
    return new PinnedCertificate(CertificateFingerprint.of(certificate));
  }
}
