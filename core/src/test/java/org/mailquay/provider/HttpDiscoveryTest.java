package org.mailquay.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.http.HttpClient;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailquay.settings.EmailAddress;

class HttpDiscoveryTest {

  private static final EmailAddress ADDRESS = EmailAddress.of("anna@shop.example");
  private static final String URL =
      "https://shop.example/.well-known/autoconfig/mail/config-v1.1.xml";
  private static final String GOOD = AutoconfigDocument.of("smtp.shop.example", 465, "SSL");

  FakeInternet internet;

  @BeforeEach
  void connect() throws IOException {
    internet = new FakeInternet();
  }

  @AfterEach
  void disconnect() throws IOException {
    internet.close();
  }

  /** Connects itself; {@link HttpClientDiscoveryTest} does the same by a client. */
  SettingsDiscoveryBuilder discovery() {
    return internet.discovery();
  }

  private DiscoveryReport discover() {
    return discovery().build().discover(ADDRESS);
  }

  private static DiscoveryAttempt attempt(DiscoveryReport report, DiscoveryOrigin origin) {
    return report.attempts().stream()
        .filter(attempt -> attempt.origin() == origin)
        .findFirst()
        .orElseThrow();
  }

  private void expectRefusal(AttemptOutcome outcome) {
    DiscoveryReport report = discover();
    assertThat(report.candidates()).isEmpty();
    assertThat(report.plaintextFindings()).isEmpty();
    assertThat(attempt(report, DiscoveryOrigin.WELL_KNOWN).outcome()).isEqualTo(outcome);
  }

  private DiscoveredSettings expectFinding() {
    return discover().best().orElseThrow();
  }

  private void expectUnreadable(String xml) {
    internet.web.document(URL, xml);
    expectRefusal(AttemptOutcome.UNREADABLE);
  }

  @Nested
  class Redirects {

    private static final String ELSEWHERE = "https://hoster.example/config.xml";

    @Test
    void keepTheTrustWithinTheDomain() {
      internet.web.redirect(URL, "https://www.shop.example/config.xml");
      internet.web.document("https://www.shop.example/config.xml", GOOD);
      assertThat(expectFinding().trust()).isEqualTo(DiscoveryTrust.DOMAIN_HTTPS);
    }

    @Test
    void lowerTheTrustWhenTheyLeaveTheDomain() {
      internet.web.redirect(URL, ELSEWHERE);
      internet.web.document(ELSEWHERE, GOOD);
      DiscoveredSettings found = expectFinding();
      assertThat(found.trust()).isEqualTo(DiscoveryTrust.OTHER_HTTPS);
      assertThat(found.confirmation(Locale.ENGLISH).orElseThrow()).contains("another web server");
    }

    @Test
    void lowerTheTrustWhenTheyLeadToALookAlike() {
      internet.web.redirect(URL, "https://evilshop.example/config.xml");
      internet.web.document("https://evilshop.example/config.xml", GOOD);
      assertThat(expectFinding().trust()).isEqualTo(DiscoveryTrust.OTHER_HTTPS);
    }

    @Test
    void doNotRegainTheTrustByComingHome() {
      internet.web.redirect(URL, ELSEWHERE);
      internet.web.redirect(ELSEWHERE, "https://www.shop.example/config.xml");
      internet.web.document("https://www.shop.example/config.xml", GOOD);
      assertThat(expectFinding().trust()).isEqualTo(DiscoveryTrust.OTHER_HTTPS);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void areFollowedByEveryStatusThatMeansThem(int status) {
      internet.web.redirect(URL, status, "/moved.xml");
      internet.web.document("https://shop.example/moved.xml", GOOD);
      assertThat(expectFinding().trust()).isEqualTo(DiscoveryTrust.DOMAIN_HTTPS);
    }

    @Test
    void areFollowedThreeTimesAtMost() {
      internet.web.redirect(URL, "/1").redirect("https://shop.example/1", "/2");
      internet.web.redirect("https://shop.example/2", "/3");
      internet.web.document("https://shop.example/3", GOOD);
      assertThat(discover().candidates()).hasSize(1);
      internet.web.redirect("https://shop.example/3", "/4");
      internet.web.document("https://shop.example/4", GOOD);
      expectRefusal(AttemptOutcome.REDIRECT_REFUSED);
      assertThat(internet.web.requests()).doesNotContain("https://shop.example/4");
    }

    @Test
    void endInACircle() {
      internet.web.redirect(URL, "/1").redirect("https://shop.example/1", URL);
      expectRefusal(AttemptOutcome.REDIRECT_REFUSED);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "http://shop.example/config.xml",
          "HTTP://www.shop.example/config.xml",
          "//[::1]/config.xml",
          "https://127.0.0.1/config.xml",
          "https://[::1]/config.xml",
          "https://2130706433/config.xml",
          "https://localhost/config.xml",
          "https://127.0.0.1./config.xml",
          "https://127.1/config.xml",
          "https://0x7f.0.0.1/config.xml",
          "https://0177.0.0.1/config.xml",
          "https://10.0x1/config.xml",
          "https://[::ffff:10.0.0.7]/config.xml",
          "https://[fe80::1%25eth0]/config.xml",
          "https://printer.local/config.xml",
          "https://metadata.google.internal/config.xml",
          "https://%31%32%37.0.0.1/config.xml",
          "https://www.shop.example:8443/config.xml",
          "https://user@www.shop.example/config.xml",
          "https://under_score.shop.example/",
          "ftp://www.shop.example/config.xml",
          "file:///etc/passwd",
          "jar:file:///x!/y",
          "mailto:a@shop.example",
          "",
          "https://",
          "http s://broken"
        })
    void areNotFollowedToPlacesThatAreNotAllowed(String location) {
      internet.web.redirect(URL, location);
      expectRefusal(AttemptOutcome.REDIRECT_REFUSED);
      assertThat(internet.web.connections()).allMatch(host -> host.endsWith(":443"));
      assertThat(internet.web.requests()).doesNotContain("https://www.shop.example/config.xml");
    }

