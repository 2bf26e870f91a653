package org.mailquay.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailquay.settings.EmailAddress;
import org.mailquay.settings.Endpoint;
import org.mailquay.settings.Hostname;
import org.mailquay.settings.Port;
import org.mailquay.validation.UsernameForm;

class DiscoveryRowsTest {

  private static FakeInternet internet;

  @BeforeAll
  static void connect() throws IOException {
    internet = new FakeInternet();
    domains().forEach(DiscoveryRowsTest::serve);
    mxRows().forEach(DiscoveryRowsTest::delegate);
  }

  @AfterAll
  static void disconnect() throws IOException {
    internet.close();
  }

  static Stream<DiscoveryRow> domains() {
    return DiscoveryRow.of("/discovery/domains.jsonl").stream();
  }

  static Stream<DiscoveryRow> mxRows() {
    return DiscoveryRow.of("/providers/catalogue-mx.jsonl").stream();
  }

  private static void serve(DiscoveryRow row) {
    JsonNode server = row.json().path("expected");
    String username =
        switch (row.json().path("username").asText()) {
          case "full-address" -> "%EMAILADDRESS%";
          case "local-part" -> "%EMAILLOCALPART%";
          default -> "";
        };
    internet.web.document(
        "https://autoconfig.thunderbird.net/v1.1/" + row.domain(),
        AutoconfigDocument.create()
            .server(
                server.path("host").asText(),
                server.path("port").asInt(),
                AutoconfigDocument.socketType(server.path("encryption").asText()),
                username,
                "password-cleartext")
            .xml());
  }

  private static void delegate(DiscoveryRow row) {
    int preference = 10;
    for (JsonNode host : row.json().path("mx")) {
      String name = host.asText();
      internet.dns.mx(row.domain(), preference, name);
      preference += 10;
    }
  }

  private static Endpoint endpoint(JsonNode server) {
    return new Endpoint(
        Hostname.of(server.path("host").asText()),
        Port.of(server.path("port").asInt()),
        AutoconfigDocument.encryption(server.path("encryption").asText()));
  }

  @ParameterizedTest
  @MethodSource("domains")
  void findsTheServerThatTheDatabaseNames(DiscoveryRow row) {
    EmailAddress address = EmailAddress.of(row.json().path("email").asText());
    DiscoveryReport report =
        internet.discovery().offerPlaintextDangerous().build().discover(address);
    DiscoveredSettings best = report.best().orElseThrow();
    if (ProviderCatalogue.bundled().byDomain(row.domain()).isPresent()) {
      // a suffix of the catalogue, such as rr.com, comes before the database
      assertThat(best.origin()).isEqualTo(DiscoveryOrigin.CATALOGUE);
      return;
    }
    assertThat(best.endpoint()).isEqualTo(endpoint(row.json().path("expected")));
    assertThat(best.origin()).isEqualTo(DiscoveryOrigin.ISPDB);
    assertThat(best.needsConfirmation()).isTrue();
    assertThat(best.username().form()).isEqualTo(form(row.json().path("username").asText()));
    assertThat(report.plaintextFindings().isEmpty())
        .isNotEqualTo(row.json().path("insecure").asBoolean());
  }

  @ParameterizedTest
  @MethodSource("domains")
  void offersNoServerWithoutEncryptionUnasked(DiscoveryRow row) {
    EmailAddress address = EmailAddress.of(row.json().path("email").asText());
    DiscoveryReport report = internet.discovery().build().discover(address);
    assertThat(report.candidates().isEmpty()).isEqualTo(row.json().path("insecure").asBoolean());
  }

  private static UsernameForm form(String name) {
    return switch (name) {
      case "full-address" -> UsernameForm.fullAddress();
      case "local-part" -> UsernameForm.localPart();
      default -> UsernameForm.any();
    };
  }

  @ParameterizedTest
  @MethodSource("mxRows")
  void findsTheProviderThatTheMailServersBelongTo(DiscoveryRow row) {
    DiscoveryReport report =
        internet.discovery().build().discover(EmailAddress.of("anna@" + row.domain()));
    // a few of these domains are the providers' own, for which the catalogue answers
    String expected = row.json().path("expected").textValue();
    if (expected == null) {
      assertThat(report.candidates()).isEmpty();
    } else {
      assertThat(report.best().orElseThrow().provider()).map(MailProvider::id).contains(expected);
    }
  }

  @Test
  void keepsSourceAndLicenceOfEveryRow() {
    List<DiscoveryRow> all = Stream.concat(domains(), mxRows()).toList();
    assertThat(all)
        .hasSizeGreaterThan(120)
        .noneMatch(
            row ->
                row.json().path("source").asText().isEmpty()
                    || row.json().path("license").asText().isEmpty());
  }
}
