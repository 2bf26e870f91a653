package org.mailquay.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.mailquay.settings.Refusal.assertViolation;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailquay.settings.EmailAddress;
import org.mailquay.settings.Violation;
import org.mailquay.settings.ViolationCode;

class UsernameFormTest {

  private static final EmailAddress SENDER = EmailAddress.of("Anna@B\u00DCCHER.example");

  @Nested
  class FullAddress {

    private final UsernameForm form = UsernameForm.fullAddress();

    @Test
    void isAnAddress() {
      assertThat(form.check("anna@example.com")).isEmpty();
      assertThat(form.derive(SENDER)).contains("Anna@B\u00DCCHER.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna", "anna@", "Anna <anna@example.com>", "anna @example.com"})
    void isNothingElse(String username) {
      assertViolation(
          form.check(username),
          ViolationCode.USERNAME_NOT_FULL_ADDRESS,
          "User name: this provider wants the full e-mail address, such as shop@example.com.");
    }
  }

  @Nested
  class LocalPart {

    private final UsernameForm form = UsernameForm.localPart();

    @Test
    void standsBeforeTheAt() {
      assertThat(form.check("test.mail.ot.commerce")).isEmpty();
      assertThat(form.derive(SENDER)).contains("Anna");
    }

    @Test
    void isShownWhenTheWholeAddressWasTyped() {
      assertViolation(
          form.check("anna@example.com"),
          ViolationCode.USERNAME_NOT_LOCAL_PART,
          "User name: this provider wants only the part of the e-mail address before the @, such as"
              + " \"anna\".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna m", "anna@", "@", "a..b", "COMPANY\\anna"})
    void isAnExampleOtherwise(String username) {
      assertThat(form.check(username))
          .extracting(Violation::code, Violation::arguments)
          .containsExactly(tuple(ViolationCode.USERNAME_NOT_LOCAL_PART, List.of("shop")));
    }
  }

  @Nested
  class Fixed {

    private final UsernameForm form = UsernameForm.fixed("apikey");

    @Test
    void isOneWordForAll() {
      assertThat(form.check("apikey")).isEmpty();
      assertThat(form.derive(SENDER)).contains("apikey");
      assertThat(form).hasToString("FIXED[apikey]").isEqualTo(UsernameForm.fixed("apikey"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"APIKEY", "api key", "SG.s3cret-key", "anna@example.com"})
    void isNothingElseAndNeverRepeatsAKeyInTheWrongField(String username) {
      assertViolation(
          form.check(username),
          ViolationCode.USERNAME_NOT_FIXED_TEXT,
          "User name: this provider wants exactly the word \"apikey\" here.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "api\nkey"})
    void isAWord(String text) {
      assertThatThrownBy(() -> UsernameForm.fixed(text))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Nested
  class Any {

    @ParameterizedTest
    @ValueSource(strings = {"anna", "anna@example.com", "COMPANY\\anna", "a b", "\u00FC"})
    void isWhatTheProviderHandsOut(String username) {
      assertThat(UsernameForm.any().check(username)).isEmpty();
    }

    @Test
    void doesNotFollowFromTheSender() {
      assertThat(UsernameForm.any().derive(SENDER)).isEmpty();
    }
  }

  @Test
  void ignoresBlanksAroundTheNameAsTheBuilderDoes() {
    for (String blanks : List.of(" ", "\u00A0\u3000", "\uFEFF", "\u200B")) {
      assertThat(UsernameForm.fullAddress().check(blanks + "anna@example.com" + blanks)).isEmpty();
      assertThat(UsernameForm.localPart().check(blanks + "anna" + blanks)).isEmpty();
      assertThat(UsernameForm.fixed("apikey").check(blanks + "apikey" + blanks)).isEmpty();
      assertThat(UsernameForm.any().check(blanks))
          .extracting(Violation::code)
          .containsExactly(ViolationCode.REQUIRED);
    }
  }

  @Test
  void refusesNothingAndControlCharactersInEveryForm() {
    for (UsernameForm form :
        List.of(
            UsernameForm.fullAddress(),
            UsernameForm.localPart(),
            UsernameForm.fixed("apikey"),
            UsernameForm.any())) {
      assertViolation(
          form.check(" "), ViolationCode.REQUIRED, "User name: please fill in this field.");
      for (String username : List.of("s3cret\r\n", "s3\0cret", "s3\u0085cret")) {
        assertViolation(
            form.check(username),
            ViolationCode.CONTROL_CHARACTER_HIDDEN,
            "User name: line breaks, tabs and other invisible characters are not allowed.");
      }
    }
  }
}