    @Test
    void areNotFollowedIntoAPrivateNetwork() {
      internet.address("hoster.example", "10.0.0.7");
      internet.web.redirect(URL, ELSEWHERE).document(ELSEWHERE, GOOD);
      expectRefusal(AttemptOutcome.ADDRESS_REFUSED);
      assertThat(internet.web.connections()).doesNotContain("hoster.example:443");
    }

    @Test
    void doNotLeadOutOfTheDatabase() {
      internet.web.redirect("https://autoconfig.thunderbird.net/v1.1/shop.example", ELSEWHERE);
      internet.web.document(ELSEWHERE, GOOD);
      DiscoveryReport report = discover();
      assertThat(report.candidates()).isEmpty();
      assertThat(attempt(report, DiscoveryOrigin.ISPDB).outcome())
          .isEqualTo(AttemptOutcome.REDIRECT_REFUSED);
    }
  }

  @Nested
  class Hosts {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "127.0.0.1",
          "10.1.2.3",
          "169.254.169.254",
          "fd00::1",
          "fe80::1",
          "0.0.0.0",
          "100.64.0.1",
          "::ffff:10.0.0.7",
          "64:ff9b::10.0.0.7",
          "2002:a00:7::1",
          "2001:0:4136:e378::1",
          "224.0.0.1",
          "9.9.9.9 10.1.2.3"
        })
    void ofPrivateNetworksAreNotContacted(String address) {
      internet.address("shop.example", address);
      internet.web.document(URL, GOOD);
      expectRefusal(AttemptOutcome.ADDRESS_REFUSED);
      assertThat(internet.web.connections()).doesNotContain("shop.example:443");
    }

    @Test
    void ofPrivateNetworksAreContactedWhenAllowed() {
      internet.address("shop.example", "10.1.2.3");
      internet.web.document(URL, GOOD);
      assertThat(
              discovery().allowPrivateAddressesDangerous().build().discover(ADDRESS).candidates())
          .hasSize(1);
    }

    @Test
    void withAnotherNamesCertificateAreNotBelieved() {
      internet.web.document(
          "https://other.example/.well-known/autoconfig/mail/config-v1.1.xml", GOOD);
      DiscoveryReport report = discovery().build().discover(EmailAddress.of("anna@other.example"));
      assertThat(report.candidates()).isEmpty();
      assertThat(attempt(report, DiscoveryOrigin.WELL_KNOWN).outcome())
          .isEqualTo(AttemptOutcome.CERTIFICATE_REFUSED);
      assertThat(internet.web.requests()).noneMatch(url -> url.contains("//other.example"));
    }

    @Test
    void thatDoNotExistAreReportedAsSuch() {
      internet.address("autoconfig.shop.example", "");
      DiscoveryAttempt attempt = attempt(discover(), DiscoveryOrigin.AUTOCONFIG);
      assertThat(attempt.outcome()).isEqualTo(AttemptOutcome.UNREACHABLE);
      assertThat(attempt.message()).contains("no such host");
    }
  }

  @Nested
  class Bodies {

    @Test
    void largerThan64KilobytesAreRefused() {
      internet.web.document(URL, GOOD.replace("Shop &amp; Co", "x".repeat(64 * 1024)));
      expectRefusal(AttemptOutcome.TOO_LARGE);
    }

    @Test
    void below64KilobytesAreRead() {
      internet.web.document(URL, GOOD.replace("Shop &amp; Co", "x".repeat(62 * 1024)));
      assertThat(discover().candidates()).hasSize(1);
    }

    @Test
    void withoutAnEndAreRefusedAtTheSameSize() {
      internet.web.on(
          URL,
          exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] part = new byte[8192];
            for (int i = 0; i < 100_000; i++) {
              exchange.getResponseBody().write(part);
            }
          });
      expectRefusal(AttemptOutcome.TOO_LARGE);
    }

    @Test
    void thatAreCompressedWithoutBeingAskedToAreRefused() throws IOException {
      ByteArrayOutputStream zipped = new ByteArrayOutputStream();
      try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
        zip.write(GOOD.getBytes(StandardCharsets.UTF_8));
        zip.write(new byte[20 * 1024 * 1024]);
      }
      internet.web.on(
          URL,
          exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/xml");
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, zipped.size());
            exchange.getResponseBody().write(zipped.toByteArray());
          });
      expectRefusal(AttemptOutcome.UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "text/xml",
          "application/xml; charset=utf-8",
          "Text/XML;charset=\"nonsense\"",
          "text/plain",
          "application/octet-stream",
          "application/vnd.something+xml",
          ""
        })
    void areReadWhateverHarmlessTypeTheyHave(String type) {
      internet.web.document(URL, type, GOOD.getBytes(StandardCharsets.UTF_8));
      assertThat(discover().candidates()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"text/html", "TEXT/HTML; charset=utf-8", "application/json", "image/svg+xml"})
    void areNotReadWhereTheTypeIsThatOfAPage(String type) {
      internet.web.document(URL, type, GOOD.getBytes(StandardCharsets.UTF_8));
      expectRefusal(AttemptOutcome.NOTHING);
    }

    @ParameterizedTest
    @CsvSource({
      "404,NOTHING",
      "410,NOTHING",
      "403,NOTHING",
      "204,NOTHING",
      "500,UNREACHABLE",
      "503,UNREACHABLE",
      "429,UNREACHABLE"
    })
    void countOnlyWith200(int status, AttemptOutcome outcome) {
      internet.web.status(URL, status);
      expectRefusal(outcome);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "ISO-8859-1", "US-ASCII", "windows-1252"})
    void areReadInTheEncodingThatTheyDeclare(String charset) {
      String xml = GOOD.replace("UTF-8", charset).replace("Shop &amp; Co", "Cafe");
      internet.web.document(URL, "text/xml; charset=utf-8", xml.getBytes(Charset.forName(charset)));
      assertThat(discover().candidates()).hasSize(1);
    }

    @Test
    void areReadInTheEncodingOfTheHeaderWhereTheySayNothing() {
      String xml = GOOD.lines().skip(1).reduce("", String::concat).replace("Shop", "Caf\u00E9");
      internet.web.document(
          URL, "text/xml; charset=ISO-8859-1", xml.getBytes(StandardCharsets.ISO_8859_1));
      assertThat(discover().candidates()).hasSize(1);
    }

    @Test
    void mayBeginWithAByteOrderMark() {
      internet.web.document(URL, "\uFEFF" + GOOD);
      assertThat(discover().candidates()).hasSize(1);
    }
  }

  @Nested
  class Documents {

    @Test
    void withADocumentTypeAreRefused() {
      expectUnreadable(GOOD.replace("<clientConfig ", "<!DOCTYPE clientConfig><clientConfig "));
    }

    @Test
    void thatReadFilesAreRefused() {
      expectUnreadable(
          GOOD.replace(
                  "<clientConfig ",
                  "<!DOCTYPE clientConfig [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
                      + "<clientConfig ")
              .replace("smtp.shop.example", "&x;"));
    }

    @Test
    void thatLoadADocumentTypeFromElsewhereAreRefusedUnloaded() {
      expectUnreadable(
          GOOD.replace(
              "<clientConfig ",
              "<!DOCTYPE clientConfig SYSTEM \"https://www.shop.example/evil.dtd\"><clientConfig "));
      assertThat(internet.web.connections()).doesNotContain("www.shop.example:443");
    }

    @Test
    void thatLaughABillionTimesAreRefused() {
      StringBuilder entities = new StringBuilder("<!ENTITY l0 \"lol\">");
      for (int i = 1; i < 10; i++) {
        String ten = ("&l" + (i - 1) + ";").repeat(10);
        entities.append("<!ENTITY l").append(i).append(" \"").append(ten).append("\">");
      }
      expectUnreadable(
          GOOD.replace("<clientConfig ", "<!DOCTYPE clientConfig [" + entities + "]><clientConfig ")
              .replace("Shop &amp; Co", "&l9;"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "no xml",
          "<html><body>Not found</body></html>",
          "<clientConfig",
          "<clientConfig>&undefined;</clientConfig>",
          "<a><clientConfig/></a>"
        })
    void thatAreNoneAreRefused(String text) {
      expectUnreadable(text);
    }

    @Test
    void thatAreNestedWithoutEndAreRefused() {
      expectUnreadable(GOOD.replace("Shop &amp; Co", "<a>".repeat(5000) + "</a>".repeat(5000)));
    }

    @Test
    void withoutAServerForSendingSayNothing() {
      internet.web.document(URL, AutoconfigDocument.create().xml());
      expectRefusal(AttemptOutcome.NOTHING);
    }

    @Test
    void mayHoldWhatNobodyKnows() {
      internet.web.document(
          URL,
          GOOD.replace(
                  "<hostname>smtp",
                  "<x:y xmlns:x='urn:x' z='1'><hostname>evil.example"
                      + "</hostname></x:y><!-- c --><?pi p?><hostname>smtp")
              .replace("<port>465", "<restriction>x</restriction><port> 465\n"));
      assertThat(expectFinding().endpoint().address()).isEqualTo("smtp.shop.example:465");
    }

    @Test
    void countForTheFirstProviderOnly() {
      String second =
          GOOD.substring(GOOD.indexOf("<emailProvider"), GOOD.indexOf("</clientConfig>"))
              .replace("smtp.shop.example", "smtp.evil.example");
      internet.web.document(URL, GOOD.replace("</clientConfig>", second + "</clientConfig>"));
      assertThat(discover().candidates())
          .extracting(found -> found.endpoint().host().ascii())
          .containsExactly("smtp.shop.example");
    }

    @Test
    void nameServersForSmtpOnly() {
      internet.web.document(URL, GOOD.replace("type=\"smtp\"", "type=\"exchange\""));
      expectRefusal(AttemptOutcome.NOTHING);
    }

    @ParameterizedTest
    @CsvSource({
      "smtp.shop.example,not a host",
      "smtp.shop.example,smtp.shop.example:465",
      "smtp.shop.example,smtp.%EMAILLOCALPART%.shop.example",
      "smtp.shop.example,localhost",
      "smtp.shop.example,127.0.0.1",
      "smtp.shop.example,192.168.1.1",
      "smtp.shop.example,[::1]",
      "smtp.shop.example,::ffff:10.0.0.7",
      "smtp.shop.example,10.0.0.1e1",
      "smtp.shop.example,0x7f.1",
      "smtp.shop.example,smtp.shop.internal",
      "smtp.shop.example,printer.local",
      "smtp.shop.example,smtp.\u202Eelpmaxe.pohs",
      "smtp.shop.example,smtp&#10;.shop.example",
      "smtp.shop.example,''",
      ">465<,>0<",
      ">465<,>65536<",
      ">465<,>four<",
      ">SSL<,>TLS<",
      ">SSL<,><",
      "password-cleartext,GSSAPI",
      "password-cleartext,TLS-client-cert"
    })
    void withNoUsableServerAreRefused(String right, String wrong) {
      String document = GOOD.replace(right, wrong);
      // the incoming server's values stay as they are
      expectUnreadable(document);
    }

    @ParameterizedTest
    @CsvSource({
      "%EMAILADDRESS%,anna@shop.example",
      "%EMAILLOCALPART%,anna",
      "%EMAILLOCALPART%@%EMAILDOMAIN%,anna@shop.example",
      "%EMAILLOCALPART%.%EMAILDOMAIN%,anna.shop.example",
      "%EMAILDOMAIN%\\%EMAILLOCALPART%,shop.example\\anna",
      "apikey,apikey"
    })
    void tellTheUserName(String pattern, String expected) {
      internet.web.document(
          URL,
          AutoconfigDocument.create()
              .server("smtp.shop.example", 465, "SSL", pattern, "password-cleartext")
              .xml());
      assertThat(expectFinding().username().derive(ADDRESS)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "%REALNAME%",
          "%EMAILLOCALPART%-%UNKNOWN%",
          "%emailaddress%",
          "%EMAIL_ADDRESS%",
          "%EMAIL%EMAILADDRESS%ADDRESS%",
          "%EMAILADDRESS%\u202E",
          "anna\u200B",
          "anna\uDB40\uDC61",
          "anna\u2028b",
          "a&#10;b"
        })
    void mayLeaveTheUserNameOpen(String pattern) {
      internet.web.document(
          URL,
          AutoconfigDocument.create()
              .server("smtp.shop.example", 465, "SSL", pattern, "password-cleartext")
              .xml());
      assertThat(expectFinding().username()).isEqualTo(UsernamePattern.unknown());
    }
  }

  @Nested
  class Clients {

    @Test
    void thatFollowRedirectsThemselvesAreRefused() {
      HttpClient client =
          HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
      assertThatThrownBy(() -> HttpFetcher.of(client)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void thatKeepCookiesAreRefused() {
      HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
      assertThatThrownBy(() -> HttpFetcher.of(client)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
