package org.mailquay.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mailquay.settings.Refusal.assertRefused;
import static org.mailquay.settings.Refusal.assertViolation;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortTest {

  @Nested
  class AsTyped {

    @ParameterizedTest
    @CsvSource({"587, 587", "' 465 ', 465", "'\u00A02525\u3000', 2525", "1, 1", "65535, 65535"})
    void mayHaveBlanksAround(String text, int value) {
      assertThat(Port.typed(text).orElseThrow()).isEqualTo(Port.of(value));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "-25",
          "+25",
          "0587",
          "00",
          "5 87",
          "587 (TLS)",
          "#587",
          "587.0",
          "5e2",
          "0x19",
          "smtp",
          "\u0665\u0668\u0667",
          "\uFF15\uFF18\uFF17",
          "587;",
          ":587"
        })
    void areDigitsOnly(String text) {
      assertRefused(
          Port.typed(text),
          ViolationCode.PORT_NOT_A_NUMBER,
          "Port: \""
              + text
              + "\" is not a port. Only digits are allowed, from 1 to 65535 and without a leading"
              + " zero, such as 587.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "99999", "587587587587587587587587"})
    void areInRange(String text) {
      assertRefused(
          Port.typed(text),
          ViolationCode.PORT_OUT_OF_RANGE,
          "Port: "
              + text
              + " is not a port. Ports from 1 to 65535 are allowed; 587 and 465 are usual.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"587\n", "\t587", "58\0007", "587\u2028", "58\u200B7"})
    void haveNoControlCharacters(String text) {
      assertThat(Port.typed(text).violations())
          .extracting(Violation::code)
          .containsExactly(ViolationCode.CONTROL_CHARACTER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\u00A0"})
    void areRequired(String text) {
      assertRefused(Port.typed(text), ViolationCode.REQUIRED, "Port: please fill in this field.");
    }
  }

  @Nested
  class AsWritten {

    @ParameterizedTest
    @ValueSource(strings = {"25 ", " 25", "\u00A025", "25\u200B"})
    void mayHaveNoBlanks(String text) {
      assertThat(Port.check(text).isValid()).isFalse();
      assertThatThrownBy(() -> Port.parse(text)).isInstanceOf(SettingsException.class);
    }

    @Test
    void areReadFromDigits() {
      assertThat(Port.parse("465")).isEqualTo(Port.SUBMISSIONS).hasToString("465");
      assertThat(Port.parse("587")).isEqualTo(Port.SUBMISSION);
    }
  }

  @Nested
  class Remarks {

    @Test
    void comeWithPort25() {
      Validated<Port> port = Port.check("25");
      assertThat(port.value()).contains(Port.SMTP);
      assertThat(port.violations().get(0).severity()).isEqualTo(ViolationSeverity.HINT);
      assertViolation(
          port.violations(),
          ViolationCode.PORT_25,
          "Port: 25 is for mail between servers and is blocked in many networks. Port 587 or 465 is"
              + " usual.");
    }

    @ParameterizedTest
    @CsvSource({
      "993, IMAPS",
      "995, POP3S",
      "143, IMAP",
      "110, POP3",
      "80, HTTP",
      "443, HTTPS",
      "22, SSH",
      "389, LDAP",
      "636, LDAPS"
    })
    void comeWithThePortOfAnotherService(String text, String service) {
      Validated<Port> port = Port.typed(text);
      assertThat(port.isValid()).isTrue();
      assertThat(port.violations().get(0).severity()).isEqualTo(ViolationSeverity.WARNING);
      assertViolation(
          port.violations(),
          ViolationCode.PORT_OF_ANOTHER_SERVICE,
          "Port: "
              + text
              + " belongs to "
              + service
              + ", which does not accept mail for sending. Port 587 or 465 is usual.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"587", "465", "2525", "8465", "1025", "8025"})
    void doNotComeWithPortsThatMailUses(String text) {
      assertThat(Port.check(text).violations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"25", "80", "443", "8080"})
    void doNotComeWithAProxy(String text) {
      assertThat(Port.check(Field.PROXY_PORT, text).violations()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 65536, Integer.MIN_VALUE, Integer.MAX_VALUE})
  void refusesNumbersOutOfRange(int value) {
    assertThatThrownBy(() -> Port.of(value))
        .isInstanceOf(SettingsException.class)
        .hasMessage(
            "Port: "
                + value
                + " is not a port. Ports from 1 to 65535 are allowed; 587 and 465 are usual.");
  }
}
