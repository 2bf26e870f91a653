package org.mailquay.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiscoveryMessagesTest {

  @Test
  void holdTheSameKeysInEveryLanguage() {
    ResourceBundle english = DiscoveryMessages.bundle(Locale.ENGLISH);
    ResourceBundle german = DiscoveryMessages.bundle(Locale.GERMANY);
    assertThat(german.keySet()).isEqualTo(english.keySet());
    assertThat(new TreeSet<>(german.keySet()))
        .allSatisfy(key -> assertThat(german.getString(key)).isNotEqualTo(english.getString(key)));
  }

  @ParameterizedTest
  @EnumSource(AttemptOutcome.class)
  void sayWhatCameOfEveryAttempt(AttemptOutcome outcome) {
    for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.GERMAN}) {
      assertThat(DiscoveryMessages.format(locale, "outcome." + outcome, "shop.example"))
          .startsWith("shop.example: ")
          .doesNotContain("{");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"REDIRECT", "ISPDB", "SRV", "MX", "MX_ISPDB", "GUESS", "PLAINTEXT"})
  void sayWhatHasToBeConfirmed(String key) {
    for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.GERMAN}) {
      assertThat(
              DiscoveryMessages.format(locale, "confirm." + key, "shop.example", "smtp.x.example"))
          .contains("smtp.x.example")
          .doesNotContain("{");
    }
  }

  @Test
  void areEnglishWhereTheLanguageIsUnknown() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(DiscoveryMessages.format(Locale.JAPAN, "outcome.FOUND", "x"))
          .isEqualTo("x: settings were found.");
      assertThat(DiscoveryMessages.format(Locale.UK, "outcome.FOUND", "x"))
          .isEqualTo("x: settings were found.");
    } finally {
      Locale.setDefault(before);
    }
  }
}
