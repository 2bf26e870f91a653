package org.mailquay.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mailquay.settings.Authentication;
import org.mailquay.settings.AuthenticationKind;
import org.mailquay.settings.EmailAddress;
import org.mailquay.settings.Encryption;
import org.mailquay.settings.Endpoint;
import org.mailquay.settings.Hostname;
import org.mailquay.settings.Mailbox;
import org.mailquay.settings.Port;
import org.mailquay.settings.SettingsException;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.validation.UsernameForm;

class SettingsDiscoveryTest {

  private static final EmailAddress ADDRESS = EmailAddress.of("anna.secretname@shop.example");
  private static final Mailbox SENDER = Mailbox.parse("Shop <anna.secretname@shop.example>");
  private static final String AUTOCONFIG = "https://autoconfig.shop.example/mail/config-v1.1.xml";
  private static final String WELL_KNOWN =
      "https://shop.example/.well-known/autoconfig/mail/config-v1.1.xml";
  private static final String ISPDB = "https://autoconfig.thunderbird.net/v1.1/shop.example";

  private FakeInternet internet;

  @BeforeEach
  void connect() throws IOException {
    internet = new FakeInternet();
  }

  @AfterEach
  void disconnect() throws IOException {
    internet.close();
  }

  private static Endpoint endpoint(String host, int port, Encryption encryption) {
    return new Endpoint(Hostname.of(host), Port.of(port), encryption);
  }

  private DiscoveryReport discover() {
    return internet.discovery().build().discover(ADDRESS);
  }

  @Nested
  class Offline {

    @Test
    void answersFromTheCatalogueWithoutConfirmation() {
      DiscoveryReport report = SettingsDiscovery.offline().discover(EmailAddress.of("a@gmail.com"));
      DiscoveredSettings best = report.best().orElseThrow();
      assertThat(best.endpoint())
          .isEqualTo(endpoint("smtp.gmail.com", 465, Encryption.IMPLICIT_TLS));
      assertThat(best.trust()).isEqualTo(DiscoveryTrust.CATALOGUE);
      assertThat(best.needsConfirmation()).isFalse();
      assertThat(best.confirmation(Locale.ENGLISH)).isEmpty();
      assertThat(best.logins())
          .containsExactly(AuthenticationKind.OAUTH2, AuthenticationKind.PASSWORD);
      assertThat(report.provider()).map(MailProvider::id).contains("gmail");
      assertThat(report.end()).isEqualTo(DiscoveryEnd.COMPLETE);
    }

    @Test
    void asksNobodyAboutAnUnknownDomainAndSaysSo() {
      SettingsDiscoveryBuilder builder = internet.discovery();
      builder.networkAllowed = false;
      DiscoveryReport report = builder.build().discover(ADDRESS);
      assertThat(report.candidates()).isEmpty();
      assertThat(report.attempts())
          .extracting(DiscoveryAttempt::outcome)
          .containsExactly(AttemptOutcome.NOTHING, AttemptOutcome.NOT_ALLOWED);
      assertThat(internet.web.connections()).isEmpty();
      assertThat(internet.dns.questions()).isEmpty();
    }

    @Test
    void isTheDefault() {
      assertThat(SettingsDiscovery.builder().networkAllowed).isFalse();
      assertThat(SettingsDiscovery.builder().guessesAllowed).isFalse();
    }
  }

  @Nested
  class WithTheNetwork {

    @Test
    void asksNobodyWhereTheCatalogueKnowsTheDomain() {
      DiscoveryReport report =
          internet.discovery().build().discover(EmailAddress.of("shop@gmx.de"));
      assertThat(report.best().orElseThrow().trust()).isEqualTo(DiscoveryTrust.CATALOGUE);
      assertThat(internet.web.connections()).isEmpty();
      assertThat(internet.dns.questions()).isEmpty();
    }

    @Test
    void asksNobodyAboutAProviderWithoutSmtp() {
      DiscoveryReport report =
          internet.discovery().build().discover(EmailAddress.of("a@tutanota.com"));
      assertThat(report.candidates()).isEmpty();
      assertThat(report.provider()).isPresent();
      assertThat(report.attempts())
          .extracting(DiscoveryAttempt::outcome)
          .containsExactly(AttemptOutcome.NO_SMTP);
      assertThat(internet.web.connections()).isEmpty();
    }

