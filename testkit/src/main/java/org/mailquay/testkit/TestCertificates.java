package org.mailquay.testkit;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import org.mailquay.testkit.internal.CertificateIssuer;
import org.mailquay.testkit.internal.CertificateRequest;
import org.mailquay.testkit.internal.KeyMaterial;

/**
 * The certificates that a mail client meets: one good, the others each wrong in one way. Made at
 * run time with elliptic keys (P-256), once per JVM and kind. Thread-safe.
 *
 * <pre>{@code
 * server.implicitTls(TestCertificates.good()).greeting();
 * String trustedByTheClient = TestCertificates.authorityPem();
 * }</pre>
 */
public final class TestCertificates {

  private static final CertificateRequest LOOPBACK =
      CertificateRequest.named("localhost").forHosts("localhost", "127.0.0.1", "::1");
  private static final Map<Kind, TestCertificate> MADE = new ConcurrentHashMap<>();

  private enum Kind {
    GOOD,
    EXPIRED,
    NOT_YET_VALID,
    WRONG_HOST,
    SELF_SIGNED,
    UNKNOWN_AUTHORITY,
    MISSING_INTERMEDIATE,
    COMMON_NAME_ONLY,
    CLIENT
  }

  /** Keeps the authority out of the way of its users' first call. */
  private static final class Trusted {
    static final CertificateIssuer AUTHORITY = CertificateIssuer.root("Mailquay Test Authority");
  }

  private TestCertificates() {}

  /** Returns the certificate that is as it should be: localhost, 127.0.0.1, ::1, in its time. */
  public static TestCertificate good() {
    return made(Kind.GOOD);
  }

  /** Returns a certificate that ended a day ago. */
  public static TestCertificate expired() {
    return made(Kind.EXPIRED);
  }

  /** Returns a certificate that begins tomorrow, as a wrong clock makes a good one look. */
  public static TestCertificate notYetValid() {
    return made(Kind.NOT_YET_VALID);
  }

  /** Returns a certificate for {@code mail.wrong.example} and no other host. */
  public static TestCertificate wrongHost() {
    return made(Kind.WRONG_HOST);
  }

  /** Returns a certificate that vouches for itself. */
  public static TestCertificate selfSigned() {
    return made(Kind.SELF_SIGNED);
  }

  /** Returns a certificate of an authority that nobody trusts. */
  public static TestCertificate unknownAuthority() {
    return made(Kind.UNKNOWN_AUTHORITY);
  }

  /** Returns a certificate of an intermediate authority that the server forgets to send. */
  public static TestCertificate missingIntermediate() {
    return made(Kind.MISSING_INTERMEDIATE);
  }

  /**
   * Returns a certificate that names localhost as its subject's common name only, without the
   * alternative names that RFC 9525 §2 demands.
   */
  public static TestCertificate commonNameOnly() {
    return made(Kind.COMMON_NAME_ONLY);
  }

  /** Returns a certificate for a client; its {@link TestCertificate#sslContext()} shows it. */
  public static TestCertificate client() {
    return made(Kind.CLIENT);
  }

  /** Makes a new good certificate for these names and IP addresses. */
  public static TestCertificate forHosts(String... hosts) {
    return new TestCertificate(
        "good for " + List.of(hosts),
        Trusted.AUTHORITY.issue(CertificateRequest.named(hosts[0]).forHosts(hosts)),
        authority());
  }

  /** Returns the authority that a client under test has to trust. */
  public static X509Certificate authority() {
    return Trusted.AUTHORITY.certificate();
  }

  /** Returns {@link #authority()} as PEM text. */
  public static String authorityPem() {
    return KeyMaterial.pem(authority());
  }

  /** Returns the context of a client that trusts {@link #authority()} alone. */
  public static SSLContext clientContext() {
    return KeyMaterial.trusting(authority());
  }

  private static TestCertificate made(Kind kind) {
    return MADE.computeIfAbsent(kind, TestCertificates::make);
  }

  private static TestCertificate make(Kind kind) {
    CertificateIssuer trusted = Trusted.AUTHORITY;
    return switch (kind) {
      case GOOD -> of(kind, trusted, LOOPBACK);
      case EXPIRED -> of(kind, trusted, LOOPBACK.validForDays(-30, -1));
      case NOT_YET_VALID -> of(kind, trusted, LOOPBACK.validForDays(1, 30));
      case WRONG_HOST ->
          of(
              kind,
              trusted,
              CertificateRequest.named("mail.wrong.example").forHosts("mail.wrong.example"));
      case SELF_SIGNED -> selfSigned(kind);
      case UNKNOWN_AUTHORITY -> of(kind, CertificateIssuer.root("Unknown Authority"), LOOPBACK);
      case MISSING_INTERMEDIATE -> withoutIntermediate(kind);
      case COMMON_NAME_ONLY -> of(kind, trusted, CertificateRequest.named("localhost"));
      case CLIENT -> of(kind, trusted, CertificateRequest.named("Anna").forClient());
    };
  }

  private static TestCertificate of(
      Kind kind, CertificateIssuer issuer, CertificateRequest request) {
    return new TestCertificate(kind.name(), issuer.issue(request), issuer.certificate());
  }

  private static TestCertificate selfSigned(Kind kind) {
    KeyMaterial material = CertificateIssuer.selfSigned(LOOPBACK);
    return new TestCertificate(kind.name(), material, material.certificate());
  }

  private static TestCertificate withoutIntermediate(Kind kind) {
    CertificateIssuer intermediate = Trusted.AUTHORITY.intermediate("Mailquay Test Intermediate");
    KeyMaterial material = intermediate.issue(LOOPBACK).withoutIssuers();
    return new TestCertificate(kind.name(), material, authority());
  }
}
