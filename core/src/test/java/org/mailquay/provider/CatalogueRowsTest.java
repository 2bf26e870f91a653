package org.mailquay.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailquay.settings.EmailAddress;
import org.mailquay.settings.Encryption;
import org.mailquay.settings.Endpoint;
import org.mailquay.validation.UsernameForm;

/** What other sources say about domains and MX hosts, row by row. */
class CatalogueRowsTest {

  private static final ProviderCatalogue CATALOGUE = ProviderCatalogue.bundled();

  static List<CatalogueRow> domains() {
    return CatalogueRow.of("catalogue-domains.jsonl");
  }

  static List<CatalogueRow> mxHosts() {
    return CatalogueRow.of("catalogue-mx.jsonl");
  }

  @Test
  void hasItsRows() {
    assertThat(domains()).hasSize(124);
    assertThat(mxHosts()).hasSize(43);
  }

  @ParameterizedTest
  @MethodSource("domains")
  void knowsTheServerOfADomain(CatalogueRow row) {
    MailProvider provider = CATALOGUE.byDomain(row.text("domain")).orElseThrow();

    assertThat(provider.id()).isEqualTo(row.text("expectedProvider"));
    assertThat(accepted(row)).contains(shown(provider.endpoint().orElseThrow()));
    if (row.has("username")) {
      assertThat(provider.usernameForm()).isEqualTo(usernameForm(row.text("username")));
    }
  }

  @ParameterizedTest
  @MethodSource("domains")
  void knowsTheProviderOfAnAddress(CatalogueRow row) {
    EmailAddress address = EmailAddress.of("user@" + row.text("domain"));

    assertThat(CATALOGUE.byAddress(address).map(MailProvider::id))
        .contains(row.text("expectedProvider"));
  }

  @ParameterizedTest
  @MethodSource("mxHosts")
  void knowsTheProviderBehindMxHosts(CatalogueRow row) {
    List<String> found = new ArrayList<>();
    for (JsonNode host : row.json().path("mx")) {
      CATALOGUE.byMxHost(host.asText()).map(MailProvider::id).ifPresent(found::add);
    }

    Optional<String> expected = Optional.ofNullable(row.json().path("expected").textValue());
    assertThat(found.stream().distinct()).containsExactlyElementsOf(expected.stream().toList());
  }

  private static List<String> accepted(CatalogueRow row) {
    List<String> accepted = new ArrayList<>();
    for (JsonNode server : row.json().path("accept")) {
      accepted.add(
          server.path("host").asText()
              + ":"
              + server.path("port").asInt()
              + " "
              + server.path("encryption").asText());
    }
    return accepted;
  }

  private static String shown(Endpoint endpoint) {
    String encryption = endpoint.encryption() == Encryption.STARTTLS ? "starttls" : "implicit";
    return endpoint.address() + " " + encryption;
  }

  private static UsernameForm usernameForm(String name) {
    return switch (name) {
      case "full-address" -> UsernameForm.fullAddress();
      case "local-part" -> UsernameForm.localPart();
      default -> throw new IllegalArgumentException(name);
    };
  }
}
