package org.mailquay.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mailquay.settings.Refusal.assertRefused;
import static org.mailquay.settings.Refusal.assertViolation;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsPartsTest {

  @Nested
  class OfTimeouts {

    @Test
    void areFiniteByDefaultAndAsStated() {
      assertThat(Timeouts.ofDefaults())
          .isEqualTo(
              new Timeouts(
                  Duration.ofSeconds(15),
                  Duration.ofSeconds(30),
                  Duration.ofSeconds(60),
                  Duration.ofMinutes(5),
                  Duration.ofMinutes(10)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT24H0.001S"})
    void refuseZeroNegativeAndMoreThanADay(Duration limit) {
      SettingsException exception =
          catchThrowableOfType(
              SettingsException.class, () -> Timeouts.ofDefaults().withCommand(limit));
      assertThat(exception.violations())
          .containsExactly(
              Violation.of(
                  Field.TIMEOUTS, ViolationCode.TIMEOUT_RANGE, "command", limit.toString()));
    }

    @Test
    void nameEveryWrongOne() {
      SettingsException exception =
          catchThrowableOfType(
              SettingsException.class,
              () ->
                  new Timeouts(
                      Duration.ZERO,
                      Duration.ZERO,
                      Duration.ofSeconds(1),
                      Duration.ofSeconds(1),
                      Duration.ZERO));
      assertThat(exception.violations()).hasSize(3);
    }
  }

  @Nested
  class OfLimits {

    @Test
    void refuseLessThanOne() {
      SettingsException exception =
          catchThrowableOfType(
              SettingsException.class, () -> SendingLimits.none().withMessagesPerDay(0));
      assertThat(exception.violations())
          .containsExactly(
              Violation.of(Field.LIMITS, ViolationCode.LIMIT_RANGE, "messagesPerDay", "0"));
      assertViolation(
          exception.violations(),
          ViolationCode.LIMIT_RANGE,
          "Sending limits: the number of mails a day cannot be 0. Allowed are whole numbers from 1.");
    }
  }

  @Nested
  class OfTrust {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67:89",
          "abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789",
          " ABCDEF01 23456789 ABCDEF01 23456789 ABCDEF01 23456789 ABCDEF01 23456789 "
        })
    void readsAPinAsToolsPrintIt(String text) {
      assertThat(CertificateFingerprint.of(text).hex()).isEqualTo("abcdef0123456789".repeat(4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ab", "zz", "SHA256:abcdef", "abcdef0123456789\n"})
    void refusesWhatIsNoPin(String text) {
      assertThat(CertificateFingerprint.check(text).violations())
          .extracting(Violation::code)
          .containsExactly(ViolationCode.PIN_SYNTAX);
    }

    @Test
    void saysWhatAPinIs() {
      assertRefused(
          CertificateFingerprint.check("zz"),
          ViolationCode.PIN_SYNTAX,
          "Trusted certificates: \"zz\" is not a fingerprint. Allowed is SHA-256 as 64 hexadecimal"
              + " digits, with or without colons.");
    }

    @Test
    void saysThatACertificateCannotBeRead() {
      SettingsException exception =
          catchThrowableOfType(
              SettingsException.class, () -> TlsTrust.additionalAuthorities("no certificate"));
      Violation violation = exception.violations().get(0);
      assertViolation(
          exception.violations(),
          ViolationCode.CERTIFICATE_UNREADABLE,
          "Trusted certificates: the certificate cannot be read. Allowed are X.509 certificates as"
              + " PEM text, which begins with -----BEGIN CERTIFICATE-----. Details: "
              + violation.arguments().get(0));
    }
  }

  @Test
  void trustInNobodyIsNoTrust() {
    SettingsException exception =
        catchThrowableOfType(
            SettingsException.class, () -> TlsTrust.additionalAuthorities(List.of()));
    assertThat(exception.violations())
        .extracting(Violation::code)
        .containsExactly(ViolationCode.CERTIFICATE_UNREADABLE);
  }

  @Nested
  class OfEhloNames {

    @ParameterizedTest
    @CsvSource({
      "till.example.com, till.example.com",
      "TILL.Example.Com, till.example.com",
      "10.0.0.7, [10.0.0.7]",
      "[10.0.0.7], [10.0.0.7]",
      "::1, [IPv6:::1]",
      "[IPv6:::1], [IPv6:::1]",
      "büro.example, xn--bro-hoa.example"
    })
    void areDomainsOrLiterals(String typed, String sent) {
      assertThat(EhloName.of(typed).value()).isEqualTo(sent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DESKTOP_7", "a b", "till\r\nQUIT", "кас са", "[300.1.1.1]"})
    void refuseEverythingElse(String typed) {
      assertThat(EhloName.check(typed).violations())
          .extracting(Violation::code)
          .containsExactly(ViolationCode.EHLO_NAME_SYNTAX);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "pc.localdomain"})
    void warnOfLocalNames(String typed) {
      assertThat(EhloName.check(typed).violations())
          .extracting(Violation::code, Violation::severity)
          .containsExactly(
              org.assertj.core.api.Assertions.tuple(
                  ViolationCode.EHLO_NAME_LOCALHOST, ViolationSeverity.WARNING));
      assertViolation(
          EhloName.check(typed).violations(),
          ViolationCode.EHLO_NAME_LOCALHOST,
          "EHLO name: many servers refuse the name \""
              + typed
              + "\". Allowed are a full domain such as till.example.com or an IP address in"
              + " brackets.");
    }
  }

  @Nested
  class OfProxies {

    private ViolationCode refusedLogin(ProxySettings proxy, String username, String password) {
      return catchThrowableOfType(
              SettingsException.class, () -> proxy.withLogin(username, Secret.of(password)))
          .violations()
          .get(0)
          .code();
    }

    @Test
    void refuseALoginThatCannotBeSent() {
      ProxySettings http = ProxySettings.httpConnect("proxy.example.com", 3128);
      assertThat(refusedLogin(http, "", "x")).isEqualTo(ViolationCode.REQUIRED);
      assertThat(refusedLogin(http, "user", "")).isEqualTo(ViolationCode.REQUIRED);
      assertThat(refusedLogin(http, "user\r\nHost: x", "x"))
          .isEqualTo(ViolationCode.CONTROL_CHARACTER_HIDDEN);
      assertThat(refusedLogin(http, "us:er", "x")).isEqualTo(ViolationCode.NOT_ALLOWED);
    }

    @Test
    void nameTheirOwnFields() {
      SettingsException exception =
          catchThrowableOfType(
              SettingsException.class, () -> ProxySettings.socks5("http://proxy", 0));
      assertThat(exception.violations())
          .extracting(Violation::field)
          .containsExactly(Field.PROXY_HOST, Field.PROXY_PORT);
    }
  }
}
