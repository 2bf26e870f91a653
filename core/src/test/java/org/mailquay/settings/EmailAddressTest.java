package org.mailquay.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mailquay.settings.Refusal.assertRefused;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

  private static void assertCode(String text, ViolationCode code) {
    assertThat(EmailAddress.check(text).violations())
        .extracting(Violation::code)
        .as("%s", text)
        .containsExactly(code);
  }

  @Nested
  class Accepted {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "shop@example.com",
          "\"\"@example.com",
          "\"a\\ b\"@example.com",
          "a@b",
          "\"<a>,;:()[]\"@example.com",
          "o'neil@example.com",
          "shop@[IPv6:2001:db8::1]",
          "shop@[ipv6:2001:DB8::1]",
          "shop@[192.168.001.025]",
          "shop@xn--i-7iq.example",
          "shop@r3---sn.example",
          "\u7528\u6237@\u4F8B\u5B50.example",
          "a\u200Cb@example.com",
          "\uD83D\uDE00@example.com",
          "\"\u00FC \u00FC\"@example.com"
        })
    void isWhatMayGoIntoAnEnvelope(String text) {
      assertThat(EmailAddress.of(text)).hasToString(text);
    }

    @Test
    void isKeptAsItWasTyped() {
      EmailAddress address = EmailAddress.of("Anna.Shop+News@B\u00DCCHER.Example");
      assertThat(address.localPart()).isEqualTo("Anna.Shop+News");
      assertThat(address.domain()).isEqualTo("B\u00DCCHER.Example");
      assertThat(address.asciiDomain()).isEqualTo("xn--bcher-kva.example");
      assertThat(address.address()).isEqualTo("Anna.Shop+News@B\u00DCCHER.Example");
      assertThat(address.needsSmtpUtf8()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
      "a@[IPv6:2001:DB8:0::25], [IPv6:2001:db8::25]",
      "a@[192.168.001.025], [192.168.1.25]",
      "\"a@b\"@Example.COM, example.com",
    })
    void hasADomainInOneSpelling(String text, String asciiDomain) {
      assertThat(EmailAddress.of(text).asciiDomain()).isEqualTo(asciiDomain);
    }

    @Test
    void needsSmtpUtf8ForALocalPartBeyondAscii() {
      assertThat(EmailAddress.of("j\u00FCrgen@example.com").needsSmtpUtf8()).isTrue();
      assertThat(EmailAddress.of("\"\u00FC\"@example.com").needsSmtpUtf8()).isTrue();
    }

    @Test
    void isTheSameWithAnotherSpellingOfTheDomainOnly() {
      EmailAddress address = EmailAddress.of("Anna@b\u00FCcher.example");
      assertThat(address)
          .isEqualTo(EmailAddress.of("Anna@XN--BCHER-KVA.EXAMPLE"))
          .hasSameHashCodeAs(EmailAddress.of("Anna@XN--BCHER-KVA.EXAMPLE"))
          .isNotEqualTo(EmailAddress.of("anna@b\u00FCcher.example"))
          .isNotEqualTo(EmailAddress.of("Anna@buecher.example"));
    }
  }

  @Nested
  class Lengths {

    @Test
    void countTheOctetsOfTheLocalPart() {
      assertThat(EmailAddress.check("a".repeat(64) + "@example.com").isValid()).isTrue();
      assertThat(EmailAddress.check("\u00FC".repeat(32) + "@example.com").isValid()).isTrue();
      assertThat(EmailAddress.check("\"" + "a".repeat(62) + "\"@example.com").isValid()).isTrue();
      assertCode("a".repeat(65) + "@example.com", ViolationCode.ADDRESS_LOCAL_PART_TOO_LONG);
      assertCode("\"" + "a".repeat(63) + "\"@b.c", ViolationCode.ADDRESS_LOCAL_PART_TOO_LONG);
      assertRefused(
          EmailAddress.check("\u00FC".repeat(33) + "@example.com"),
          ViolationCode.ADDRESS_LOCAL_PART_TOO_LONG,
          "Sender: the part before the @ is too long. At most 64 characters are allowed, fewer with"
              + " umlauts and the like.");
    }

    @Test
    void countTheOctetsOfTheWhole() {
      String domain = ("a".repeat(59) + ".").repeat(4) + "example.com";
      assertThat(EmailAddress.check("ab@" + domain).isValid()).isTrue();
      assertThat(("abc@" + domain).length()).isEqualTo(255);
      assertRefused(
          EmailAddress.check("abc@" + domain),
          ViolationCode.ADDRESS_TOO_LONG,
          "Sender: the e-mail address is too long. At most 254 characters are allowed, fewer with"
              + " umlauts and the like.");
    }

    @Test
    void countTheDomainInTheFormThatIsSent() {
      String domain = ("\u00E4".repeat(20) + ".").repeat(5) + "example";
      assertThat(domain.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(254);
      assertThat(EmailAddress.check("a@" + domain).isValid()).isTrue();
      assertThat(EmailAddress.of("a@" + domain).asciiDomain()).hasSizeLessThan(253);
      assertCode("a@" + "b.".repeat(30_000) + "c", ViolationCode.ADDRESS_TOO_LONG);
    }
  }

  @Nested
  class ControlCharacters {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "shop@example.com\r\nBcc: x@evil.example", "shop@example.com\n", "\"a\rb\"@example.com",
          "\"a\0b\"@example.com", "shop\t@example.com", "shop@exam\u007Fple.com",
          "sh\u0085op@example.com", "\"\\\u0001\"@example.com", "sh\uD800op@example.com",
          "sh\u2028op@example.com", "sh\u202Eop@example.com", "\uFEFFshop@example.com"
        })
    void areRefusedBeforeAnythingElse(String text) {
      assertCode(text, ViolationCode.CONTROL_CHARACTER);
    }

    @Test
    void areMadeVisible() {
      assertRefused(
          EmailAddress.check(Field.TO, "a@example.com\r\nBcc: x@evil.example"),
          ViolationCode.CONTROL_CHARACTER,
          "To: line breaks, tabs and other invisible characters are not allowed. Found in"
              + " \"a@example.com\\u000D\\u000ABcc: x@evil.example\".");
    }
  }

  @Nested
  class Malformed {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "@example.com",
          ".a@example.com",
          "a.@example.com",
          "a..b@gmail.com",
          "a\"b@example.com",
          "\"a@example.com",
          "\"a\"b@example.com",
          "a\\b@example.com",
          "a[b@example.com",
          "\"\\\u00FC\"@example.com"
        })
    void localPartsAreRefused(String text) {
      assertCode(text, ViolationCode.ADDRESS_LOCAL_PART);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "a@.",
          "a@example.com.",
          "a@.example.com",
          "a@example..com",
          "a@-example.com",
          "a@example-.com",
          "a@exa_mple.com",
          "a@[1.2.3]",
          "a@[1.2.3.256]",
          "a@[::1]",
          "a@[]",
          "a@[",
          "a@[IPv6:1.2.3.4]",
          "a@[IPv6:fe80::1%eth0]",
          "a@[x:abc]",
          "a@b@c.example",
          "a@\u2488.com",
          "a@\u0378.example",
          "a@\u200C.example"
        })
    void domainsAreRefused(String text) {
      assertCode(text, ViolationCode.ADDRESS_DOMAIN);
    }

    @Test
    void partsMayBeMissing() {
      assertRefused(
          EmailAddress.check("shop@"),
          ViolationCode.ADDRESS_DOMAIN_MISSING,
          "Sender: the part after the @ is missing. Allowed is the form name@example.com.");
    }

    @Test
    void partsAreNamedInTheMessage() {
      assertRefused(
          EmailAddress.check("a..b@gmail.com"),
          ViolationCode.ADDRESS_LOCAL_PART,
          "Sender: \"a..b\" cannot stand before the @. Allowed are letters, digits and signs such as"
              + " - _ + with single dots between them, not at the beginning and not at the end.");
      assertRefused(
          EmailAddress.check("shop@example..com"),
          ViolationCode.ADDRESS_DOMAIN,
          "Sender: \"example..com\" cannot stand after the @. Allowed is a domain such as"
              + " example.com, or an IP address in brackets such as [192.168.1.25].");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop", "shop.example.com", "Corner Shop", "2962"})
    void textsWithoutAnAtAreRefused(String text) {
      assertRefused(
          EmailAddress.check(text),
          ViolationCode.ADDRESS_WITHOUT_AT,
          "Sender: \""
              + text
              + "\" is not an e-mail address. Allowed is the form name@example.com.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00A0"})
    void nothingIsRefused(String text) {
      assertRefused(
          EmailAddress.check(text), ViolationCode.REQUIRED, "Sender: please fill in this field.");
    }

    @Test
    void domainsThatStandardsReadDifferentlyAreRefusedWithAdvice() {
      assertRefused(
          EmailAddress.check("shop@stra\u00DFe.de"),
          ViolationCode.HOST_IDN_AMBIGUOUS,
          "Sender: \"stra\u00DFe.de\" can mean different servers to different programs. Please enter"
              + " the form that is meant: xn--strae-oqa.de, strasse.de.");
      assertThat(EmailAddress.check("shop@xn--strae-oqa.de").isValid()).isTrue();
    }
  }

  @Nested
  class MoreThanAnAddress {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "Shop <shop@example.com> | shop@example.com",
          "\"Shop, Inc.\" <shop@example.com> | shop@example.com",
          "<shop@example.com> | shop@example.com",
          "a@example.com, b@example.com | a@example.com",
          "a@example.com;b@example.com | a@example.com",
          "a@example.com b@example.com | a@example.com",
          "A <a@example.com>, B <b@example.com> | b@example.com",
          "shop@example.com, | shop@example.com",
          "shop@example.com (Corner Shop) | shop@example.com",
          "shop(comment)@example.com | shop@example.com",
          "Team: a@example.com, b@example.com; | a@example.com",
        })
    void isRefusedWithTheBareAddress(String text, String address) {
      assertThat(EmailAddress.check(text).violations())
          .containsExactly(Violation.of(Field.SENDER, ViolationCode.ADDRESS_NOT_SINGLE, address));
    }

    @Test
    void isNamedInTheMessage() {
      assertRefused(
          EmailAddress.check("Shop <shop@example.com>"),
          ViolationCode.ADDRESS_NOT_SINGLE,
          "Sender: exactly one e-mail address is allowed here, without a name, a comment or further"
              + " addresses, such as \"shop@example.com\".");
      assertRefused(
          EmailAddress.check("mailto:shop@example.com?subject=Hello%20there"),
          ViolationCode.ADDRESS_WITH_SCHEME,
          "Sender: only the e-mail address belongs here, without mailto:. Please enter"
              + " \"shop@example.com\".");
      assertRefused(
          EmailAddress.check("shop @ example.com "),
          ViolationCode.ADDRESS_WITH_BLANK,
          "Sender: blanks are not allowed in an e-mail address. Without them it reads"
              + " \"shop@example.com\".");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          " shop@example.com",
          "shop@example.com ",
          "shop@example.com\u00A0",
          "shop@ example.com",
          "shop@exa mple.com",
          "sh op@example.com",
          "sh\u3000op@example.com"
        })
    void isRefusedWithTheAddressWithoutBlanks(String text) {
      assertThat(EmailAddress.check(text).violations())
          .containsExactly(
              Violation.of(Field.SENDER, ViolationCode.ADDRESS_WITH_BLANK, "shop@example.com"));
    }
  }

  @Test
  void throwsWithTheViolationFromCode() {
    assertThatThrownBy(() -> EmailAddress.of("shop"))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("name@example.com");
  }
}
