package org.mailquay.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailquay.testkit.ServerTls.ClientCertificate;

@Timeout(60)
class ScriptedTlsTest {

  private static final ServerTls GOOD = ServerTls.of(TestCertificates.good());

  @RegisterExtension final ScriptedSmtpServer server = ScriptedSmtpServer.create();

  @Nested
  class GoodCertificate {

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "::1"})
    void isGoodForEveryNameOfTheLoopback(String host) throws IOException {
      server.implicitTls(TestCertificates.good()).greeting().quit();

      try (RawClient client = RawClient.connect(server)) {
        client.secure(TestCertificates.clientContext(), host);
        assertThat(client.hear()).isEqualTo("220 scripted.test ESMTP");
        assertThat(client.say("QUIT").hear(2)).isEqualTo("221 2.0.0 Bye|<end>");
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void endsInOrderWhateverTheProtocol(String protocol) throws IOException {
      server.implicitTls(GOOD.withProtocols(protocol)).expectBytes(1).reply("421 bye").drop();

      try (RawClient client = RawClient.connect(server)) {
        client.secure(TestCertificates.clientContext(), "localhost").send(new byte[50_000]);
        assertThat(client.hear(2)).isEqualTo("421 bye|<end>");
      }
      assertThat(server.handshakes())
          .singleElement()
          .satisfies(
              handshake -> {
                assertThat(handshake.protocol()).isEqualTo(protocol);
                assertThat(handshake.cipherSuite()).startsWith("TLS_");
                assertThat(handshake.requestedHosts()).containsExactly("localhost");
                assertThat(handshake.clientCertificates()).isEmpty();
              });
    }

    @Test
    void takesOverAfterStarttls() throws IOException {
      server.greeting().ehlo("STARTTLS").startTls(TestCertificates.good()).ehlo("AUTH PLAIN");

      try (RawClient client = RawClient.connect(server).greeted()) {
        assertThat(client.say("EHLO me").hear(2)).endsWith("250 STARTTLS");
        assertThat(client.say("STARTTLS").hear()).startsWith("220 ");
        assertThat(client.secure(server).say("EHLO me").hear(2)).endsWith("250 AUTH PLAIN");
      }
      server.assertCompleted();
      assertThat(server.transcript())
          .anyMatch(line -> line.startsWith("*: TLS handshake done: TLSv1.3 "));
    }

    @Test
    void takesAClientThatDoesNotWaitForThe220() throws IOException {
      server.expect("STARTTLS").tlsHandshake(GOOD).greeting();

      try (RawClient client = RawClient.connect(server)) {
        assertThat(client.say("STARTTLS").secure(server).hear()).startsWith("220 ");
      }
    }

    @Test
    void resetsWithoutCloseNotify() throws IOException {
      server.implicitTls(TestCertificates.good()).expect("NOOP").reset();

      try (RawClient client = RawClient.connect(server).secure(server)) {
        assertThatExceptionOfType(IOException.class).isThrownBy(client.say("NOOP")::hear);
      }
    }

    @Test
    void stallsOverTlsToo() throws IOException {
      server.implicitTls(TestCertificates.good()).stall();

      RawClient.connect(server).secure(server).say("EHLO me").close();
    }
  }

  @Nested
  class WrongCertificates {

    static Stream<Arguments> wrongCertificates() {
      return Stream.of(
          Arguments.of(TestCertificates.expired(), "NotAfter"),
          Arguments.of(TestCertificates.notYetValid(), "NotBefore"),
          Arguments.of(TestCertificates.wrongHost(), "matching localhost found"),
          Arguments.of(TestCertificates.selfSigned(), "unable to find valid certification path"),
          Arguments.of(
              TestCertificates.unknownAuthority(), "unable to find valid certification path"),
          Arguments.of(
              TestCertificates.missingIntermediate(), "unable to find valid certification path"));
    }

    @ParameterizedTest
    @MethodSource("wrongCertificates")
    void areRefusedForTheirOwnReason(TestCertificate certificate, String reason)
        throws IOException {
      server.implicitTlsRefused(certificate);

      try (RawClient client = RawClient.connect(server)) {
        assertThatExceptionOfType(SSLHandshakeException.class)
            .isThrownBy(() -> client.secure(TestCertificates.clientContext(), "localhost"))
            .havingRootCause()
            .withMessageContaining(reason);
      }
      assertThat(server.handshakes()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("wrongCertificates")
    void areRefusedAfterStarttls(TestCertificate certificate, String reason) throws IOException {
      server.greeting().startTlsRefused(ServerTls.of(certificate).withProtocols("TLSv1.2"));

      try (RawClient client = RawClient.connect(server).greeted()) {
        client.say("STARTTLS").hear();
        assertThatExceptionOfType(SSLHandshakeException.class)
            .isThrownBy(() -> client.secure(TestCertificates.clientContext(), "localhost"))
            .havingRootCause()
            .withMessageContaining(reason);
      }
    }

    @Test
    void commonNameAloneIsNoNameForAnAddress() throws IOException {
      server.implicitTlsRefused(TestCertificates.commonNameOnly());

      try (RawClient client = RawClient.connect(server)) {
        assertThatExceptionOfType(SSLHandshakeException.class)
            .isThrownBy(() -> client.secure(server))
            .havingRootCause()
            .withMessageContaining("No subject alternative names present");
      }
    }

    @Test
    void commonNameAloneIsStillANameToTheJdk() throws IOException {
      server.implicitTls(TestCertificates.commonNameOnly()).greeting();

      try (RawClient client = RawClient.connect(server)) {
        client.secure(TestCertificates.clientContext(), "localhost").hear();
      }
    }

    @Test
    void mayBeRefusedAfterTheHandshakeByLeaving() throws IOException {
      server.greeting().startTlsRefused(TestCertificates.good());

      try (RawClient client = RawClient.connect(server).greeted()) {
        client.say("STARTTLS").hear();
        client.secure(server);
      }
    }
  }

  @Nested
  class OtherRefusals {

    @ParameterizedTest
    @ValueSource(strings = {"SSLv3", "TLSv1", "TLSv1.1"})
    void outdatedProtocolIsNamedByTheClient(String protocol) throws IOException {
      server.outdatedTls(protocol);

      try (RawClient client = RawClient.connect(server)) {
        assertThatExceptionOfType(SSLException.class)
            .isThrownBy(() -> client.secure(server))
            .withMessageContaining("The server selected protocol version ");
      }
    }

    @Test
    void noCommonProtocolIsRefusedByTheServer() throws IOException {
      server.implicitTlsRefused(GOOD.withProtocols("TLSv1.3"));

      try (RawClient client = RawClient.connect(server)) {
        assertThatExceptionOfType(SSLHandshakeException.class)
            .isThrownBy(
                () -> client.secure(TestCertificates.clientContext(), "localhost", "TLSv1.2"))
            .withMessageContaining("protocol_version");
      }
    }

    @Test
    void noCommonCipherSuiteIsRefusedByTheServer() throws IOException {
      server.implicitTlsRefused(
          GOOD.withProtocols("TLSv1.2").withCipherSuites("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"));

      try (RawClient client = RawClient.connect(server)) {
        assertThatExceptionOfType(SSLHandshakeException.class)
            .isThrownBy(() -> client.secure(server))
            .withMessageContaining("handshake_failure");
      }
    }

    @Test
    void plainServerDoesNotUnderstandTls() throws IOException {
      server.greeting().expectClientHello().reply("500 5.5.1 What?").drop();

      try (RawClient client = RawClient.connect(server)) {
        assertThatExceptionOfType(SSLException.class)
            .isThrownBy(() -> client.secure(server))
            .withMessageContaining("Unsupported or unrecognized SSL message");
      }
    }
  }

  @Nested
  class ClientCertificates {

    @Test
    void areRecordedWhereTheyAreWanted() throws IOException {
      server.implicitTls(GOOD.withClientCertificate(ClientCertificate.WANTED)).greeting();

      try (RawClient client = RawClient.connect(server)) {
        client.secure(TestCertificates.client().sslContext(), "localhost").hear();
      }
      assertThat(server.handshakes().get(0).clientCertificates())
          .isEqualTo(TestCertificates.client().chain());
    }

    @Test
    void mayBeMissingWhereTheyAreWanted() throws IOException {
      server.implicitTls(GOOD.withClientCertificate(ClientCertificate.WANTED)).greeting();

      try (RawClient client = RawClient.connect(server).secure(server)) {
        assertThat(client.hear()).startsWith("220 ");
      }
    }

    @Test
    void mustNotBeMissingWhereTheyAreRequired() throws IOException {
      server.implicitTlsRefused(
          GOOD.withClientCertificate(ClientCertificate.REQUIRED).withProtocols("TLSv1.2"));

      try (RawClient client = RawClient.connect(server)) {
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> client.secure(server));
      }
    }
  }

  @Nested
  class BrokenDialogues {

    private final ScriptedSmtpServer broken = ScriptedSmtpServer.create();

    private void expectFailure(String... parts) {
      try (broken) {
        assertThatExceptionOfType(AssertionError.class)
            .isThrownBy(broken::assertCompleted)
            .satisfies(failure -> assertThat(failure.getMessage()).contains(parts));
      }
    }

    @Test
    void noticesCommandsPipelinedBehindStarttls() throws IOException {
      broken.startTls(TestCertificates.good());

      try (RawClient client = RawClient.connect(broken)) {
        client.say("STARTTLS\r\nEHLO me").hear(2);
      }
      expectFailure("step 3 of 3", "a TLS handshake", "but came: not TLS: EHLO me");
    }

    @Test
    void noticesPlainWordsWhereTlsShouldBeRefused() throws IOException {
      broken.implicitTlsRefused(TestCertificates.expired());

      try (RawClient client = RawClient.connect(broken)) {
        client.say("EHLO me").hear();
      }
      expectFailure("a client that refuses TLS", "EXPIRED", "not TLS: EHLO me");
    }

    @Test
    void noticesAClientThatAcceptsWhatItShouldRefuse() throws IOException {
      broken.implicitTlsRefused(TestCertificates.good());

      try (RawClient client = RawClient.connect(broken).secure(broken)) {
        client.say("EHLO me").hear();
      }
      expectFailure("a client that accepts it and says EHLO me");
    }

    @Test
    void noticesAClientThatAcceptsAndWaits() throws IOException {
      broken.readLimit(Duration.ofMillis(300)).implicitTlsRefused(TestCertificates.good());

      try (RawClient client = RawClient.connect(broken).secure(broken)) {
        client.hear();
        expectFailure("a client that refuses TLS", "nothing within the read limit");
      }
    }

    @Test
    void noticesARefusedCertificateThatShouldBeGood() throws IOException {
      broken.implicitTls(TestCertificates.expired()).greeting();

      try (RawClient client = RawClient.connect(broken)) {
        assertThatExceptionOfType(SSLException.class).isThrownBy(() -> client.secure(broken));
      }
      // the alert, or what the write met when the client was quicker
      expectFailure("step 1 of 2", "EXPIRED", "a handshake that failed: ");
    }

    @Test
    void noticesAClientWithoutTls() throws IOException {
      broken.expectClientHello();

      try (RawClient client = RawClient.connect(broken)) {
        client.say("EHLO me").hear();
      }
      expectFailure("a TLS ClientHello", "but came: EHLO me");
    }

    @Test
    void refusesImplicitTlsInMidDialogue() {
      broken.greeting();

      assertThatIllegalStateException()
          .isThrownBy(() -> broken.implicitTls(TestCertificates.good()))
          .withMessageContaining("first step");
      broken.close();
    }

    @Test
    void refusesProtocolsThatTheJvmDoesNotHave() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> GOOD.withProtocols("TLSv1"))
          .withMessageContaining("protocol TLSv1 is not available in this JVM");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> GOOD.withCipherSuites("TLS_NONE"))
          .withMessageContaining("cipher suite TLS_NONE");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> broken.outdatedTls("TLSv1.2"))
          .withMessageContaining("not TLSv1.2");
      broken.close();
    }
  }
}