    @Test
    void returnsAllCandidatesInTheOrderOfTrust() {
      internet.web.document(ISPDB, AutoconfigDocument.of("ispdb.shop.example", 465, "SSL"));
      internet.web.document(WELL_KNOWN, AutoconfigDocument.of("known.shop.example", 465, "SSL"));
      internet.web.document(AUTOCONFIG, AutoconfigDocument.of("auto.shop.example", 465, "SSL"));
      internet.dns.srv("_submissions._tcp.shop.example", 0, 1, 465, "srvs.shop.example.");
      internet.dns.srv("_submission._tcp.shop.example", 0, 1, 587, "srv.shop.example.");
      internet.dns.mx("shop.example", 10, "in1-smtp.messagingengine.com");

      DiscoveryReport report = discover();

      assertThat(report.candidates())
          .extracting(found -> found.endpoint().host().ascii())
          .startsWith(
              "auto.shop.example",
              "known.shop.example",
              "ispdb.shop.example",
              "srvs.shop.example",
              "srv.shop.example",
              "smtp.fastmail.com");
      assertThat(report.candidates()).extracting(DiscoveredSettings::trust).isSorted();
      assertThat(report.attempts())
          .extracting(DiscoveryAttempt::origin)
          .containsExactly(
              DiscoveryOrigin.CATALOGUE,
              DiscoveryOrigin.AUTOCONFIG,
              DiscoveryOrigin.WELL_KNOWN,
              DiscoveryOrigin.ISPDB,
              DiscoveryOrigin.SRV,
              DiscoveryOrigin.SRV,
              DiscoveryOrigin.MX);
    }

    @Test
    void ranksTrustAboveTheOrderOfTheSources() {
      internet.web.redirect(AUTOCONFIG, "https://hoster.example/config.xml");
      internet.web.document(
          "https://hoster.example/config.xml",
          AutoconfigDocument.of("redirected.shop.example", 465, "SSL"));
      internet.web.document(WELL_KNOWN, AutoconfigDocument.of("known.shop.example", 465, "SSL"));
      assertThat(discover().candidates())
          .extracting(found -> found.endpoint().host().ascii())
          .containsExactly("known.shop.example", "redirected.shop.example");
    }

    @Test
    void keepsTheMostTrustedOfSeveralFindingsOfOneServer() {
      internet.web.document(ISPDB, AutoconfigDocument.of("smtp.shop.example", 465, "SSL"));
      internet.web.document(WELL_KNOWN, AutoconfigDocument.of("smtp.shop.example", 465, "SSL"));
      internet.dns.srv("_submissions._tcp.shop.example", 0, 1, 465, "SMTP.shop.example.");
      assertThat(discover().candidates())
          .singleElement()
          .satisfies(
              found -> {
                assertThat(found.origin()).isEqualTo(DiscoveryOrigin.WELL_KNOWN);
                assertThat(found.needsConfirmation()).isFalse();
              });
    }

    @Test
    void demandsConfirmationForAllThatTheDomainHasNotSaidItself() {
      internet.web.document(ISPDB, AutoconfigDocument.of("ispdb.shop.example", 465, "SSL"));
      internet.dns.srv("_submissions._tcp.shop.example", 0, 1, 465, "srv.shop.example.");
      internet.dns.mx("shop.example", 10, "in1-smtp.messagingengine.com");
      DiscoveryReport report = discover();
      assertThat(report.candidates()).hasSizeGreaterThan(2);
      assertThat(report.candidates()).allMatch(DiscoveredSettings::needsConfirmation);
      assertThat(report.candidates())
          .allSatisfy(
              found ->
                  assertThat(found.confirmation(Locale.GERMAN).orElseThrow())
                      .contains("bestätigen")
                      .contains("shop.example")
                      .contains(found.endpoint().host().ascii()));
    }

    @Test
    void neverSendsTheAddressAnywhere() {
      internet.dns.mx("shop.example", 10, "mx.hoster.example");
      internet.discovery().guessServersDisclosingTheDomain().build().discover(ADDRESS);
      assertThat(internet.web.requests()).hasSizeGreaterThan(3);
      assertThat(internet.web.requests()).noneMatch(url -> url.contains("?"));
      assertThat(internet.web.requests().toString() + internet.web.requestHeaders())
          .doesNotContainIgnoringCase("secretname");
      assertThat(internet.dns.questions().toString()).doesNotContainIgnoringCase("secretname");
    }

    @Test
    void sendsNoCookiesCredentialsOrAcceptEncoding() {
      discover();
      assertThat(internet.web.requestHeaders())
          .isNotEmpty()
          .noneMatch(
              header ->
                  header.toLowerCase(Locale.ROOT).matches("(cookie|authorization|accept-enc).*"));
    }

