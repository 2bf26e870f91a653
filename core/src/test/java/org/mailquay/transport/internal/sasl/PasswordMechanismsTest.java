package org.mailquay.transport.internal.sasl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mailquay.settings.Secret;

class PasswordMechanismsTest {

  @Nested
  class PlainSends {

    @Test
    void theExampleOfRfc4616() throws Exception {
      Plain plain = new Plain("tim", Secret.of("tanstaaftanstaaf"));
      assertThat(plain.secretUsed()).isFalse();
      assertThat(new Exchange(plain).initial()).isEqualTo("\0tim\0tanstaaftanstaaf");
      assertThat(plain.secretUsed()).isTrue();
      assertThat(plain.sendsSecretInClear()).isTrue();
      plain.finish();
    }

    @Test
    void everythingButNulAsUtf8() throws Exception {
      Plain plain = new Plain("jürgen", Secret.of(" \uD83D\uDD11\u00A0\r\n "));
      assertThat(new Exchange(plain).initial()).isEqualTo("\0jürgen\0 \uD83D\uDD11\u00A0\r\n ");
    }

    @Test
    void nothingWhenAFieldHoldsNul() {
      assertThatThrownBy(() -> new Plain("a\0b", Secret.of("x")).initialResponse())
          .isInstanceOf(SaslException.class)
          .hasMessageContaining("user name holds a NUL");
      assertThatThrownBy(() -> new Plain("a", Secret.of("hid\0den")).initialResponse())
          .hasMessageContaining("password holds a NUL")
          .hasMessageNotContaining("hid");
    }

    @Test
    void nothingWhenThePasswordIsHalfACharacter() {
      assertThatThrownBy(() -> new Plain("a", Secret.of("hid\uD83D")).initialResponse())
          .isInstanceOf(SaslException.class)
          .hasMessageContaining("not valid Unicode")
          .hasMessageNotContaining("hid");
    }

    @Test
    void nothingOfAWipedPassword() {
      Secret secret = Secret.of("x");
      secret.wipe();
      assertThatThrownBy(() -> new Plain("a", secret).initialResponse())
          .isInstanceOf(SaslException.class)
          .hasMessageContaining("wiped");
    }

    @Test
    void noAnswerToAChallenge() {
      Plain plain = new Plain("a", Secret.of("x"));
      assertThatThrownBy(() -> new Exchange(plain).respond("")).isInstanceOf(SaslException.class);
      assertThatThrownBy(plain::finish).isInstanceOf(SaslException.class);
    }
  }

  @Nested
  class LoginAnswers {

    private final Login login = new Login("jürgen", Secret.of("pässwörd☃"));
    private final Exchange exchange = new Exchange(login);

    @Test
    void nameThenPasswordWhateverThePromptsSay() throws Exception {
      assertThat(login.initialResponse()).isEmpty();
      assertThat(exchange.respond("Password?")).isEqualTo("jürgen");
      assertThat(login.secretUsed()).isFalse();
      assertThat(exchange.respond("")).isEqualTo("pässwörd☃");
      assertThat(login.secretUsed()).isTrue();
      login.finish();
    }

    @Test
    void noThirdPrompt() throws Exception {
      exchange.respond("Username:");
      exchange.respond("Password:");
      assertThatThrownBy(() -> exchange.respond("Password:")).isInstanceOf(SaslException.class);
    }

    @Test
    void noSuccessBeforeThePassword() throws Exception {
      exchange.respond("Username:");
      assertThatThrownBy(login::finish).isInstanceOf(SaslException.class);
    }
  }

  @Nested
  class CramMd5Answers {

    private static final String CHALLENGE = "<1896.697170952@postoffice.reston.mci.net>";

    @Test
    void theExampleOfRfc2195() throws Exception {
      CramMd5 cram = new CramMd5("tim", Secret.of("tanstaaftanstaaf"));
      assertThat(cram.initialResponse()).isEmpty();
      assertThat(new Exchange(cram).respond(CHALLENGE))
          .isEqualTo("tim b913a602c7eda7a495b4e6e7334d3890");
      assertThat(cram.sendsSecretInClear()).isFalse();
      cram.finish();
    }

    @Test
    void anEmptyPasswordToo() throws Exception {
      CramMd5 cram = new CramMd5("tim", Secret.of(""));
      // computed by Python's hmac module
      assertThat(new Exchange(cram).respond("Hi"))
          .isEqualTo("tim 1b0e6575e7c121a19533ef23cf8eff34");
    }

    @Test
    void noEmptyChallengeAndNoSecondOne() throws Exception {
      CramMd5 cram = new CramMd5("tim", Secret.of("x"));
      assertThatThrownBy(() -> new Exchange(cram).respond("")).isInstanceOf(SaslException.class);
      assertThat(cram.secretUsed()).isFalse();
      assertThatThrownBy(cram::finish).isInstanceOf(SaslException.class);
      assertThatCode(() -> new Exchange(cram).respond(CHALLENGE)).doesNotThrowAnyException();
      assertThat(cram.secretUsed()).isTrue();
      assertThatThrownBy(() -> new Exchange(cram).respond(CHALLENGE))
          .isInstanceOf(SaslException.class);
    }
  }
}
