package org.mailquay.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailquay.settings.Field;
import org.mailquay.settings.Secret;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.settings.SmtpSettingsBuilder;
import org.mailquay.settings.Violation;
import org.mailquay.settings.ViolationCode;

class SettingsValidatorTest {

  private static SmtpSettingsBuilder typed() {
    return SmtpSettings.builder()
        .host("smtp.example.com")
        .port("465")
        .sender("shop@example.com")
        .username("shop@example.com")
        .password("correct horse");
  }

  @Test
  void findsNothingInAGoodForm() {
    assertThat(SettingsValidator.standard().validate(typed())).isEmpty();
    assertThat(SettingsValidator.standard().validate(typed().build())).isEmpty();
  }

  @Test
  void findsEveryKindOfProblemAtOnce() {
    SettingsValidator validator =
        SettingsValidator.standard()
            .withPasswordPolicy(PasswordPolicy.otCommerce())
            .withUsernameForm(UsernameForm.localPart());
    List<Violation> found = validator.validate(typed().host("smtp://x").port("0").password("123"));
    assertThat(found)
        .extracting(Violation::field, Violation::code)
        .contains(
            tuple(Field.HOST, ViolationCode.HOST_WITH_SCHEME),
            tuple(Field.PORT, ViolationCode.PORT_OUT_OF_RANGE),
            tuple(Field.USERNAME, ViolationCode.USERNAME_NOT_LOCAL_PART),
            tuple(Field.PASSWORD, ViolationCode.PASSWORD_BEGIN_END_LETTER),
            tuple(Field.PASSWORD, ViolationCode.PASSWORD_DIGITS_ONLY));
  }

  @Test
  void addsTheLintOnceThereIsNoError() {
    assertThat(SettingsValidator.standard().validate(typed().port("587")))
        .extracting(Violation::code)
        .containsExactly(ViolationCode.PORT_CONTRADICTS_ENCRYPTION);
  }

  @Test
  void saysOnceAndWithoutTheNameThatAUserNameHoldsControlCharacters() {
    assertThat(SettingsValidator.standard().validate(typed().username("canary\r\n")))
        .containsExactly(Violation.of(Field.USERNAME, ViolationCode.CONTROL_CHARACTER_HIDDEN));
  }

  @Test
  void saysEachThingOnce() {
    assertThat(SettingsValidator.standard().validate(typed().startTls().port("25")))
        .extracting(Violation::code)
        .containsExactly(ViolationCode.PORT_25);
    assertThat(SettingsValidator.standard().validate(typed().password("")))
        .extracting(Violation::field, Violation::code)
        .containsExactly(tuple(Field.PASSWORD, ViolationCode.REQUIRED));
  }

  @Test
  void remembersAPasswordLeftBesideASignIn() {
    assertThat(SettingsValidator.standard().validate(typed().oauth2("shop@example.com")))
        .extracting(Violation::code)
        .containsExactly(ViolationCode.PASSWORD_BESIDE_OAUTH2);
  }

  @Test
  void takesTheEmptyFieldsOfAFormThatSignsIn() {
    SmtpSettingsBuilder form = typed().username("").password("").oauth2("shop@example.com");
    assertThat(SettingsValidator.standard().validate(form)).isEmpty();
    assertThat(form.build().authentication().loginName()).contains("shop@example.com");
  }

  @Test
  void doesNotJudgeAPasswordThatIsNotUsed() {
    SettingsValidator strict =
        SettingsValidator.standard().withPasswordPolicy(PasswordPolicy.otCommerce());
    assertThat(strict.validate(typed().password("1").oauth2("shop@example.com")))
        .extracting(Violation::code)
        .containsExactly(ViolationCode.PASSWORD_BESIDE_OAUTH2);
  }

  @Test
  void holdsBuiltSettingsToThePolicyToo() {
    SmtpSettings settings = typed().login("shop", Secret.of("12345")).build();
    assertThat(
            SettingsValidator.standard()
                .withPasswordPolicy(PasswordPolicy.notDigitsOnly())
                .withUsernameForm(UsernameForm.fullAddress())
                .validate(settings))
        .extracting(Violation::code)
        .containsExactly(
            ViolationCode.USERNAME_NOT_FULL_ADDRESS, ViolationCode.PASSWORD_DIGITS_ONLY);
  }
}
