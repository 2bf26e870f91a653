package org.mailquay.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailquay.settings.Field;
import org.mailquay.settings.Refusal;
import org.mailquay.settings.SendingLimits;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.settings.SmtpSettingsBuilder;
import org.mailquay.settings.Violation;
import org.mailquay.settings.ViolationCode;

/** What {@code SmtpSettings.builder().provider(..)} fills in. */
class ProviderSettingsTest {

  private static SmtpSettingsBuilder of(String id) {
    return SmtpSettings.builder().provider(ProviderCatalogue.bundled().require(id));
  }

  private static String password(SmtpSettings settings) {
    return settings.authentication().secret().orElseThrow().use(String::new);
  }

  @Test
  void makesSettingsFromNameSenderAndPassword() {
    SmtpSettings settings =
        SmtpSettings.builder()
            .provider(ProviderCatalogue.bundled().require("gmail"))
            .sender("Corner Shop <shop@gmail.com>")
            .password("abcd efgh ijkl mnop")
            .build();

    assertThat(settings.endpoint()).hasToString("smtp.gmail.com:465 (implicit TLS)");
    assertThat(settings.authentication().loginName()).contains("shop@gmail.com");
    assertThat(settings.limits().recipientsPerDay()).hasValue(500);
    assertThat(password(settings)).isEqualTo("abcdefghijklmnop");
  }

  @Nested
  class FillsInTheServer {

    @Test
    void withAPortThatContradictsCustom() {
      SmtpSettings settings = of("spectrum").sender("shop@charter.net").password("secret").build();

      assertThat(settings.endpoint()).hasToString("mobile.charter.net:587 (implicit TLS)");
    }

    @Test
    void overOneThatWasTypedBefore() {
      SmtpSettings settings =
          SmtpSettings.builder()
              .plaintextDangerous("old.example")
              .port(2525)
              .limits(SendingLimits.none().withConnections(9))
              .provider(ProviderCatalogue.bundled().require("strato"))
              .sender("shop@own.example")
              .password("secret")
              .build();

      assertThat(settings.endpoint()).hasToString("smtp.strato.de:465 (implicit TLS)");
      assertThat(settings.limits()).isEqualTo(SendingLimits.none());
    }

    @Test
    void butNotOverOneThatIsTypedAfterwards() {
      SmtpSettings settings =
          of("microsoft365")
              .host("relay.own.example")
              .port(2587)
              .username("someone")
              .limits(SendingLimits.none().withConnections(1))
              .sender("shop@own.example")
              .password("secret")
              .build();

      assertThat(settings.endpoint()).hasToString("relay.own.example:2587 (STARTTLS)");
      assertThat(settings.authentication().loginName()).contains("someone");
      assertThat(settings.limits()).isEqualTo(SendingLimits.none().withConnections(1));
    }

    @Test
    void withAPortThatFollowsAnotherEncryption() {
      SmtpSettings settings =
          of("gmail").startTls().sender("shop@gmail.com").password("secret").build();

      assertThat(settings.endpoint()).hasToString("smtp.gmail.com:587 (STARTTLS)");
    }

    @Test
    void unlessThereIsNone() {
      SmtpSettingsBuilder settings = of("tuta").sender("shop@tuta.com").password("secret");

      Refusal.assertViolation(
          settings.violations(),
          ViolationCode.PROVIDER_WITHOUT_SMTP,
          "Server: Tuta does not let other programs send. Please choose another provider for"
              + " sending.");
      assertThat(settings.host("smtp.own.example").violations()).isEmpty();
    }
  }

  @Nested
  class FillsInTheUserName {

    @ParameterizedTest
    @CsvSource({
      "gmx-net, shop@gmx.de, shop@gmx.de",
      "web.de, shop@web.de, shop",
      "sendgrid, shop@own.example, apikey",
    })
    void inTheFormOfTheProvider(String id, String sender, String username) {
      assertThat(of(id).sender(sender).password("x").build().authentication().loginName())
          .contains(username);
    }

    @Test
    void unlessOneIsSetBeforeOrAfter() {
      assertThat(of("web.de").username("other").sender("a@web.de").password("x").build())
          .satisfies(s -> assertThat(s.authentication().loginName()).contains("other"));
      assertThat(
              SmtpSettings.builder()
                  .username("other")
                  .provider(ProviderCatalogue.bundled().require("web.de"))
                  .sender("a@web.de")
                  .password("x")
                  .build()
                  .authentication()
                  .loginName())
          .contains("other");
    }

    @Test
    void unlessTheProviderHandsItOut() {
      assertThat(of("mailgun").sender("shop@own.example").password("x").violations())
          .extracting(Violation::field, Violation::code)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple(Field.USERNAME, ViolationCode.REQUIRED));
    }
  }

  @Nested
  class TakesBlanksOutOfThePassword {

    @ParameterizedTest
    @ValueSource(strings = {"gmail", "google-workspace", "google-workspace-relay"})
    void ofAGoogleAppPassword(String id) {
      assertThat(password(of(id).sender("a@own.example").password("abcd efgh ijkl mnop").build()))
          .isEqualTo("abcdefghijklmnop");
    }

    @Test
    void whicheverIsSetFirst() {
      SmtpSettings settings =
          SmtpSettings.builder()
              .password("abcd efgh ijkl mnop")
              .sender("a@gmail.com")
              .provider(ProviderCatalogue.bundled().require("gmail"))
              .build();

      assertThat(password(settings)).isEqualTo("abcdefghijklmnop");
    }

    @Test
    void butNotOfAnotherPassword() {
      assertThat(password(of("gmail").sender("a@gmail.com").password("correct horse").build()))
          .isEqualTo("correct horse");
    }

    @Test
    void butNotAtAnotherProvider() {
      assertThat(
              password(
                  of("strato").sender("a@own.example").password("abcd efgh ijkl mnop").build()))
          .isEqualTo("abcd efgh ijkl mnop");
    }
  }

  @Test
  void keepsSettingsThatNameNoProviderAsTheyWere() {
    SmtpSettings settings =
        SmtpSettings.builder().host("h.example").sender("a@b.example").password("x").build();

    assertThat(settings.authentication().loginName()).isEqualTo(Optional.of("a@b.example"));
  }
}
