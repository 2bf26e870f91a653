package org.mailquay.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailquay.settings.EmailAddress;
import org.mailquay.settings.Encryption;

class DnsDiscoveryTest {

  private static final EmailAddress ADDRESS = EmailAddress.of("anna@shop.example");
  private static final String SUBMISSIONS = "_submissions._tcp.shop.example";
  private static final String SUBMISSION = "_submission._tcp.shop.example";
  private static final String ISPDB = "https://autoconfig.thunderbird.net/v1.1/";

  private FakeInternet internet;

  @BeforeEach
  void connect() throws IOException {
    internet = new FakeInternet();
  }

  @AfterEach
  void disconnect() throws IOException {
    internet.close();
  }

  private DiscoveryReport discover() {
    return internet.discovery().build().discover(ADDRESS);
  }

  private static List<String> servers(DiscoveryReport report) {
    return report.candidates().stream().map(found -> found.endpoint().address()).toList();
  }

  private static AttemptOutcome outcome(DiscoveryReport report, String place) {
    return report.attempts().stream()
        .filter(attempt -> attempt.place().equals(place))
        .findFirst()
        .orElseThrow()
        .outcome();
  }

  @Nested
  class Srv {

    @Test
    void meansImplicitTlsOrStarttlsByTheServiceAndNotByThePort() {
      internet.dns.srv(SUBMISSIONS, 0, 1, 587, "implicit.shop.example");
      internet.dns.srv(SUBMISSION, 0, 1, 465, "starttls.shop.example");
      assertThat(discover().candidates())
          .extracting(found -> found.endpoint().encryption())
          .containsExactly(Encryption.IMPLICIT_TLS, Encryption.STARTTLS);
    }

    @Test
    void putsTheLowestPriorityFirstAndThenTheHeaviest() {
      internet
          .dns
          .srv(SUBMISSIONS, 20, 99, 465, "d.shop.example")
          .srv(SUBMISSIONS, 10, 1, 465, "c.shop.example")
          .srv(SUBMISSIONS, 10, 50, 465, "b.shop.example")
          .srv(SUBMISSIONS, 0, 0, 465, "a.shop.example");
      assertThat(servers(discover()))
          .containsExactly(
              "a.shop.example:465",
              "b.shop.example:465",
              "c.shop.example:465",
              "d.shop.example:465");
    }

    @Test
    void isNotOfferedWhereTheTargetIsTheRoot() {
      internet.dns.srv(SUBMISSIONS, 0, 0, 0, ".");
      internet.dns.srv(SUBMISSION, 0, 0, 587, "smtp.shop.example");
      DiscoveryReport report = discover();
      assertThat(outcome(report, SUBMISSIONS)).isEqualTo(AttemptOutcome.NOT_OFFERED);
      assertThat(servers(report)).containsExactly("smtp.shop.example:587");
    }

    @ParameterizedTest
    @CsvSource({
      "smtp.shop.example,0",
      "localhost,465",
      "under_score.example,465",
      "mail.shop.local,465",
      "10.0.0.7,465",
      "10.0.0.1e1,465"
    })
    void isUselessWithoutAUsableTarget(String target, int port) {
      internet.dns.srv(SUBMISSIONS, 0, 0, port, target);
      DiscoveryReport report = discover();
      assertThat(outcome(report, SUBMISSIONS)).isEqualTo(AttemptOutcome.UNREADABLE);
      assertThat(report.candidates()).isEmpty();
    }

    @Test
    void isNotTakenFromAnotherQuestionsAnswer() {
      internet.dns.srv(SUBMISSIONS, 0, 0, 465, "smtp.shop.example").spoofed();
      assertThat(servers(discover())).containsExactly("smtp.shop.example:465");
    }
  }

  @Nested
  class Mx {

    @Test
    void findsTheProviderByTheLowestPreferenceThatIsKnown() {
      internet
          .dns
          .mx("shop.example", 30, "in1-smtp.messagingengine.com")
          .mx("shop.example", 20, "mx.runbox.com")
          .mx("shop.example", 10, "mx.unknown.example");
      DiscoveredSettings best = discover().best().orElseThrow();
      assertThat(best.provider()).map(MailProvider::id).contains("runbox");
      assertThat(best.trust()).isEqualTo(DiscoveryTrust.DNS);
      assertThat(best.needsConfirmation()).isTrue();
    }