    @Test
    void doesNotTellTheVersionOfTheRuntime() {
      discover();
      assertThat(internet.web.requestHeaders())
          .contains("User-agent: [Mailquay]")
          .noneMatch(header -> header.contains(System.getProperty("java.version")));
    }

    @Test
    void leavesThunderbirdAloneWhenToldTo() {
      internet.dns.mx("shop.example", 10, "mx.hoster.example");
      internet.discovery().withoutThunderbird().build().discover(ADDRESS);
      assertThat(internet.web.connections()).isNotEmpty();
      assertThat(internet.web.connections()).noneMatch(host -> host.contains("thunderbird"));
    }

    @Test
    void convertsInternationalDomains() {
      internet.web.document(
          "https://autoconfig.thunderbird.net/v1.1/xn--bcher-kva.example",
          AutoconfigDocument.of("smtp.%EMAILDOMAIN%", 465, "SSL"));
      DiscoveryReport report =
          internet.discovery().build().discover(EmailAddress.of("anna@Bücher.example"));
      assertThat(report.domain()).isEqualTo("xn--bcher-kva.example");
      assertThat(report.best().orElseThrow().endpoint().host().ascii())
          .isEqualTo("smtp.xn--bcher-kva.example");
    }

    @Test
    void asksNobodyAboutAddressesWithoutADomainOfTheInternet() {
      SettingsDiscovery discovery = internet.discovery().build();
      for (String address :
          List.of(
              "a@localhost",
              "a@[192.168.1.1]",
              "a@[IPv6:::1]",
              "a@shop.local",
              "a@shop.internal",
              "a@shop.lan")) {
        assertThat(discovery.discover(EmailAddress.of(address)).candidates()).isEmpty();
      }
      assertThat(internet.web.connections()).isEmpty();
      assertThat(internet.dns.questions()).isEmpty();
    }

    @Test
    void doesNotTellThunderbirdOfADomainOfThePrivateNetwork() {
      internet
          .discovery()
          .allowPrivateAddressesDangerous()
          .build()
          .discover(EmailAddress.of("a@shop.internal"));
      assertThat(internet.web.connections())
          .contains("shop.internal:443")
          .noneMatch(host -> host.contains("thunderbird"));
    }

    @Test
    void namesEveryPlaceInTheReportWithAReason() {
      DiscoveryReport report = discover();
      assertThat(report.candidates()).isEmpty();
      assertThat(report.attempts())
          .hasSize(7)
          .allMatch(attempt -> attempt.outcome() == AttemptOutcome.NOTHING)
          .allSatisfy(
              attempt -> assertThat(attempt.message(Locale.GERMAN)).contains("nichts bekannt"));
    }

