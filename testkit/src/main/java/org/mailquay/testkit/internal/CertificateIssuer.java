package org.mailquay.testkit.internal;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.IPAddress;

/** A certificate authority for tests. Immutable. */
public final class CertificateIssuer {

  private final KeyMaterial own;

  private CertificateIssuer(KeyMaterial own) {
    this.own = own;
  }

  /** Creates an authority that vouches for itself. */
  public static CertificateIssuer root(String name) {
    return new CertificateIssuer(signedByItself(CertificateRequest.named(name), true));
  }

  /** Makes a server's certificate that vouches for itself. */
  public static KeyMaterial selfSigned(CertificateRequest request) {
    return signedByItself(request, false);
  }

  /** Creates an authority that this one vouches for. */
  public CertificateIssuer intermediate(String name) {
    return new CertificateIssuer(issue(CertificateRequest.named(name), true));
  }

  /** Makes a certificate; its chain ends with the root. */
  public KeyMaterial issue(CertificateRequest request) {
    return issue(request, false);
  }

  public X509Certificate certificate() {
    return own.certificate();
  }

  private KeyMaterial issue(CertificateRequest request, boolean authority) {
    KeyPair pair = newKeys();
    X500Principal issuer = certificate().getSubjectX500Principal();
    List<X509Certificate> chain = new ArrayList<>();
    chain.add(sign(request, authority, pair.getPublic(), issuer, own.key()));
    chain.addAll(own.chain());
    return new KeyMaterial(chain, pair.getPrivate());
  }

  private static KeyMaterial signedByItself(CertificateRequest request, boolean authority) {
    KeyPair pair = newKeys();
    X509Certificate certificate =
        sign(request, authority, pair.getPublic(), subject(request), pair.getPrivate());
    return new KeyMaterial(List.of(certificate), pair.getPrivate());
  }

  private static X509Certificate sign(
      CertificateRequest request,
      boolean authority,
      PublicKey key,
      X500Principal issuer,
      PrivateKey issuerKey) {
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            issuer,
            new BigInteger(64, new SecureRandom()).add(BigInteger.ONE),
            Date.from(request.notBefore()),
            Date.from(request.notAfter()),
            subject(request),
            key);
    try {
      addUsage(builder, request, authority);
      addHosts(builder, request.hosts());
      ContentSigner signer = new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKey);
      return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    } catch (CertIOException | OperatorCreationException | GeneralSecurityException impossible) {
      throw new IllegalStateException("the certificate could not be made", impossible);
    }
  }

  private static void addUsage(
      X509v3CertificateBuilder builder, CertificateRequest request, boolean authority)
      throws CertIOException {
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
    int usage = authority ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature;
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
    if (!authority) {
      KeyPurposeId purpose =
          request.client() ? KeyPurposeId.id_kp_clientAuth : KeyPurposeId.id_kp_serverAuth;
      builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
    }
  }

  private static void addHosts(X509v3CertificateBuilder builder, List<String> hosts)
      throws CertIOException {
    if (hosts.isEmpty()) {
      return;
    }
    GeneralName[] names =
        hosts.stream().map(CertificateIssuer::generalName).toArray(GeneralName[]::new);
    builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
  }

  private static GeneralName generalName(String host) {
    int kind = IPAddress.isValid(host) ? GeneralName.iPAddress : GeneralName.dNSName;
    return new GeneralName(kind, host);
  }

  private static X500Principal subject(CertificateRequest request) {
    return new X500Principal("CN=" + request.commonName() + ", O=Mailquay tests");
  }

  private static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has the curve P-256", impossible);
    }
  }
}
