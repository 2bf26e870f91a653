package org.mailquay.settings;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The SHA-256 fingerprint of a certificate: 64 lower-case hexadecimal digits. Immutable. */
public record CertificateFingerprint(String hex) {

  private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern BETWEEN = Pattern.compile("[: ]");

  /** Creates a fingerprint from its digits, without anything between them. */
  public CertificateFingerprint {
    if (!DIGITS.matcher(hex).matches()) {
      throw new SettingsException(List.of(violation(hex)));
    }
  }

  /**
   * Reads a fingerprint as tools print it, in either case, with colons or blanks.
   *
   * @throws SettingsException with {@link ViolationCode#PIN_SYNTAX}
   */
  public static CertificateFingerprint of(String text) {
    return check(text).orElseThrow();
  }

  /** Reads a fingerprint, or says what is wrong with it. */
  public static Validated<CertificateFingerprint> check(String text) {
    String hex = BETWEEN.matcher(text.strip()).replaceAll("").toLowerCase(Locale.ROOT);
    return DIGITS.matcher(hex).matches()
        ? Validated.valid(new CertificateFingerprint(hex))
        : Validated.invalid(violation(text));
  }

  /** Computes the fingerprint of a certificate. */
  public static CertificateFingerprint of(X509Certificate certificate) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return new CertificateFingerprint(HexFormat.of().formatHex(digest));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("certificate cannot be encoded: " + e.getMessage(), e);
    }
  }

  private static Violation violation(String text) {
    return Violation.of(Field.TLS_TRUST, ViolationCode.PIN_SYNTAX, text);
  }

  @Override
  public String toString() {
    return HexFormat.ofDelimiter(":").withUpperCase().formatHex(HexFormat.of().parseHex(hex));
  }
}
