package org.mailquay.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.mailquay.settings.Refusal.assertRefused;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostnameTest {

  private static final String LABEL_63 = "a".repeat(63);

  private static void assertCode(String text, ViolationCode code) {
    assertThat(Hostname.check(text).violations())
        .extracting(Violation::code)
        .as("%s", text)
        .containsExactly(code);
  }

  @Nested
  class Names {

    @ParameterizedTest
    @CsvSource({
      "smtp.example.com, smtp.example.com",
      "SMTP.Example.COM, smtp.example.com",
      "localhost, localhost",
      "smtp.example.com., smtp.example.com",
      "localhost., localhost",
      "3com.example, 3com.example",
      "mail-1.example.com, mail-1.example.com",
      "r3---sn-abc.example, r3---sn-abc.example",
      "1.2.3.4.example, 1.2.3.4.example",
      "0x.example, 0x.example",
    })
    void areReadInLowerCaseWithoutTheRootDot(String text, String ascii) {
      Hostname host = Hostname.of(text);
      assertThat(host.ascii()).isEqualTo(ascii).isEqualTo(host.toString());
      assertThat(host.isIpLiteral()).isFalse();
    }

    @Test
    void mayBe253CharactersLongInLabelsOf63() {
      String longest = (LABEL_63 + ".").repeat(3) + "a".repeat(61);
      assertThat(Hostname.of(longest).ascii()).hasSize(253);
      assertThat(Hostname.of(longest + ".").ascii()).hasSize(253);
      assertCode(longest + "a", ViolationCode.HOST_SYNTAX);
      assertCode(LABEL_63 + "a.example", ViolationCode.HOST_SYNTAX);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "smtp_1.example.com",
          "-smtp.example.com",
          "smtp-.example.com",
          "smtp..example.com",
          ".example.com",
          "smtp.example.com..",
          ".",
          "smtp.example.com,",
          "\"smtp.example.com\"",
          "smtp example com",
          "smtp\u00A0mail.example",
          "smtp,example,com",
          "$",
          "xn--",
          "xn--abc-",
          "a:b"
        })
    void areRefusedWhenRfc1123DoesNotKnowThem(String text) {
      assertCode(text, ViolationCode.HOST_SYNTAX);
    }

    @Test
    void areRefusedWithWhatIsAllowed() {
      assertRefused(
          Hostname.check("smtp_1.example.com"),
          ViolationCode.HOST_SYNTAX,
          "Server: \"smtp_1.example.com\" is not the name of a server. Allowed are letters, digits"
              + " and hyphens in parts of 1 to 63 characters with dots between them, 253 characters"
              + " in all, such as smtp.example.com, or an IP address.");
    }

    @Test
    void mayHaveBlanksAround() {
      assertThat(Hostname.of(" \u00A0\u3000smtp.example.com\u00A0 ").ascii())
          .isEqualTo("smtp.example.com");
      assertThat(Hostname.of("\uFEFFsmtp.example.com\u200B").ascii()).isEqualTo("smtp.example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00A0"})
    void areRequired(String text) {
      assertRefused(
          Hostname.check(text), ViolationCode.REQUIRED, "Server: please fill in this field.");
    }

    @Test
    void areTheSameWhenTheyMeanTheSameHost() {
      assertThat(Hostname.of("B\u00DCCHER.example."))
          .isEqualTo(Hostname.of("xn--bcher-kva.EXAMPLE"))
          .hasSameHashCodeAs(Hostname.of("xn--bcher-kva.example"))
          .isNotEqualTo(Hostname.of("buecher.example"));
    }

    @Test
    void areNotLookedAtWhenFarTooLong() {
      assertCode("\u00FC".repeat(100_000), ViolationCode.HOST_SYNTAX);
    }
  }

  @Nested
  class ControlCharacters {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "smtp.example.com\n",
          "\r\nsmtp.example.com",
          "smtp.\0example.com",
          "smtp.example.com\t",
          "smtp.\u0085example.com",
          "smtp.\u2028example.com",
          "smtp.\uD800example.com",
          "smtp.exam\u00ADple.com",
          "smtp.\u202Eexample.com",
          "exa\u200Bmple.com"
        })
    void areRefusedBeforeAnythingElse(String text) {
      assertCode(text, ViolationCode.CONTROL_CHARACTER);
    }

    @Test
    void areMadeVisible() {
      assertRefused(
          Hostname.check("smtp.example.com\r\nRCPT TO:<x@y>"),
          ViolationCode.CONTROL_CHARACTER,
          "Server: line breaks, tabs and other invisible characters are not allowed. Found in"
              + " \"y>\".");
      assertRefused(
          Hostname.check("smtp.example.com\n"),
          ViolationCode.CONTROL_CHARACTER,
          "Server: line breaks, tabs and other invisible characters are not allowed. Found in"
              + " \"smtp.example.com\\u000A\".");
    }
  }

  @Nested
  class Ipv4Addresses {

    @ParameterizedTest
    @ValueSource(strings = {"192.168.1.25", "127.0.0.1", "255.255.255.255", "0.0.0.0"})
    void areRead(String text) {
      Hostname host = Hostname.of(text);
      assertThat(host.ascii()).isEqualTo(text).isEqualTo(host.unicode());
      assertThat(host.isIpLiteral()).isTrue();
      assertThat(host.isIpv6()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "1.2.3",
          "256.1.1.1",
          "01.2.3.4",
          "1.2.3.04",
          "1.2.3.4.5",
          "127.1",
          "2130706433",
          "1",
          "0x7f.0.0.1",
          "0x7f000001",
          "1.2.3.0x4",
          "mail.123",
          "192.168.1.9999",
          "[192.168.1.256]",
          "\uFF11\uFF12\uFF17.1"
        })
    void areRefusedWhenSystemsReadThemDifferently(String text) {
      assertCode(text, ViolationCode.HOST_IPV4_SYNTAX);
    }

    @Test
    void areRefusedWithWhatIsAllowed() {
      assertRefused(
          Hostname.check("256.1.1.1"),
          ViolationCode.HOST_IPV4_SYNTAX,
          "Server: \"256.1.1.1\" is not an IP address. Allowed are four numbers from 0 to 255 with"
              + " dots between them, without leading zeros and without brackets, such as"
              + " 192.168.1.25.");
    }
  }

  @Nested
  class Ipv6Addresses {

    @ParameterizedTest
    @CsvSource({
      "::1, ::1",
      "[::1], ::1",
      "::, ::",
      "2001:DB8:0:0:0:0:0:25, 2001:db8::25",
      "[2001:0db8::0025], 2001:db8::25",
      "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
      "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
      "1:0:0:2:3:0:0:4, 1::2:3:0:0:4",
      "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
      "::ffff:192.168.1.25, ::ffff:192.168.1.25",
      "::FFFF:C0A8:119, ::ffff:192.168.1.25",
      "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
      "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8",
    })
    void areWrittenInTheirCanonicalForm(String text, String ascii) {
      Hostname host = Hostname.of(text);
      assertThat(host.ascii()).isEqualTo(ascii);
      assertThat(host.isIpv6()).isTrue();
      assertThat(host.isIpLiteral()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "1::2::3", ":::", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9a", "12345::", "1:2:3:4:5:6:7:8::",
          "::1.2.3", "::01.2.3.4", "1.2.3.4::", "fe80::1%eth0", "[fe80::1%eth0]", "[IPv6:::1]",
          ":1:2:3:4:5:6:7", "[bad_host]"
        })
    void areRefusedWhenMalformed(String text) {
      assertCode(text, ViolationCode.HOST_IPV6_SYNTAX);
    }

    @Test
    void areRefusedWithWhatIsAllowed() {
      assertRefused(
          Hostname.check("fe80::1%eth0"),
          ViolationCode.HOST_IPV6_SYNTAX,
          "Server: \"fe80::1%eth0\" is not an IPv6 address. Allowed are up to eight groups of"
              + " hexadecimal digits with colons between them, without a zone such as %eth0, for"
              + " example 2001:db8::25.");
    }
  }

  @Nested
  class InternationalNames {

    @ParameterizedTest
    @CsvSource({
      "b\u00FCcher.example, xn--bcher-kva.example",
      "B\u00DCCHER.EXAMPLE, xn--bcher-kva.example",
      "smtp.m\u00FCnchen.de., smtp.xn--mnchen-3ya.de",
      "example\u3002com, example.com",
      "mail\uFF0Eexample\uFF61com, mail.example.com",
      "\uFF4D\uFF41\uFF49\uFF4C.example, mail.example",
      "\u0440\u0444.example, xn--p1ai.example",
    })
    void areConverted(String text, String ascii) {
      assertThat(Hostname.of(text).ascii()).isEqualTo(ascii);
    }

    @Test
    void areShownAsTheyAreWritten() {
      assertThat(Hostname.of("smtp.xn--bcher-kva.example").unicode())
          .isEqualTo("smtp.b\u00FCcher.example");
      assertThat(Hostname.of("xn--strae-oqa.de").unicode()).isEqualTo("stra\u00DFe.de");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "xn--a",
          "xn--X",
          "xn--bcher-kva-kva",
          "xn---tda.example",
          "xn--bcher-KVA9999999999",
          "xn--99999999",
          "xn--te\u0161la.example",
          "\uFF58\uFF4E--a.example",
          "\uFFFD.com",
          "\u2488example.com",
          "\u2100.com",
          "-\u00E9.fr",
          "t\u00E9st-.fr",
          "\u0301a.example",
          "\u0378.example",
          "\uD83D\uDE00.example",
          "l\u00B7.example"
        })
    void areRefusedWhenTheyHaveNoALabel(String text) {
      assertCode(text, ViolationCode.HOST_IDN);
    }

    @Test
    void areRefusedWithWhatIsAllowed() {
      assertRefused(
          Hostname.check("xn--a.example"),
          ViolationCode.HOST_IDN,
          "Server: \"xn--a.example\" cannot be the name of a server, because a character in it is"
              + " not allowed there. Please ask your provider how to write the name; it may begin"
              + " with xn--.");
    }

    @Test
    void areRefusedWithAdviceWhenStandardsDiffer() {
      assertRefused(
          Hostname.check("mail.stra\u00DFe.de"),
          ViolationCode.HOST_IDN_AMBIGUOUS,
          "Server: \"mail.stra\u00DFe.de\" can mean different servers to different programs. Please"
              + " enter the form that is meant: mail.xn--strae-oqa.de, mail.strasse.de.");
    }

    @ParameterizedTest
    @CsvSource({
      "stra\u00DFe.de, 'xn--strae-oqa.de, strasse.de'",
      "STRA\u1E9EE.de., 'xn--strae-oqa.de'",
      "\u03B2\u03CC\u03BB\u03BF\u03C2.com, 'xn--nxasmm1c.com, xn--nxasmq6b.com'",
      "exa\u200Cmple.com, example.com",
      "\u0915\u094D\u200D\u0937.example, 'xn--11b2ezcw70k.example, xn--11b2ezc.example'",
      "\u0646\u0627\u0645\u0647\u200C\u0627\u06CC.com, 'xn--mgba3gch31f060k.com, xn--mgba3gch31f.com'",
    })
    void areAdvisedWithEveryFormThatTheyMayMean(String text, String forms) {
      assertThat(Hostname.check(text).violations())
          .extracting(Violation::code, violation -> violation.arguments().get(1))
          .containsExactly(tuple(ViolationCode.HOST_IDN_AMBIGUOUS, forms));
      for (String form : forms.split(", ", -1)) {
        assertThat(Hostname.check(form).isValid()).as(form).isTrue();
      }
    }
  }

  @Nested
  class TooMuchTyped {

    @ParameterizedTest
    @CsvSource({
      "smtp://mail.example.com, HOST_WITH_SCHEME, mail.example.com",
      "smtps://mail.example.com:465/, HOST_WITH_SCHEME, mail.example.com",
      "https://mail.example.com/owa?x=1#top, HOST_WITH_SCHEME, mail.example.com",
      "ssl://[::1]:465, HOST_WITH_SCHEME, [::1]",
      "SSL:\\\\mail.example.com, HOST_WITH_SCHEME, mail.example.com",
      "smtps://shop%40example.com:s3cret@mail.example.com:465, HOST_WITH_SCHEME, mail.example.com",
      "https://b\u00FCcher.example/, HOST_WITH_SCHEME, b\u00FCcher.example",
      "mail.example.com:587, HOST_WITH_PORT, mail.example.com",
      "mail.example.com:, HOST_WITH_PORT, mail.example.com",
      "mail.example.com 587, HOST_WITH_PORT, mail.example.com",
      "'mail.example.com, 587', HOST_WITH_PORT, mail.example.com",
      "192.168.1.25:25, HOST_WITH_PORT, 192.168.1.25",
      "[::1]:587, HOST_WITH_PORT, [::1]",
      "1:2:3:4:5:6:7:8:587, HOST_WITH_PORT, 1:2:3:4:5:6:7:8",
      "mail.example.com/, HOST_WITH_PATH, mail.example.com",
      "mail.example.com:587/tls, HOST_WITH_PATH, mail.example.com",
      "//mail.example.com, HOST_WITH_PATH, mail.example.com",
      "\\\\mailserver, HOST_WITH_PATH, mailserver",
      "192.168.1.0/24, HOST_WITH_PATH, 192.168.1.0",
      "shop@example.com, HOST_IS_AN_ADDRESS, example.com",
      "mailto:shop@example.com, HOST_IS_AN_ADDRESS, example.com",
      "Shop <shop@example.com>, HOST_IS_AN_ADDRESS, example.com",
      "mail.example.com/x@y.example, HOST_IS_AN_ADDRESS, y.example",
      "shop@mail.example.com/, HOST_IS_AN_ADDRESS, mail.example.com",
      "smtps://u:p@mail.example.com>/x, HOST_WITH_SCHEME, mail.example.com",
      "'mail.example.com,587', HOST_WITH_PORT, mail.example.com",
      "mail.example.com;465, HOST_WITH_PORT, mail.example.com",
      "[192.168.1.1], HOST_WITH_BRACKETS, 192.168.1.1",
      "[mail.example.com], HOST_WITH_BRACKETS, mail.example.com",
      "[192.168.1.1]:25, HOST_WITH_PORT, 192.168.1.1",
      "smtp.gmail.com (SSL), HOST_WITH_BRACKETS, smtp.gmail.com",
      "smtp.gmail.com(SSL/TLS) 465, HOST_WITH_BRACKETS, smtp.gmail.com",
      "smtp.gmail.com:465 (SSL), HOST_WITH_BRACKETS, smtp.gmail.com",
      "*.example.com, HOST_WILDCARD, example.com",
      "https://*.example.com:443/, HOST_WITH_SCHEME, example.com",
    })
    void isTakenAwayInTheMessage(String text, ViolationCode code, String repaired) {
      assertThat(Hostname.check(text).violations())
          .containsExactly(Violation.of(Field.HOST, code, repaired));
      assertThat(Hostname.check(repaired).isValid()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
      "https://bad_host/, HOST_SYNTAX",
      "https://, HOST_SYNTAX",
      "smtp://256.1.1.1:25, HOST_IPV4_SYNTAX",
      "https://stra\u00DFe.de/, HOST_IDN_AMBIGUOUS",
      "[fe80::1%eth0]:25, HOST_IPV6_SYNTAX",
      "1:2:3, HOST_IPV6_SYNTAX",
      "*, HOST_SYNTAX",
    })
    void isNotTheOnlyMistake(String text, ViolationCode code) {
      assertCode(text, code);
    }

    @Test
    void isNamedInTheMessage() {
      assertRefused(
          Hostname.check("smtps://mail.example.com:465/"),
          ViolationCode.HOST_WITH_SCHEME,
          "Server: only the name of the server belongs here, without smtp://, https:// or the like."
              + " Please enter \"mail.example.com\".");
      assertRefused(
          Hostname.check("mail.example.com:587"),
          ViolationCode.HOST_WITH_PORT,
          "Server: the port belongs in its own field. Please enter \"mail.example.com\" here.");
      assertRefused(
          Hostname.check("mail.example.com/"),
          ViolationCode.HOST_WITH_PATH,
          "Server: only the name of the server belongs here, without slashes and what follows them."
              + " Please enter \"mail.example.com\".");
      assertRefused(
          Hostname.check("smtp.gmail.com (SSL)"),
          ViolationCode.HOST_WITH_BRACKETS,
          "Server: only the name of the server belongs here, without brackets and what stands in"
              + " them as a remark. Please enter \"smtp.gmail.com\".");
      assertRefused(
          Hostname.check("shop@example.com"),
          ViolationCode.HOST_IS_AN_ADDRESS,
          "Server: the name of a server belongs here, not an e-mail address. You could enter"
              + " \"example.com\"; the name of a provider's server often begins with smtp, as in"
              + " smtp.example.com.");
      assertThat(Hostname.check("shop@smtp.gmail.com").violations().get(0).message())
          .contains("\"smtp.gmail.com\"")
          .doesNotContain("smtp.smtp");
      assertRefused(
          Hostname.check("*.example.com"),
          ViolationCode.HOST_WILDCARD,
          "Server: the name of one server belongs here, without an asterisk. You could enter"
              + " \"example.com\"; the name of a provider's server often begins with smtp, as in"
              + " smtp.example.com.");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "smtp://user:secr#et@mail.example.com",
          "smtps://user:hunter2?x@mail.example.com",
          "smtp://user:p@ss/word@mail.example.com",
          "smtp://user:12/34@mail.example.com:587/",
          "smtp://user:a\\b@mail.example.com"
        })
    void isNeverRepairedToAPieceOfAPassword(String text) {
      assertThat(Hostname.check(text).violations())
          .containsExactly(
              Violation.of(Field.HOST, ViolationCode.HOST_WITH_SCHEME, "mail.example.com"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "smtps://shop:s3cret@mail.example.com",
          "smtps://shop:s3cret@bad_host",
          "shop:s3cret@mail.example.com:x",
          "smtps://shop:s3cret@mail.example.com\n",
          "smtps://shop:s3cret@stra\u00DFe.de/",
          "smtps://shop:s3cret@xn--a",
          "shop:s3cret@1.2.3",
          "smtp://shop:s3cret@a b",
          "http://a:s3cret@::zz",
          "smtp://user:s3cret#et@mail.example.com",
          "smtps://user:s3cret?x@mail.example.com",
          "smtp://user:p@s3cret/word@mail.example.com",
          "user:p@s3cret/word@mail.example.com",
          "user:s3cret>@x>y@mail.example.com",
          "smtp://user:12/s3cret@mail.example.com",
          "smtp://user:12/s3cret@bad_host",
          "[user:s3cret@1.2.3]",
          "[s3cret@mail.example.com]",
          "a (s3cret@b)",
          "1:2:s3cret@::"
        })
    void neverShowsAPasswordInAUrl(String text) {
      assertThat(Hostname.check(text).violations().toString())
          .isNotEmpty()
          .doesNotContain("s3cret");
    }
  }

  @Test
  void throwsWithTheViolationFromCode() {
    assertThatThrownBy(() -> Hostname.of("https://smtp.example.com"))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("Please enter \"smtp.example.com\".");
  }

  @Test
  void namesTheFieldThatWasAsked() {
    assertThat(Hostname.check(Field.PROXY_HOST, "").violations().get(0).message())
        .isEqualTo("Proxy server: please fill in this field.");
  }
}