    @Test
    void takesNoMailWhereTheExchangeIsTheRoot() {
      internet.dns.mx("shop.example", 0, ".");
      assertThat(outcome(discover(), "MX shop.example")).isEqualTo(AttemptOutcome.NOT_OFFERED);
    }

    @Test
    void saysNothingBehindAGatewayAndAsksNobodyAboutIt() {
      internet.dns.mx("shop.example", 0, "mx1.eu.pphosted.com").mx("shop.example", 9, "x.example");
      internet.web.document(
          ISPDB + "pphosted.com", AutoconfigDocument.of("smtp.pphosted.com", 465, "SSL"));
      DiscoveryReport report = discover();
      assertThat(report.candidates()).isEmpty();
      assertThat(outcome(report, "MX shop.example")).isEqualTo(AttemptOutcome.GATEWAY);
      assertThat(internet.web.requests()).noneMatch(url -> url.contains("pphosted"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "mail.protection.outlook.com.evil.example",
          "evil-messagingengine.com",
          "messagingengine.com.evil.example",
          "mail.protection.outlook.co",
          "_messagingengine.com"
        })
    void isNotFooledByLookAlikes(String host) {
      internet.dns.mx("shop.example", 10, host);
      assertThat(discover().candidates()).isEmpty();
    }

    @Test
    void asksTheDatabaseForTheBaseDomainOfUnknownHosts() {
      internet.dns.mx("shop.example", 10, "mx1.in.Hoster.co.uk");
      internet.web.document(
          ISPDB + "hoster.co.uk", AutoconfigDocument.of("smtp.hoster.example", 465, "SSL"));
      DiscoveredSettings best = discover().best().orElseThrow();
      assertThat(best.origin()).isEqualTo(DiscoveryOrigin.MX_ISPDB);
      assertThat(best.trust()).isEqualTo(DiscoveryTrust.DNS);
      assertThat(best.endpoint().address()).isEqualTo("smtp.hoster.example:465");
      assertThat(internet.web.requests())
          .contains(ISPDB + "in.hoster.co.uk")
          .doesNotContain(ISPDB + "co.uk");
    }

    @Test
    void isComparedWithUnderscoresToo() {
      internet.dns.mx("shop.example", 10, "Shop_Example.mail.protection.outlook.com");
      assertThat(discover().best().orElseThrow().provider())
          .map(MailProvider::id)
          .contains("microsoft365");
    }

    @Test
    void doesNotGiveNamesOfAPrivateNetworkAway() {
      internet
          .dns
          .mx("shop.example", 10, "mail.secret.internal")
          .mx("shop.example", 20, "mail.secret.local");
      discover();
      assertThat(internet.web.requests()).isNotEmpty().noneMatch(url -> url.contains("secret"));
    }

    @Test
    void fillsInTheDomainOfTheAddressAndNotThatOfTheHost() {
      internet.dns.mx("shop.example", 10, "mx.hoster.example");
      internet.web.document(
          ISPDB + "hoster.example", AutoconfigDocument.of("smtp.%EMAILDOMAIN%", 465, "SSL"));
      assertThat(servers(discover())).containsExactly("smtp.shop.example:465");
    }

    @Test
    void doesNotAskTheDatabaseTwiceForTheDomainItself() {
      internet.dns.mx("shop.example", 10, "mail.shop.example");
      discover();
      assertThat(internet.web.requests())
          .filteredOn(url -> url.equals(ISPDB + "shop.example"))
          .hasSize(1);
    }

    @Test
    void isAskedInVainWhereAliasesRunInACircle() {
      internet.dns.alias("shop.example", "a.example").alias("shop.example", "shop.example");
      assertThat(outcome(discover(), "MX shop.example")).isEqualTo(AttemptOutcome.NOTHING);
    }

    @Test
    void failsApartFromAllOtherSources() {
      internet.dns.spoil(packet -> new byte[] {packet[0], packet[1], 1});
      internet.web.document(
          ISPDB + "shop.example", AutoconfigDocument.of("smtp.shop.example", 465, "SSL"));
      DiscoveryReport report = discover();
      assertThat(servers(report)).containsExactly("smtp.shop.example:465");
      assertThat(outcome(report, "MX shop.example"))
          .isIn(AttemptOutcome.UNREACHABLE, AttemptOutcome.TIMED_OUT);
    }
  }
}
