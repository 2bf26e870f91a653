package org.mailquay.transport.internal.sasl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SaslPrepTest {

  private static String prepare(String text) throws SaslException {
    return new String(SaslPrep.prepare(text.toCharArray(), "the password"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    // the examples of RFC 4013 §3
    "I\u00ADX, IX",
    "user, user",
    "USER, USER",
    "\u00AA, a",
    "\u2168, IX",
    // spaces, composition, compatibility
    "a\u00A0b\u3000c\u200Bd, a b c d",
    "e\u0301, \u00E9",
    "\uFF21\uFB01, Afi",
    "\u1806\u2060x\uFE0F, x",
    // right to left throughout
    "\u06271\u0628, \u06271\u0628",
    // assigned after Unicode 3.2
    "\uD83D\uDD11\u2603, \uD83D\uDD11\u2603",
    "\u6F22\u5B57, \u6F22\u5B57"
  })
  void bringsTextsIntoOneForm(String text, String prepared) throws Exception {
    assertThat(prepare(text)).isEqualTo(prepared);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0007",
        "a\tb",
        "a\u007F",
        "\u0085",
        "\u2028",
        "\uE000",
        "\uFFFE",
        "\uDBFF\uDFFF",
        "\uFFFD",
        "\u2FF0",
        "\u0340\u0341\u200E",
        "\uDB40\uDC41",
        "\uD800",
        // RFC 4013 §3: ends with what is not right to left
        "\u06271",
        "1\u0627",
        "\u0627a\u0628",
        "\u0627\uD835\uDC00\u0628"
      })
  void refusesWhatIsProhibitedWithoutShowingIt(String text) {
    assertThatThrownBy(() -> prepare(text))
        .isInstanceOf(SaslException.class)
        .hasMessageStartingWith("the password ")
        .hasMessageNotContaining(text);
  }

  @Test
  void leavesAsciiAsItIs() throws Exception {
    assertThat(prepare(" a b:c\"d\\e%f=,&#?+<> ~")).isEqualTo(" a b:c\"d\\e%f=,&#?+<> ~");
    assertThat(prepare("")).isEmpty();
  }

  @Test
  void canEndWithNothing() throws Exception {
    assertThat(prepare("\u00AD\u200D")).isEmpty();
  }
}
