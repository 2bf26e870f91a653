package org.mailquay.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailquay.diagnosis.Trials.PASSWORD;
import static org.mailquay.diagnosis.Trials.implicitTls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailquay.diagnosis.internal.CustomaryPort;
import org.mailquay.provider.LoginKind;
import org.mailquay.provider.MailProvider;
import org.mailquay.provider.ProviderCatalogue;
import org.mailquay.settings.Encryption;
import org.mailquay.settings.Endpoint;
import org.mailquay.settings.Hostname;
import org.mailquay.settings.Port;
import org.mailquay.settings.Secret;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.settings.SmtpSettingsBuilder;
import org.mailquay.smtp.Stage;
import org.mailquay.testkit.ScriptedSmtpServer;
import org.mailquay.testkit.ServerTls;
import org.mailquay.testkit.TestCertificates;
import org.mailquay.transport.internal.NameResolver;
import org.mailquay.validation.UsernameForm;

@Timeout(60)
class SuggestionsTest {

  @RegisterExtension final ScriptedSmtpServer server = ScriptedSmtpServer.create();

  /** Names of this test's world; all others are unknown. */
  private static NameResolver names(String... known) {
    return host -> {
      if (List.of(known).contains(host)) {
        return List.of(InetAddress.getLoopbackAddress());
      }
      throw new UnknownHostException(host);
    };
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private ProviderCatalogue hosting(String host) {
    Endpoint endpoint =
        new Endpoint(Hostname.of(host), Port.of(server.port()), Encryption.IMPLICIT_TLS);
    return ProviderCatalogue.empty()
        .withProvider(
            MailProvider.builder("corner-hosting", "Corner Hosting")
                .domains("corner.example")
                .endpoint(endpoint)
                .usernameForm(UsernameForm.fullAddress())
                .logins(LoginKind.PASSWORD)
                .build());
  }

  private ConnectionTest test(SmtpSettingsBuilder settings) {
    return ConnectionTest.of(settings.build())
        .locale(Locale.ENGLISH)
        .deadline(Duration.ofSeconds(9))
        .catalogue(ProviderCatalogue.empty())
        .customaryPorts(List.of());
  }

  private CustomaryPort here(Encryption encryption) {
    return new CustomaryPort(Port.of(server.port()), encryption);
  }

  /** All that a probe may say. */
  private void expectProbe(String... hosts) {
    server
        .onAnyOtherConnection()
        .tlsHandshake(ServerTls.of(TestCertificates.forHosts(hosts)))
        .greeting()
        .expect("EHLO [127.0.0.1]")
        .reply(250, "scripted.test", "AUTH PLAIN")
        .quitOptional();
  }

  @Nested
  class AreFound {

    @Test
    void inTheCatalogueForTheSendersDomainWithTheUserNameItWants() throws IOException {
      expectProbe("smtp.hosting.example");
      ConnectionReport report =
          test(implicitTls(server)
                  .port(closedPort())
                  .ehloName("till-3.corner.example")
                  .login("shop", Secret.of(PASSWORD)))
              .catalogue(hosting("smtp.hosting.example"))
              .resolver(names("localhost", "smtp.hosting.example"))
              .run();
      assertThat(report.suggestions()).as(report.toText()).hasSize(1);
      Suggestion suggestion = report.suggestions().get(0);
      assertThat(suggestion.why()).isEqualTo(SuggestionReason.CATALOGUE);
      SmtpSettings settings = suggestion.settings();
      assertThat(settings.endpoint().host().ascii()).isEqualTo("smtp.hosting.example");
      assertThat(settings.authentication().loginName()).contains(Trials.SENDER);
      assertThat(settings.authentication().secret().map(Secret::reveal))
          .hasValueSatisfying(p -> assertThat(String.valueOf(p)).isEqualTo(PASSWORD));
      assertThat(settings.ehloName()).isPresent();
      assertThat(suggestion.mechanisms()).containsExactly("PLAIN");
      assertThat(report.toText()).contains("smtp.hosting.example:" + server.port());
    }

    @Test
    void atAnotherPortOfTheServer() throws IOException {
      expectProbe("localhost");
      ConnectionReport report =
          test(implicitTls(server).port(closedPort()))
              .customaryPorts(List.of(here(Encryption.IMPLICIT_TLS)))
              .run();
      assertThat(report.suggestions())
          .extracting(Suggestion::why)
          .containsExactly(SuggestionReason.OTHER_PORT);
      assertThat(report.suggestions().get(0).settings().endpoint().port().value())
          .isEqualTo(server.port());
    }

    @Test
    void underTheNameThatWasMeant() throws IOException {
      expectProbe("smtp.hosting.example");
      ConnectionReport report =
          test(implicitTls(server)
                  .host("smpt.hosting.example")
                  .port(closedPort())
                  .sender("a@elsewhere.example")
                  .login("a@elsewhere.example", Secret.of(PASSWORD)))
              .catalogue(hosting("smtp.hosting.example"))
              .resolver(names("smpt.hosting.example", "smtp.hosting.example"))
              .run();
      assertThat(report.suggestions())
          .extracting(Suggestion::why)
          .containsExactly(SuggestionReason.SPELLING);
    }

    @Test
    void underTheCustomaryNameInTheSendersDomain() throws IOException {
      expectProbe("mail.corner.example", "localhost");
      ConnectionReport report =
          test(implicitTls(server).port(closedPort()))
              .customaryPorts(List.of(here(Encryption.IMPLICIT_TLS)))
              .resolver(names("mail.corner.example", "localhost"))
              .run();
      assertThat(report.suggestions())
          .extracting(Suggestion::why)
          .containsExactly(SuggestionReason.OTHER_PORT, SuggestionReason.CUSTOMARY_NAME);
    }
  }

  @Nested
  class AreNotMade {

    @Test
    void whereTheCertificateIsNotGood() throws IOException {
      server
          .onAnyOtherConnection()
          .tlsHandshakeRefused(ServerTls.of(TestCertificates.selfSigned()));
      ConnectionReport report =
          test(implicitTls(server).port(closedPort()))
              .customaryPorts(List.of(here(Encryption.IMPLICIT_TLS)))
              .run();
      assertThat(report.suggestions()).isEmpty();
    }

    @Test
    void whereNoLoginIsOffered() throws IOException {
      server
          .onAnyOtherConnection()
          .tlsHandshake(ServerTls.of(TestCertificates.good()))
          .greeting()
          .ehlo("SIZE")
          .quitOptional();
      ConnectionReport report =
          test(implicitTls(server).port(closedPort()))
              .customaryPorts(List.of(here(Encryption.IMPLICIT_TLS)))
              .run();
      assertThat(report.suggestions()).isEmpty();
    }

    @Test
    void ofPrivateAddressesForAServerThatIsNone() {
      server.onAnyOtherConnection();
      ConnectionReport report =
          test(implicitTls(server).host("unknown.example"))
              .catalogue(hosting("smtp.hosting.example"))
              .resolver(names("smtp.hosting.example"))
              .run();
      assertThat(report.failedStage().map(StageResult::stage)).contains(Stage.RESOLVE);
      assertThat(report.suggestions()).isEmpty();
      assertThat(server.connectionCount()).isZero();
    }

    @Test
    void withoutTheUsersConsent() throws IOException {
      server.onAnyOtherConnection();
      ConnectionReport report =
          test(implicitTls(server).port(closedPort()))
              .customaryPorts(List.of(here(Encryption.IMPLICIT_TLS)))
              .suggestions(false)
              .run();
      assertThat(report.suggestions()).isEmpty();
      assertThat(server.connectionCount()).isZero();
    }

    @Test
    void withMoreThanAHandfulOfConnections() throws IOException {
      server.onAnyOtherConnection().drop();
      List<CustomaryPort> many = new ArrayList<>();
      many.add(here(Encryption.IMPLICIT_TLS));
      many.add(here(Encryption.STARTTLS));
      ConnectionReport report =
          test(implicitTls(server).port(closedPort()))
              .catalogue(hosting("smtp.hosting.example"))
              .customaryPorts(many)
              .resolver(host -> List.of(InetAddress.getLoopbackAddress()))
              .run();
      assertThat(report.suggestions()).isEmpty();
      assertThat(server.connectionCount()).isBetween(3, 6);
    }
  }

  @Nested
  class Tell {

    @Test
    void aBlockedPortFromADeadServer() throws IOException {
      server.onAnyOtherConnection().greeting().expectClientHello().drop();
      try (FullServer blocked = FullServer.create()) {
        ConnectionReport report =
            test(implicitTls(server).port(blocked.port()))
                .deadline(Duration.ofSeconds(4))
                .customaryPorts(List.of(here(Encryption.IMPLICIT_TLS)))
                .run();
        assertThat(report.diagnosis().orElseThrow().cause())
            .as(report.toText())
            .isEqualTo(Cause.PORT_BLOCKED_OR_FILTERED);
        assertThat(evidence(report)).contains("OTHER_PORT_ANSWERS");
      }
    }

    @Test
    void aDeadServerWhereNoPortAnswers() throws IOException {
      server.onAnyOtherConnection();
      try (FullServer blocked = FullServer.create();
          FullServer other = FullServer.create()) {
        ConnectionReport report =
            test(implicitTls(server).port(blocked.port()))
                .deadline(Duration.ofSeconds(4))
                .customaryPorts(
                    List.of(new CustomaryPort(Port.of(other.port()), Encryption.STARTTLS)))
                .run();
        assertThat(report.diagnosis().orElseThrow().cause())
            .as(report.toText())
            .isEqualTo(Cause.CONNECTION_TIMED_OUT);
        assertThat(evidence(report)).contains("NO_PORT_ANSWERS");
      }
    }

    @Test
    void aNetworkWithoutNamesFromAServerThatIsNotThere() {
      server.onAnyOtherConnection();
      ConnectionReport report =
          test(implicitTls(server).host("unknown.example"))
              .catalogue(hosting("smtp.hosting.example"))
              .resolver(names())
              .run();
      assertThat(report.diagnosis().orElseThrow().cause())
          .as(report.toText())
          .isEqualTo(Cause.NETWORK_UNREACHABLE);
    }

    private List<String> evidence(ConnectionReport report) {
      return report.diagnosis().orElseThrow().evidence().stream().map(Evidence::text).toList();
    }
  }

  @Test
  void haveAnExplanationInTheUsersLanguage() throws IOException {
    expectProbe("localhost");
    ConnectionReport report =
        test(implicitTls(server).port(closedPort()))
            .customaryPorts(List.of(here(Encryption.IMPLICIT_TLS)))
            .locale(Locale.GERMAN)
            .run();
    assertThat(report.suggestions().get(0).explanation()).contains("an einem anderen Port");
    assertThat(Map.of("json", report.toJson(), "text", report.toText()).values())
        .allSatisfy(text -> assertThat(text).doesNotContain(PASSWORD));
  }
}
