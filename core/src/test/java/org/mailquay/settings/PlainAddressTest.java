package org.mailquay.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mailquay.settings.internal.LocalPart;

/** The short way of the most usual addresses gives what the long one gives. */
class PlainAddressTest {

  private static final String LETTERS = "aaabZ09.-_+@\"ä %x";

  @Test
  void isTheSameByBothWays() {
    Random random = new Random(20261121);
    for (int i = 0; i < 200_000; i++) {
      String text = word(random, 5) + "@" + word(random, 6) + "." + word(random, 3);
      EmailAddress.check(text)
          .value()
          .ifPresent(
              address ->
                  assertThat(EmailAddressReader.tryParse(text))
                      .as(text)
                      .hasValueSatisfying(
                          other -> {
                            assertThat(address.localPart()).isEqualTo(other.localPart());
                            assertThat(address.domain()).isEqualTo(other.domain());
                            assertThat(address.asciiDomain()).isEqualTo(other.asciiDomain());
                          }));
      if (EmailAddressReader.tryParse(text).isPresent()) {
        assertThat(EmailAddress.check(text).isValid()).as(text).isTrue();
      }
    }
  }

  @Test
  void takesNoLocalPartForPlainThatIsNotValid() {
    Random random = new Random(7);
    for (int i = 0; i < 100_000; i++) {
      String text = word(random, 6);
      if (LocalPart.isPlain(text)) {
        assertThat(LocalPart.isValid(text)).as(text).isTrue();
      }
    }
    assertThat(LocalPart.isPlain("a".repeat(64))).isTrue();
    assertThat(LocalPart.isPlain("a".repeat(65))).isFalse();
    assertThat(LocalPart.isPlain("")).isFalse();
  }

  @Test
  void hasAtMost254OctetsByBothWays() {
    String domain = ("a".repeat(63) + ".").repeat(3);
    String longest = "x".repeat(64) + "@" + domain.substring(0, 189 - 3) + "cde";

    assertThat(longest).hasSize(254);
    assertThat(EmailAddress.check(longest).isValid()).isTrue();
    assertThat(EmailAddress.check(longest + "f").violations())
        .extracting(Violation::code)
        .containsExactly(ViolationCode.ADDRESS_TOO_LONG);
  }

  private static String word(Random random, int most) {
    StringBuilder word = new StringBuilder();
    for (int length = random.nextInt(most + 1); length > 0; length--) {
      word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return word.toString();
  }
}
