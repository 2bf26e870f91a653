package org.mailquay.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailquay.settings.EmailAddress;
import org.mailquay.settings.Encryption;
import org.mailquay.settings.Endpoint;
import org.mailquay.settings.Field;
import org.mailquay.settings.Hostname;
import org.mailquay.settings.Port;
import org.mailquay.settings.SettingsException;
import org.mailquay.settings.Violation;
import org.mailquay.settings.ViolationCode;

class ProviderCatalogueTest {

  private static final ProviderCatalogue CATALOGUE = ProviderCatalogue.bundled();

  private static Optional<String> byDomain(String domain) {
    return CATALOGUE.byDomain(domain).map(MailProvider::id);
  }

  private static Optional<String> byMxHost(String host) {
    return CATALOGUE.byMxHost(host).map(MailProvider::id);
  }

  private static String server(Optional<MailProvider> provider) {
    return provider.flatMap(MailProvider::endpoint).orElseThrow().address();
  }

  private static Endpoint endpoint(String host) {
    return new Endpoint(Hostname.of(host), Port.SUBMISSIONS, Encryption.IMPLICIT_TLS);
  }

  @Nested
  class ByDomain {

    @ParameterizedTest
    @CsvSource({
      "gmail.com, gmail",
      "GMail.COM, gmail",
      "gmail.com., gmail",
      "' gmx.de ', gmx-net",
      "contoso.onmicrosoft.com, microsoft365",
      "a.b.onmicrosoft.com, microsoft365",
      "Contoso.OnMicrosoft.com., microsoft365",
      "nyc.rr.com, twc",
      "rr.com, twc",
      "mha.nic.in, nic-in",
    })
    void findsWhatIsWrittenInAnyWay(String domain, String id) {
      assertThat(byDomain(domain)).contains(id);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "notgmail.com",
          "gmail.com.example",
          "mail.gmail.com",
          "gmail.co",
          "gmail",
          "com",
          "gmail..com",
          "gmail.com..",
          ".gmail.com",
          ".onmicrosoft.com",
          "a..onmicrosoft.com",
          "user@contoso.onmicrosoft.com",
          "https://contoso.onmicrosoft.com",
          "-.onmicrosoft.com",
          "contoso.onmicrosoft.com\0",
          "evilonmicrosoft.com",
          "onmicrosoft.com.example",
          "err.com",
          "xrr.com",
          "gmаil.com",
          "user@gmail.com",
          "https://gmail.com/",
          "gmail.com\r\n",
          "gm ail.com",
          ".",
          "",
          " ",
        })
    void findsNothingForLookAlikesAndOtherTexts(String domain) {
      assertThat(byDomain(domain)).isNotPresent().isEqualTo(Optional.empty());
    }

    @Test
    void findsInternationalDomainsInBothSpellings() {
      ProviderCatalogue catalogue =
          CATALOGUE.withProvider(
              MailProvider.builder("buecher", "Bücher")
                  .domains("bücher.example")
                  .endpoint(endpoint("smtp.bücher.example"))
                  .build());

      assertThat(catalogue.byDomain("BÜCHER.example")).isPresent();
      assertThat(catalogue.byDomain("XN--BCHER-KVA.example")).isPresent();
      assertThat(catalogue.byAddress(EmailAddress.of("shop@Bücher.example"))).isPresent();
      assertThat(catalogue.byDomain("bucher.example")).isEmpty();
    }

    @Test
    void givesTheServerThatIsRightForOneOfSeveralDomains() {
      assertThat(server(CATALOGUE.byDomain("inbox.lv"))).isEqualTo("mail.inbox.lv:465");
      assertThat(server(CATALOGUE.byDomain("inbox.la"))).isEqualTo("mail.inbox.la:465");
      assertThat(server(CATALOGUE.byDomain("INBOX.lt"))).isEqualTo("mail.inbox.lt:465");
    }

