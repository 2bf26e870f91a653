package org.mailquay.settings.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InternationalLabelTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "b\u00FCcher",
        "stra\u00DFe",
        "\u03B2\u03CC\u03BB\u03BF\u03C2",
        "\u3007",
        "\u06FD\u06FE",
        "l\u00B7l",
        "\u0375\u03B1",
        "\u05D0\u05F3",
        "\u05D0\u05F4\u05D1",
        "\u30FB\u3041",
        "\u30FB\u4E08",
        "\u0628\u0660\u0628",
        "\u0628\u06F0",
        "\u0915\u094D\u200D\u0937",
        "\u0915\u094D\u200C\u0937",
        "\u0628\u064A\u200C\u0628\u064A"
      })
  void allowsWhatIsAWordInItsScript(String label) {
    assertThat(InternationalLabel.isValid(label)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "B\u00FCcher",
        "-\u00E9",
        "\u00E9-",
        "a\u00E9--b",
        "\u0301a",
        "\u0903a",
        "\u20DDa",
        "a\u0301",
        "\u0080",
        "\u00AD",
        "\u2028",
        "\uFB01",
        "\u017F",
        "\u212B",
        "\u1F80",
        "\u0345",
        "a\u00B7l",
        "l\u00B7",
        "\u00B7l",
        "\u0375a",
        "\u0375",
        "a\u05F3",
        "\u05F4\u05D1",
        "\u30FBa",
        "\u0628\u0660\u06F0",
        "\u0915\u200D\u0937",
        "a\u200Cb",
        "\u200D",
        "\u0640a",
        "\u302E\uC2E4",
        "\u3031",
        "\u1100",
        "\u115F",
        "\u034F\u00E9",
        "\u2764",
        "\uD83D\uDE00",
        "\u0378",
        "\uE000",
        "\uFFFE",
        "\uFF21",
        "\u3002",
        "a b\u00E9",
        "a_\u00E9"
      })
  void refusesTheRest(String label) {
    assertThat(InternationalLabel.isValid(label)).isFalse();
  }
}
