package org.mailquay.microsoft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailquay.oauth.CachingTokenSource;
import org.mailquay.oauth.TokenClaims;
import org.mailquay.oauth.TokenException;
import org.mailquay.oauth.TokenFailureKind;
import org.mailquay.testkit.FakeAuthorizationServer;
import org.mailquay.testkit.FakeAuthorizationServer.Endpoint;
import org.mailquay.testkit.FakeOAuthRequest;

@Timeout(60)
class MicrosoftAppAccessTest {

  @RegisterExtension final FakeAuthorizationServer server = FakeAuthorizationServer.start();

  private MicrosoftAppAccess access() {
    return MicrosoftAppAccess.of(
        MicrosoftClient.of("daemon").tenant("shop.example").atTestServer(server.address()));
  }

  @Test
  void showsASecret() {
    server.client("daemon", "s3cret");
    CachingTokenSource source = access().withSecret("s3cret", "orders@shop.example");
    assertThat(TokenClaims.of(source.accessToken()).orElseThrow().roles())
        .containsExactly("SMTP.SendAsApp");
    assertThat(source.account().orElseThrow().address()).isEqualTo("orders@shop.example");
    FakeOAuthRequest asked = server.requests(Endpoint.TOKEN).get(0);
    assertThat(asked.path()).isEqualTo("/shop.example/oauth2/v2.0/token");
    assertThat(asked.parameter("scope")).contains("https://outlook.office365.com/.default");
    source.accessToken();
    assertThat(server.requests(Endpoint.TOKEN)).hasSize(1);
    assertThat(source.refreshed(source.accessToken())).isNotNull();
    assertThat(server.requests(Endpoint.TOKEN)).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "WORLDWIDE, https://outlook.office365.com/.default",
    "US_GOVERNMENT_HIGH, https://outlook.office365.us/.default",
    "US_DEFENSE, https://outlook-dod.office365.us/.default",
    "CHINA, https://partner.outlook.cn/.default"
  })
  void asksForTheMailServersOfItsCloud(MicrosoftCloud cloud, String scope) {
    server.client("daemon", "s3cret");
    MicrosoftClient client =
        MicrosoftClient.of("daemon")
            .tenant("shop.example")
            .cloud(cloud)
            .atTestServer(server.address());
    MicrosoftAppAccess.of(client).withSecret("s3cret", "orders@shop.example").accessToken();
    assertThat(server.requests(Endpoint.TOKEN).get(0).parameter("scope").split(" ", -1))
        .contains(scope);
  }

  @Test
  void signsWithACertificate() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair keys = generator.generateKeyPair();
    server.client("daemon", keys.getPublic());
    CachingTokenSource source =
        access().withCertificate(keys.getPrivate(), certificate(keys), "orders@shop.example");
    assertThat(server.accepts(source.get())).isTrue();
    assertThat(server.requests(Endpoint.TOKEN).get(0).parameter("client_assertion")).isNotEmpty();
  }

  @Test
  void saysThatTheSecretIsWrong() {
    server.client("daemon", "s3cret");
    TokenException failure =
        catchThrowableOfType(
            TokenException.class,
            () -> access().withSecret("0ther", "orders@shop.example").accessToken());
    assertThat(failure.kind()).isEqualTo(TokenFailureKind.CLIENT_MISCONFIGURED);
    assertThat(failure.providerCode()).contains("invalid_client");
    assertThat(failure.toString()).doesNotContain("0ther");
  }

  @Test
  void needsATenantOfItsOwn() {
    assertThatThrownBy(() -> MicrosoftAppAccess.of(MicrosoftClient.of("daemon")))
        .hasMessageContaining("tenant");
  }

  private static X509Certificate certificate(KeyPair keys) throws Exception {
    X500Principal name = new X500Principal("CN=daemon");
    Date begin = Date.from(Instant.now().minusSeconds(60));
    Date end = Date.from(Instant.now().plusSeconds(3600));
    return new JcaX509CertificateConverter()
        .getCertificate(
            new JcaX509v3CertificateBuilder(
                    name, BigInteger.ONE, begin, end, name, keys.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate())));
  }
}
