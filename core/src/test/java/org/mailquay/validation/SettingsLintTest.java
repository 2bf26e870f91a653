package org.mailquay.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailquay.settings.Field;
import org.mailquay.settings.Secret;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.settings.SmtpSettingsBuilder;
import org.mailquay.settings.Timeouts;
import org.mailquay.settings.Violation;
import org.mailquay.settings.ViolationCode;
import org.mailquay.settings.ViolationSeverity;

class SettingsLintTest {

  private static SmtpSettingsBuilder good() {
    return SmtpSettings.builder()
        .implicitTls("smtp.example.com")
        .sender("Corner Shop <shop@example.com>")
        .login("shop@example.com", Secret.of("correct horse"));
  }

  private static List<Violation> lint(SmtpSettingsBuilder builder) {
    return SettingsLint.check(builder.build());
  }

  @Test
  void hasNothingToSayAboutGoodSettings() {
    assertThat(lint(good())).isEmpty();
    assertThat(lint(good().startTls())).isEmpty();
  }

  @Nested
  class OnPortAndEncryption {

    @Test
    void hintsThat465IsForImplicitTls() {
      List<Violation> found = lint(good().startTls().port(465));
      assertThat(found)
          .extracting(Violation::field, Violation::code, Violation::severity)
          .containsExactly(
              tuple(Field.PORT, ViolationCode.PORT_CONTRADICTS_ENCRYPTION, ViolationSeverity.HINT));
      assertThat(found.get(0).message()).contains("465", "STARTTLS", "implicit TLS");
    }

    @Test
    void hintsThat587IsForStartTls() {
      assertThat(lint(good().port(587)))
          .extracting(Violation::code)
          .containsExactly(ViolationCode.PORT_CONTRADICTS_ENCRYPTION);
    }

    @ParameterizedTest
    @CsvSource({"2525", "8465", "1025"})
    void hasNoCustomForOtherPorts(int port) {
      assertThat(lint(good().port(port))).isEmpty();
      assertThat(lint(good().startTls().port(port))).isEmpty();
    }

    @Test
    void hintsAtPort25() {
      assertThat(lint(good().startTls().port(25)))
          .extracting(Violation::code, Violation::severity)
          .containsExactly(tuple(ViolationCode.PORT_25, ViolationSeverity.HINT));
    }

    @Test
    void hintsThatNobodySpeaksImplicitTlsOn25() {
      assertThat(lint(good().port(25)))
          .extracting(Violation::code)
          .containsExactly(ViolationCode.PORT_25, ViolationCode.PORT_CONTRADICTS_ENCRYPTION);
    }

    @Test
    void warnsOfTheImapPort() {
      assertThat(lint(good().port(993)))
          .extracting(Violation::code, Violation::severity)
          .containsExactly(tuple(ViolationCode.PORT_OF_ANOTHER_SERVICE, ViolationSeverity.WARNING));
    }

    @Test
    void warnsOfPlaintext() {
      assertThat(lint(good().noAuthentication().plaintextDangerous().port(2525)))
          .extracting(Violation::code)
          .containsExactly(ViolationCode.PLAINTEXT, ViolationCode.NO_LOGIN);
    }
  }

  @Nested
  class OnTheLogin {

    @Test
    void hintsThatThereIsNone() {
      assertThat(lint(good().noAuthentication()))
          .extracting(Violation::code, Violation::severity)
          .containsExactly(tuple(ViolationCode.NO_LOGIN, ViolationSeverity.HINT));
    }

    @Test
    void warnsOfASenderInAnotherDomain() {
      List<Violation> found = lint(good().sender("shop@other.example"));
      assertThat(found)
          .extracting(Violation::field, Violation::code)
          .containsExactly(tuple(Field.SENDER, ViolationCode.SENDER_DOMAIN_DIFFERS_FROM_LOGIN));
      assertThat(found.get(0).message(Locale.GERMAN))
          .contains("shop@other.example", "shop@example.com");
    }

    @Test
    void takesAnotherMailboxOfTheSameDomain() {
      assertThat(lint(good().sender("invoices@EXAMPLE.com"))).isEmpty();
    }

    @Test
    void cannotTellFromAUserNameThatIsNoAddress() {
      assertThat(lint(good().username("apikey").sender("shop@other.example"))).isEmpty();
    }

    @Test
    void warnsOfASignInInAnotherDomain() {
      assertThat(lint(good().noAuthentication().oauth2("shop@other.example")))
          .extracting(Violation::code)
          .containsExactly(ViolationCode.SENDER_DOMAIN_DIFFERS_FROM_LOGIN);
    }

    @ParameterizedTest
    @CsvSource({
      "test.mail.ot.commerce@gmail.com, testmailotcommerce@gmail.com",
      "shop+till@gmail.com, shop@gmail.com",
      "shop@googlemail.com, shop@gmail.com"
    })
    void hintsAtTheSameGmailMailboxInAnotherSpelling(String sender, String login) {
      assertThat(lint(good().sender(sender).username(login)))
          .extracting(Violation::code, Violation::severity)
          .containsExactly(tuple(ViolationCode.SAME_GMAIL_MAILBOX, ViolationSeverity.HINT));
    }

    @Test
    void takesTwoMailboxesOfGmailsTwoDomains() {
      assertThat(lint(good().sender("anna@googlemail.com").username("shop@gmail.com"))).isEmpty();
    }

    @Test
    void neverRewritesTheSender() {
      SmtpSettings settings =
          good().sender("Test.Mail@GoogleMail.com").username("testmail@gmail.com").build();
      SettingsLint.check(settings);
      assertThat(settings.sender().address()).hasToString("Test.Mail@GoogleMail.com");
    }
  }

  @Test
  void warnsOfALocalEhloName() {
    assertThat(lint(good().ehloName("localhost")))
        .extracting(Violation::field, Violation::code)
        .containsExactly(tuple(Field.EHLO_NAME, ViolationCode.EHLO_NAME_LOCALHOST));
  }

  @Test
  void hintsAtATotalThatIsShorterThanAStep() {
    assertThat(lint(good().timeouts(Timeouts.ofDefaults().withTotal(Duration.ofMinutes(1)))))
        .extracting(Violation::field, Violation::code)
        .containsExactly(tuple(Field.TIMEOUTS, ViolationCode.TIMEOUT_TOTAL_TOO_SHORT));
  }
}
