package org.mailquay.settings.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.IDN;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PunycodeTest {

  /** The samples of RFC 3492 §7.1 (A), (B), (I), (L), (P), (R), in lower case. */
  @ParameterizedTest
  @CsvSource({
    "egbpdaj6bu4bxfgehfvwxn,"
        + " \u0644\u064A\u0647\u0645\u0627\u0628\u062A\u0643\u0644\u0645\u0648\u0634\u0639\u0631"
        + "\u0628\u064A\u061F",
    "ihqwcrb4cv8a8dqg056pqjye, \u4ED6\u4EEC\u4E3A\u4EC0\u4E48\u4E0D\u8BF4\u4E2D\u6587",
    "3b-ww4c5e180e575a65lsy2b, 3\u5E74b\u7D44\u91D1\u516B\u5148\u751F",
    "de-jg4avhby1noc0d, \u30D1\u30D5\u30A3\u30FCde\u30EB\u30F3\u30D0",
    "mnchen-3ya, m\u00FCnchen",
    "strae-oqa, stra\u00DFe",
  })
  void codesTheSamples(String encoded, String decoded) {
    assertThat(Punycode.encode(decoded)).isEqualTo(encoded);
    assertThat(Punycode.decode(encoded)).contains(decoded);
  }

  @Test
  void agreesWithTheJavaRuntimeWhereThatKnowsTheName() {
    Random random = new Random(3492);
    for (int i = 0; i < 2000; i++) {
      StringBuilder label = new StringBuilder();
      for (int length = 1 + random.nextInt(8); length > 0; length--) {
        label.appendCodePoint(
            random.nextBoolean() ? 'a' + random.nextInt(26) : 0x4E00 + random.nextInt(0x5000));
      }
      label.append('\u4E00');
      String encoded = IDN.toASCII(label.toString()).substring(4).toLowerCase(Locale.ROOT);
      assertThat(Punycode.encode(label.toString())).isEqualTo(encoded);
      assertThat(Punycode.decode(encoded)).contains(label.toString());
    }
  }

  @Test
  void endsWithTheLastCodePoint() {
    assertThat(Punycode.decode("dn32g")).contains(Character.toString(Character.MAX_CODE_POINT));
    assertThat(Punycode.decode("en32g")).isEmpty();
    assertThat(Punycode.decode("w416146o")).isEmpty();
    assertThat(Punycode.decode("x416146o")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"99999999", "a9", "z", "!!", "kva_", "KVA", "9999999999999999999999999"})
  void refusesWhatIsNoEncoding(String encoded) {
    assertThat(Punycode.decode(encoded)).isEmpty();
  }
}