    @Test
    void findsNothingForAnAddressLiteral() {
      assertThat(CATALOGUE.byAddress(EmailAddress.of("shop@[192.168.1.25]"))).isEmpty();
    }
  }

  @Nested
  class ByMxHost {

    @ParameterizedTest
    @CsvSource({
      "aspmx.l.google.com, google-workspace",
      "ALT1.ASPMX.L.GOOGLE.COM., google-workspace",
      "gmail-smtp-in.l.google.com, gmail",
      "mx-aol.mail.gm0.yahoodns.net, aol",
      "mta5.am0.yahoodns.net, yahoo",
      "mx.zoho.com, zoho-com",
      "mx.zoho.com.au, zoho-com-au",
      "_dc-mx.12ab.messagingengine.com, fastmail",
      "contoso-com.mail.protection.outlook.com, microsoft365",
      "hotmail-com.olc.protection.outlook.com, outlook.com",
    })
    void takesTheLongestSuffix(String host, String id) {
      assertThat(byMxHost(host)).contains(id);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "mx0a-00000001.pphosted.com",
          "eu-smtp-inbound-1.mimecast.com",
          "cluster5.eu.messagelabs.com",
          "d12345.ess.barracudanetworks.com",
          "mx01.hornetsecurity.com",
          "mx23a.antispameurope.com",
          "route1.mx.cloudflare.net",
          "mx1.forwardemail.net",
          "mx1.simplelogin.co",
          "mxa.mailgun.org",
          "mx.sendgrid.net",
          "inbound-smtp.us-east-1.amazonaws.com",
          "INBOUND-SMTP.EU-WEST-1.AMAZONAWS.COM.",
        })
    void getsNoAnswerFromGateways(String host) {
      assertThat(byMxHost(host)).isEmpty();
      assertThat(CATALOGUE.isGateway(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "mymessagingengine.com",
          "messagingengine.com.evil.example",
          "notmail.protection.outlook.com.evil.example",
          "mail.own.example",
          "outlook.com",
          "l.google.com",
          "evilpphosted.com",
          ".",
          "",
        })
    void findsNothingForLookAlikesAndStrangers(String host) {
      assertThat(byMxHost(host)).isEmpty();
      assertThat(CATALOGUE.isGateway(host)).isFalse();
    }

    @Test
    void doesNotTakeAProvidersMxForAGateway() {
      assertThat(CATALOGUE.isGateway("aspmx.l.google.com")).isFalse();
    }

    @Test
    void givesTheServersThatAreRightForDomainsOfCustomers() {
      assertThat(server(CATALOGUE.byMxHost("mx.zoho.eu"))).isEqualTo("smtppro.zoho.eu:465");
      assertThat(server(CATALOGUE.byDomain("zoho.eu"))).isEqualTo("smtp.zoho.eu:465");
      assertThat(server(CATALOGUE.byMxHost("agency-us.mail.protection.office365.us")))
          .isEqualTo("smtp.office365.us:587");
    }
  }

  @Nested
  class ById {

    @Test
    void findsAProvider() {
      assertThat(CATALOGUE.require("gmail").name()).isEqualTo("Gmail");
      assertThat(CATALOGUE.find("gmial")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
      "gmial, gmail",
      "Gmail, gmail",
      "gmail.com, gmail",
      "outlook, outlook.com",
      "office365.com, microsoft365",
      "strat0, strato",
      "hotmail.de, outlook.com",
      "ionos, ionos-de",
      "Bigpond, telstra",
    })
    void namesSimilarIdsWhenThereIsNone(String typed, String similar) {
      SettingsException failure =
          catchThrowableOfType(SettingsException.class, () -> CATALOGUE.require(typed));

      Violation violation = failure.violations().get(0);
      assertThat(violation.code()).isEqualTo(ViolationCode.PROVIDER_UNKNOWN);
      assertThat(violation.field()).isEqualTo(Field.PROVIDER);
      assertThat(violation.arguments().get(0)).isEqualTo(typed);
      assertThat(violation.arguments().get(1).split(", ", -1)).contains(similar);
      assertThat(failure).hasMessageContaining(similar);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "qqqqqqqqqqqqqqqqqqqqqqqqqqqq\r\n"})
    void refusesWhatIsLikeNothing(String typed) {
      SettingsException failure =
          catchThrowableOfType(SettingsException.class, () -> CATALOGUE.require(typed));

      assertThat(failure.violations().get(0).arguments().get(1)).isEmpty();
      assertThat(failure.getMessage()).doesNotContain("\n");
    }
  }

  @Nested
  class Extending {

    private final MailProvider own =
        MailProvider.builder("corner-hosting", "Corner Hosting")
            .domains("Corner.Example", "gmx.de")
            .domainSuffixes("shops.corner.example")
            .mxSuffixes("mx.corner.example", "pphosted.com")
            .endpoint(endpoint("smtp.corner.example"))
            .preparation("Ask {name}.")
            .preparation(Locale.FRENCH, "Demandez à {name}.")
            .build();

    private final ProviderCatalogue extended = CATALOGUE.withProvider(own);

    @Test
    void findsTheNewProviderByAllItsNames() {
      assertThat(extended.require("corner-hosting")).isSameAs(own);
      assertThat(extended.byDomain("corner.example")).containsSame(own);
      assertThat(extended.byDomain("a.shops.corner.example")).containsSame(own);
      assertThat(extended.byMxHost("a.mx.corner.example")).containsSame(own);
      assertThat(extended.byHost(Hostname.of("smtp.corner.example"))).containsExactly(own);
      assertThat(extended.all()).hasSize(CATALOGUE.all().size() + 1).endsWith(own);
    }

    @Test
    void givesItTheNamesThatOthersHad() {
      assertThat(extended.byDomain("gmx.de")).containsSame(own);
      assertThat(extended.byDomain("gmx.at").map(MailProvider::id)).contains("gmx-net");
      assertThat(extended.byMxHost("mx0a.pphosted.com")).containsSame(own);
      assertThat(extended.isGateway("mx0a.pphosted.com")).isFalse();
    }

    @Test
    void letsAGatewayHideAProviderThatHadItsNames() throws IOException {
      String text = "format = 1\n[gateways]\nmx = messagingengine.com\n";
      ProviderCatalogue hidden =
          CATALOGUE.with(
              ProviderCatalogue.read(
                  new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));

      assertThat(CATALOGUE.byMxHost("in1-smtp.messagingengine.com")).isPresent();
      assertThat(hidden.isGateway("in1-smtp.messagingengine.com")).isTrue();
      assertThat(hidden.byMxHost("in1-smtp.messagingengine.com")).isEmpty();
    }

    @Test
    void leavesTheOriginalAsItIs() {
      assertThat(CATALOGUE.find("corner-hosting")).isEmpty();
      assertThat(CATALOGUE.byDomain("gmx.de").map(MailProvider::id)).contains("gmx-net");
      assertThat(CATALOGUE.isGateway("mx0a.pphosted.com")).isTrue();
    }

    @Test
    void overridesAProviderWithTheSameId() {
      MailProvider other =
          CATALOGUE.require("gmail").toBuilder().endpoint(endpoint("relay.example")).build();
      ProviderCatalogue overridden = CATALOGUE.withProvider(other);

      assertThat(overridden.byDomain("gmail.com")).containsSame(other);
      assertThat(overridden.all()).hasSameSizeAs(CATALOGUE.all());
      assertThat(other.endpoints()).hasSize(CATALOGUE.require("gmail").endpoints().size() + 1);
    }

    @Test
    void forgetsTheNamesOfAnOverriddenProvider() {
      MailProvider other =
          MailProvider.builder("gmail", "Gmail").endpoint(endpoint("smtp.example")).build();

      assertThat(CATALOGUE.withProvider(other).byDomain("gmail.com")).isEmpty();
    }

    @Test
    void beginsWithNothing() {
      assertThat(ProviderCatalogue.empty().all()).isEmpty();
      assertThat(ProviderCatalogue.empty().withProvider(own).all()).containsExactly(own);
    }

    @Test
    void speaksTheLanguagesThatItHasAndEnglishElse() {
      assertThat(own.preparation(Locale.CANADA_FRENCH)).isEqualTo("Demandez à Corner Hosting.");
      assertThat(own.preparation(Locale.JAPANESE)).isEqualTo("Ask Corner Hosting.");
    }
  }

  @Nested
  class ByHost {

    @Test
    void findsAllThatSendThroughAServer() {
      assertThat(CATALOGUE.byHost(Hostname.of("SMTP.office365.com")))
          .extracting(MailProvider::id)
          .containsExactly("microsoft365", "outlook.com");
      assertThat(CATALOGUE.byHost(Hostname.of("smtp.office365.us")))
          .extracting(MailProvider::id)
          .containsExactly("microsoft365");
    }

    @Test
    void findsNobodyAtTheLoopbackAddressOfABridge() {
      assertThat(CATALOGUE.byHost(Hostname.of("127.0.0.1"))).isEmpty();
    }
  }
}
