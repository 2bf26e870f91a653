package org.mailquay.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TestCertificatesTest {

  static Stream<TestCertificate> all() {
    return Stream.of(
        TestCertificates.good(),
        TestCertificates.expired(),
        TestCertificates.notYetValid(),
        TestCertificates.wrongHost(),
        TestCertificates.selfSigned(),
        TestCertificates.unknownAuthority(),
        TestCertificates.missingIntermediate(),
        TestCertificates.commonNameOnly(),
        TestCertificates.client());
  }

  @ParameterizedTest
  @MethodSource("all")
  void keyBelongsToTheCertificate(TestCertificate certificate) throws Exception {
    byte[] text = {1, 2, 3};
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(certificate.privateKey());
    signature.update(text);
    byte[] signed = signature.sign();
    signature.initVerify(certificate.certificate());
    signature.update(text);
    assertThat(signature.verify(signed)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("all")
  void eachOfTheChainIsSignedByTheNext(TestCertificate certificate) throws Exception {
    List<X509Certificate> chain = certificate.chain();
    assertThat(chain.get(0)).isEqualTo(certificate.certificate());
    for (int index = 1; index < chain.size(); index++) {
      chain.get(index - 1).verify(chain.get(index).getPublicKey());
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void pemAndFingerprintAreThoseOfTheCertificate(TestCertificate certificate) throws Exception {
    assertThat(parse(certificate.certificatePem())).isEqualTo(certificate.certificate());
    assertThat(parse(certificate.authorityPem())).isEqualTo(certificate.authority());
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(certificate.certificate().getEncoded());
    assertThat(certificate.sha256Fingerprint())
        .matches("[0-9a-f]{64}")
        .isEqualTo(HexFormat.of().formatHex(digest));
  }

  @ParameterizedTest
  @MethodSource("all")
  void keyStoreHoldsChainAndKey(TestCertificate certificate, @TempDir Path folder)
      throws Exception {
    Path file = folder.resolve("keys.p12");
    certificate.writeKeyStore(file, "changeit".toCharArray());

    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream input = Files.newInputStream(file)) {
      store.load(input, "changeit".toCharArray());
    }
    String alias = store.aliases().nextElement();
    assertThat(store.getKey(alias, "changeit".toCharArray())).isEqualTo(certificate.privateKey());
    assertThat(store.getCertificateChain(alias)).containsExactlyElementsOf(certificate.chain());
  }

  @Test
  void areMadeOnce() {
    assertThat(TestCertificates.good()).isSameAs(TestCertificates.good());
    assertThat(TestCertificates.good().certificate())
        .isNotEqualTo(TestCertificates.expired().certificate());
  }

  @Test
  void nameTheLoopback() throws Exception {
    assertThat(TestCertificates.good().certificate().getSubjectAlternativeNames())
        .containsExactlyInAnyOrder(
            List.of(2, "localhost"), List.of(7, "127.0.0.1"), List.of(7, "0:0:0:0:0:0:0:1"));
    assertThat(TestCertificates.commonNameOnly().certificate().getSubjectAlternativeNames())
        .isNull();
  }

  @Test
  void areMadeForOtherHosts() throws Exception {
    TestCertificate certificate = TestCertificates.forHosts("mail.shop.example", "192.0.2.1");

    assertThat(certificate.certificate().getSubjectAlternativeNames())
        .containsExactlyInAnyOrder(List.of(2, "mail.shop.example"), List.of(7, "192.0.2.1"));
    certificate.certificate().verify(TestCertificates.authority().getPublicKey());
    assertThat(certificate).hasToString("good for [mail.shop.example, 192.0.2.1]");
  }

  @Test
  void differInTheirAuthority() {
    assertThat(TestCertificates.good().authority()).isEqualTo(TestCertificates.authority());
    assertThat(TestCertificates.missingIntermediate().authority())
        .isEqualTo(TestCertificates.authority());
    assertThat(TestCertificates.missingIntermediate().chain()).hasSize(1);
    assertThat(TestCertificates.selfSigned().authority())
        .isEqualTo(TestCertificates.selfSigned().certificate());
    assertThat(TestCertificates.unknownAuthority().authority())
        .isNotEqualTo(TestCertificates.authority());
    assertThat(TestCertificates.authority().getBasicConstraints()).isNotNegative();
    assertThat(TestCertificates.good().certificate().getBasicConstraints()).isEqualTo(-1);
  }

  private static X509Certificate parse(String pem) throws Exception {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
  }
}