    @Test
    void refusesADeadlineThatIsNone() {
      assertThatThrownBy(() -> SettingsDiscovery.builder().deadline(Duration.ZERO))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> SettingsDiscovery.builder().deadline(Duration.ofHours(1)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Nested
  class ServersWithoutEncryption {

    @BeforeEach
    void offerBoth() {
      internet.web.document(
          WELL_KNOWN,
          AutoconfigDocument.create()
              .server("plain.shop.example", 25, "plain", "%EMAILADDRESS%", "password-cleartext")
              .server("tls.shop.example", 587, "STARTTLS", "%EMAILADDRESS%", "password-cleartext")
              .xml());
    }

    @Test
    void areReportedAsSuchAndAreNoCandidates() {
      DiscoveryReport report = discover();
      assertThat(report.candidates())
          .extracting(found -> found.endpoint().host().ascii())
          .containsExactly("tls.shop.example");
      assertThat(report.plaintextFindings())
          .extracting(found -> found.endpoint().host().ascii())
          .containsExactly("plain.shop.example");
    }

    @Test
    void comeLastWhenAskedForAndStillNeedConfirmation() {
      internet.web.document(ISPDB, AutoconfigDocument.of("ispdb.shop.example", 465, "SSL"));
      DiscoveryReport report =
          internet.discovery().offerPlaintextDangerous().build().discover(ADDRESS);
      assertThat(report.candidates())
          .extracting(found -> found.endpoint().host().ascii())
          .containsExactly("tls.shop.example", "ispdb.shop.example", "plain.shop.example");
      DiscoveredSettings plaintext = report.plaintextFindings().get(0);
      assertThat(plaintext.trust()).isEqualTo(DiscoveryTrust.DOMAIN_HTTPS);
      assertThat(plaintext.confirmation(Locale.ENGLISH).orElseThrow()).contains("not encrypted");
    }

    @Test
    void stillNeedTheSecondPermissionForALogin() {
      DiscoveredSettings plaintext = discover().plaintextFindings().get(0);
      assertThatThrownBy(() -> plaintext.toBuilder(SENDER).password("secret").build())
          .isInstanceOf(SettingsException.class);
      assertThat(
              plaintext.toBuilder(SENDER)
                  .password("secret")
                  .allowCredentialsOverPlaintextDangerous()
                  .build()
                  .endpoint()
                  .encryption())
          .isEqualTo(Encryption.PLAINTEXT);
    }

    @Test
    void makeAnOutcomeOfTheirOwnWhereThereAreNoOthers() {
      internet.web.document(WELL_KNOWN, AutoconfigDocument.of("plain.shop.example", 25, "plain"));
      assertThat(discover().attempts())
          .filteredOn(attempt -> attempt.origin() == DiscoveryOrigin.WELL_KNOWN)
          .singleElement()
          .returns(AttemptOutcome.WITHOUT_ENCRYPTION, DiscoveryAttempt::outcome);
    }
  }

  @Nested
  class Settings {

    @Test
    void takeServerUserNameAndSender() {
      internet.web.document(
          WELL_KNOWN,
          AutoconfigDocument.create()
              .server(
                  "tls.shop.example", 2587, "STARTTLS", "%EMAILLOCALPART%", "password-cleartext")
              .xml());
      DiscoveredSettings found = discover().best().orElseThrow();
      SmtpSettings settings = found.toBuilder(SENDER).password("secret").build();
      assertThat(settings.endpoint())
          .isEqualTo(endpoint("tls.shop.example", 2587, Encryption.STARTTLS));
      assertThat(settings.authentication().loginName()).contains("anna.secretname");
      assertThat(settings.sender()).isEqualTo(SENDER);
      assertThat(found.username().form()).isEqualTo(UsernameForm.localPart());
    }

    @Test
    void useTheFullAddressWhereNobodySaysOtherwise() {
      internet.dns.srv("_submissions._tcp.shop.example", 0, 1, 465, "srv.shop.example.");
      SmtpSettings settings =
          discover().best().orElseThrow().toBuilder(SENDER).password("secret").build();
      assertThat(settings.authentication().loginName()).contains("anna.secretname@shop.example");
    }

    @Test
    void signInWhereNothingElseIsAccepted() {
      internet.web.document(
          WELL_KNOWN,
          AutoconfigDocument.create()
              .server("tls.shop.example", 587, "STARTTLS", "%EMAILADDRESS%", "OAuth2")
              .xml());
      SmtpSettings settings = discover().best().orElseThrow().toBuilder(SENDER).build();
      assertThat(settings.authentication()).isEqualTo(new Authentication.OAuth2(SENDER.address()));
    }

    @Test
    void haveNoLoginWhereTheServerWantsNone() {
      internet.web.document(
          WELL_KNOWN,
          AutoconfigDocument.create()
              .server("tls.shop.example", 587, "STARTTLS", "", "client-IP-address")
              .xml());
      SmtpSettings settings = discover().best().orElseThrow().toBuilder(SENDER).build();
      assertThat(settings.authentication().kind()).isEqualTo(AuthenticationKind.NONE);
    }

    @Test
    void keepTheProvidersLimits() {
      internet.dns.mx("shop.example", 0, "shop-example.mail.protection.outlook.com");
      DiscoveredSettings found = discover().best().orElseThrow();
      assertThat(found.provider()).map(MailProvider::id).contains("microsoft365");
      SmtpSettings settings = found.toBuilder(SENDER).password("secret").build();
      assertThat(settings.endpoint()).isEqualTo(found.endpoint());
      assertThat(settings.limits()).isEqualTo(found.provider().orElseThrow().limits());
    }

    @Test
    void listOAuth2First() {
      internet.web.document(
          WELL_KNOWN,
          AutoconfigDocument.create()
              .server(
                  "tls.shop.example",
                  587,
                  "starttls",
                  "%EMAILADDRESS%",
                  "GSSAPI",
                  "password-cleartext",
                  "NTLM",
                  "password-encrypted",
                  "OAuth2")
              .xml());
      assertThat(discover().best().orElseThrow().logins())
          .containsExactly(
              AuthenticationKind.OAUTH2, AuthenticationKind.PASSWORD, AuthenticationKind.NTLM);
    }
  }
}
