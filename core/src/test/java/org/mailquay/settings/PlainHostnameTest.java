package org.mailquay.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plain names take a short way; a blank before them sends them the long way. */
class PlainHostnameTest {

  private static final String LETTERS = "ab1-.x0n";

  private static void assertSameAnswer(String name) {
    Validated<Hostname> shortWay = Hostname.check(name);
    Validated<Hostname> longWay = Hostname.check(" " + name);

    assertThat(shortWay.value()).as(name).isEqualTo(longWay.value());
    assertThat(shortWay.violations()).as(name).isEqualTo(longWay.violations());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "smtp.example.com",
        "localhost",
        "1.2.3.4",
        "1.2.3.256",
        "1.2.3.0x4",
        "a.1",
        "a.1b",
        "a.b1",
        "xn--bcher-kva.example",
        "xn--a.example",
        "axn--a.example",
        "a--b.example",
        "-a.b",
        "a-.b",
        "a..b",
        "a.",
        ".a",
        "-",
        ".",
        "a_b.example",
        "Ab.example",
        "0x1f",
        "x0",
        "3com.com"
      })
  void answerBothWaysAlike(String name) {
    assertSameAnswer(name);
  }

  @Test
  void answerBothWaysAlikeAtTheLimits() {
    String label = "a".repeat(63);
    assertSameAnswer(label + ".example");
    assertSameAnswer("a" + label + ".example");
    String long253 = (label + ".").repeat(3) + "a".repeat(61);
    assertThat(Hostname.check(long253).isValid()).isTrue();
    assertSameAnswer(long253);
    assertSameAnswer(long253 + "a");
  }

  @Test
  void answerBothWaysAlikeForAnyMixOfLetters() {
    Random random = new Random(20261121);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder name = new StringBuilder();
      int length = 1 + random.nextInt(12);
      for (int j = 0; j < length; j++) {
        name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
      }
      assertSameAnswer(name.toString());
    }
  }
}
