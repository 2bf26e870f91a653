package org.mailquay.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.mailquay.testkit.internal.KeyMaterial;

/**
 * A certificate made for tests, with its private key and the authority that issued it. Immutable.
 * The private key protects nothing: never use it outside tests.
 */
public final class TestCertificate {

  private static final String ALIAS = "mailquay-test";

  private final String description;
  private final KeyMaterial material;
  private final X509Certificate authority;
  private final SSLContext context;

  TestCertificate(String description, KeyMaterial material, X509Certificate authority) {
    this.description = description;
    this.material = material;
    this.authority = authority;
    this.context = material.contextTrusting(TestCertificates.authority());
  }

  /** Returns what a server sends: this certificate first, then what it chooses to add. */
  public List<X509Certificate> chain() {
    return material.chain();
  }

  /** Returns the certificate itself, the first of the chain. */
  public X509Certificate certificate() {
    return material.certificate();
  }

  public PrivateKey privateKey() {
    return material.key();
  }

  /** Returns the certificate that a client has to trust for this one to be good. */
  public X509Certificate authority() {
    return authority;
  }

  /** Returns {@link #authority()} as PEM text. */
  public String authorityPem() {
    return KeyMaterial.pem(authority);
  }

  /** Returns {@link #certificate()} as PEM text. */
  public String certificatePem() {
    return KeyMaterial.pem(certificate());
  }

  /** Returns the SHA-256 of {@link #certificate()} as 64 lower-case hexadecimal digits. */
  public String sha256Fingerprint() {
    return KeyMaterial.sha256(certificate());
  }

  /**
   * Returns the context of a server, or of a client, that shows this certificate. It trusts {@link
   * TestCertificates#authority()} alone.
   */
  public SSLContext sslContext() {
    return context;
  }

  /**
   * Writes chain and key as a PKCS #12 file, such as GreenMail reads from its system properties
   * {@code greenmail.tls.keystore.file} and {@code greenmail.tls.keystore.password}.
   *
   * @param password protects both the file and the key in it
   */
  public void writeKeyStore(Path file, char[] password) throws IOException {
    try (OutputStream output = Files.newOutputStream(file)) {
      KeyStore store = material.keyStore(ALIAS, password);
      store.store(output, password);
    } catch (GeneralSecurityException refused) {
      throw new IOException("the key store could not be made", refused);
    }
  }

  /** Returns what kind of certificate this is. */
  @Override
  public String toString() {
    return description;
  }
}
