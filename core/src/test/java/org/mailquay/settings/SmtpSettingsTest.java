package org.mailquay.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SmtpSettingsTest {

  private static SmtpSettingsBuilder complete() {
    return SmtpSettings.builder()
        .host("smtp.example.com")
        .sender("Corner Shop <shop@example.com>")
        .username("shop")
        .password("correct horse");
  }

  private static List<Violation> errorsOf(SmtpSettingsBuilder builder) {
    return catchThrowableOfType(SettingsException.class, builder::build).violations();
  }

  @Nested
  class Encrypting {

    @Test
    void usesImplicitTlsOn465WhereNothingIsChosen() {
      assertThat(complete().build().endpoint())
          .isEqualTo(
              new Endpoint(Hostname.of("smtp.example.com"), Port.of(465), Encryption.IMPLICIT_TLS));
    }

    @Test
    void takesThePortFromTheEncryption() {
      assertThat(complete().startTls().build().endpoint().port()).isEqualTo(Port.of(587));
      assertThat(complete().noAuthentication().plaintextDangerous().build().endpoint().port())
          .isEqualTo(Port.of(25));
    }

    @Test
    void neverTakesTheEncryptionFromThePort() {
      assertThat(complete().implicitTls().port(587).build().endpoint().encryption())
          .isEqualTo(Encryption.IMPLICIT_TLS);
      assertThat(complete().startTls().port(465).build().endpoint().encryption())
          .isEqualTo(Encryption.STARTTLS);
    }

    @Test
    void refusesALoginOverPlaintext() {
      assertThat(errorsOf(complete().plaintextDangerous()))
          .containsExactly(
              Violation.of(Field.ENCRYPTION, ViolationCode.CREDENTIALS_OVER_PLAINTEXT));
    }

    @Test
    void refusesATokenOverPlaintext() {
      assertThat(errorsOf(complete().oauth2("shop@example.com").plaintextDangerous()))
          .extracting(Violation::code)
          .containsExactly(ViolationCode.CREDENTIALS_OVER_PLAINTEXT);
    }

    @Test
    void allowsALoginOverPlaintextAfterASecondLoudCall() {
      SmtpSettings settings =
          complete().plaintextDangerous().allowCredentialsOverPlaintextDangerous().build();
      assertThat(settings.credentialsOverPlaintextAllowed()).isTrue();
    }
  }

  @Nested
  class LoggingIn {

    @Test
    void isNotDoneWhereNothingIsSet() {
      SmtpSettings settings =
          SmtpSettings.builder().host("relay.example.com").sender("shop@example.com").build();
      assertThat(settings.authentication()).isEqualTo(new Authentication.None());
    }

    @Test
    void usesTheSendersAddressAsUserName() {
      SmtpSettings settings =
          SmtpSettings.builder()
              .host("smtp.example.com")
              .sender("Corner Shop <shop@example.com>")
              .password("secret")
              .build();
      assertThat(settings.authentication().loginName()).contains("shop@example.com");
    }

    @Test
    void wantsAPasswordWithAUserName() {
      assertThat(errorsOf(complete().noAuthentication().username("shop")))
          .containsExactly(Violation.of(Field.PASSWORD, ViolationCode.REQUIRED));
    }

    @Test
    void refusesControlCharactersInAPasswordWithoutShowingIt() {
      List<Violation> errors = errorsOf(complete().password("canary\r\nQUIT"));
      assertThat(errors)
          .extracting(Violation::code)
          .containsExactly(ViolationCode.CONTROL_CHARACTER_HIDDEN);
      assertThat(errors.get(0).field()).isEqualTo(Field.PASSWORD);
      assertThat(errors.get(0).message()).doesNotContain("canary").doesNotContain("QUIT");
    }

    @Test
    void refusesControlCharactersInAUserNameWithoutShowingIt() {
      assertThat(errorsOf(complete().username("canary\0")))
          .containsExactly(Violation.of(Field.USERNAME, ViolationCode.CONTROL_CHARACTER_HIDDEN));
    }

    @Test
    void ignoresBlanksAroundAUserName() {
      for (String typed : List.of(" shop ", "\u00A0shop\u3000", "\uFEFFshop\u200B")) {
        for (SmtpSettingsBuilder form :
            List.of(
                complete().username(typed),
                complete().login(typed, Secret.of("secret")),
                complete().ntlm("company.com", typed, Secret.of("secret")))) {
          assertThat(form.typedUsername()).contains("shop");
          assertThat(form.build().authentication().loginName()).contains("shop");
        }
      }
    }

    @Test
    void usesTheSendersAddressForAnEmptyUserNameOfAForm() {
      assertThat(complete().username(" \u00A0").build().authentication().loginName())
          .contains("shop@example.com");
    }

    @Test
    void refusesAnEmptyUserNameForNtlm() {
      assertThat(errorsOf(complete().ntlm("COMPANY", " ", Secret.of("secret"))))
          .containsExactly(Violation.of(Field.USERNAME, ViolationCode.REQUIRED));
    }

    @Test
    void takesTheWindowsDomainForNtlm() {
      SmtpSettings settings = complete().ntlm("company.com", "shop", Secret.of("secret")).build();
      assertThat(settings.authentication())
          .isEqualTo(
              new Authentication.Ntlm(NtlmDomain.of("company.com"), "shop", Secret.of("secret")));
    }

    @Test
    void refusesAWindowsDomainInQuotes() {
      assertThat(errorsOf(complete().ntlm("\"company.com\"", "shop", Secret.of("secret"))))
          .extracting(Violation::code)
          .containsExactly(ViolationCode.DOMAIN_SYNTAX);
    }

    @Test
    void warnsOfAPasswordBesideASignInAndDropsIt() {
      SmtpSettingsBuilder builder = complete().oauth2("shop@example.com");
      assertThat(builder.violations())
          .extracting(Violation::code, Violation::severity)
          .containsExactly(tuple(ViolationCode.PASSWORD_BESIDE_OAUTH2, ViolationSeverity.WARNING));
      SmtpSettings settings = builder.build();
      assertThat(settings.authentication())
          .isEqualTo(new Authentication.OAuth2(EmailAddress.of("shop@example.com")));
      assertThat(settings.toBuilder().violations()).isEmpty();
    }
  }

  @Nested
  class RefusingBadInput {

    @Test
    void namesEverythingAtOnce() {
      SmtpSettingsBuilder builder =
          SmtpSettings.builder()
              .host("smtp://mail.example.com")
              .port("70000")
              .sender("nobody")
              .replyTo("a@b@c")
              .ehloName("under_score")
              .username("x")
              .password("");
      assertThat(errorsOf(builder))
          .extracting(Violation::field)
          .contains(
              Field.HOST,
              Field.PORT,
              Field.SENDER,
              Field.REPLY_TO,
              Field.EHLO_NAME,
              Field.PASSWORD);
    }

    @Test
    void saysTheSameInTheException() {
      SmtpSettingsBuilder builder = complete().port("70000");
      SettingsException exception = catchThrowableOfType(SettingsException.class, builder::build);
      assertThat(exception).hasMessage(exception.violations().get(0).message());
      assertThat(exception.getMessage()).contains("70000").contains("65535");
    }

    @Test
    void needsHostAndSender() {
      assertThat(errorsOf(SmtpSettings.builder()))
          .extracting(Violation::field)
          .containsExactly(Field.HOST, Field.SENDER);
    }

    @Test
    void allowsBlanksAroundAPortAsTyped() {
      assertThat(complete().port(" 2525 ").build().endpoint().port()).isEqualTo(Port.of(2525));
    }

    @Test
    void keepsWarningsFromStoppingTheBuild() {
      SmtpSettingsBuilder builder = complete().ehloName("localhost");
      assertThat(builder.violations())
          .extracting(Violation::code)
          .containsExactly(ViolationCode.EHLO_NAME_LOCALHOST);
      assertThat(builder.build().ehloName()).contains(EhloName.of("localhost"));
    }
  }

  @Nested
  class Printing {

    @Test
    void showsNoSecret() {
      SmtpSettings settings =
          complete()
              .password("canary-password")
              .proxy(
                  ProxySettings.socks5("proxy.example.com", 1080)
                      .withLogin("proxy-user", Secret.of("canary-proxy")))
              .build();
      assertThat(settings.toString())
          .isEqualTo(
              "SmtpSettings[smtp.example.com:465 (implicit TLS), Password[username=shop,"
                  + " password=Secret[***]], sender Corner Shop <shop@example.com>]");
      assertThat(settings.proxy().orElseThrow().toString()).doesNotContain("canary");
      assertThat(settings.toProperties().toString()).doesNotContain("canary");
      assertThat(settings.secrets().toString()).doesNotContain("canary");
    }

    @Test
    void bracketsAnIpv6Address() {
      assertThat(complete().host("::1").build().endpoint()).hasToString("[::1]:465 (implicit TLS)");
    }
  }

  @Nested
  class Comparing {

    @Test
    void goesByContent() {
      assertThat(complete().build())
          .isEqualTo(complete().build())
          .hasSameHashCodeAs(complete().build());
      assertThat(complete().build()).isNotEqualTo(complete().password("other").build());
      assertThat(complete().build()).isNotEqualTo(complete().port(466).build());
      assertThat(complete().build())
          .isNotEqualTo(complete().limits(SendingLimits.none().withConnections(3)).build());
    }

    @Test
    void survivesToBuilder() {
      SmtpSettings settings =
          complete()
              .startTls()
              .replyTo("answers@example.com")
              .ehloName("till.example.com")
              .proxy(ProxySettings.httpConnect("proxy.example.com", 3128))
              .tlsTrust(TlsTrust.pinned("ab".repeat(32)))
              .timeouts(Timeouts.ofDefaults().withTotal(Duration.ofSeconds(90)))
              .limits(SendingLimits.none().withMessagesPerMinute(30))
              .build();
      assertThat(settings.toBuilder().build()).isEqualTo(settings);
      SmtpSettings ntlm = complete().ntlm("COMPANY", "shop", Secret.of("x")).build();
      assertThat(ntlm.toBuilder().build()).isEqualTo(ntlm);
      SmtpSettings signedIn = complete().noAuthentication().oauth2("shop@example.com").build();
      assertThat(signedIn.toBuilder().build()).isEqualTo(signedIn);
    }
  }
}
