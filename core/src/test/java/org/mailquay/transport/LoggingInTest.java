package org.mailquay.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mailquay.transport.Situations.PASSWORD;
import static org.mailquay.transport.Situations.RECIPIENT;
import static org.mailquay.transport.Situations.SENDER;
import static org.mailquay.transport.Situations.encrypted;
import static org.mailquay.transport.Situations.failure;
import static org.mailquay.transport.Situations.mail;
import static org.mailquay.transport.Situations.plaintext;
import static org.mailquay.transport.Situations.send;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailquay.Mailer;
import org.mailquay.oauth.AccessToken;
import org.mailquay.oauth.TokenException;
import org.mailquay.oauth.TokenFailureKind;
import org.mailquay.settings.Secret;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.smtp.NextStep;
import org.mailquay.smtp.Stage;
import org.mailquay.testkit.ScriptedSmtpServer;
import org.mailquay.testkit.TestCertificates;

class LoggingInTest {

  @RegisterExtension final ScriptedSmtpServer server = ScriptedSmtpServer.create();

  private ScriptedSmtpServer offering(String mechanisms) {
    return server.implicitTls(TestCertificates.good()).greeting().ehlo("AUTH " + mechanisms);
  }

  private AuthorizationException refused(SmtpSettings settings, Stage stage, NextStep nextStep) {
    AuthorizationException failure = failure(AuthorizationException.class, settings);
    assertThat(failure.stage()).contains(stage);
    assertThat(failure.nextStep()).isEqualTo(nextStep);
    return failure;
  }

  @Nested
  class WithAPassword {

    @Test
    void usesPlain() {
      offering("LOGIN PLAIN").authPlain(SENDER, PASSWORD).acceptMail(SENDER, RECIPIENT);
      server.quitOptional();
      send(encrypted(server).build(), mail());
    }

    @Test
    void usesLoginWhereThereIsNothingElse() {
      offering("LOGIN").authLogin(SENDER, PASSWORD).acceptMail(SENDER, RECIPIENT).quitOptional();
      send(encrypted(server).build(), mail());
    }

    @ParameterizedTest
    @ValueSource(strings = {"pässwörd☃", "a b:c\"d\\e%f=,", "😀😀😀😀", "  blanks  "})
    void sendsItInUtf8(String password) {
      offering("PLAIN").authPlain("jürgen", password).acceptMail(SENDER, RECIPIENT);
      server.quitOptional();
      send(encrypted(server).login("jürgen", Secret.of(password)).build(), mail());
    }

    @Test
    void reportsAWrongOne() {
      offering("PLAIN")
          .expectAuthPlain(SENDER, PASSWORD)
          .reply("535 5.7.8 Error: authentication failed")
          .quitOptional();
      AuthorizationException failure =
          refused(encrypted(server).build(), Stage.AUTHENTICATE, NextStep.FIX_SETTINGS);
      assertThat(failure.reply().orElseThrow().toString())
          .isEqualTo("535 5.7.8 Error: authentication failed");
      assertThat(failure)
          .hasMessageContaining(SENDER)
          .hasMessageContaining("authentication failed");
    }

    @Test
    void reportsThatTheServerCannotCheckItNow() {
      offering("PLAIN")
          .expectAuthPlain(SENDER, PASSWORD)
          .reply("454 4.7.0 Temporary authentication failure")
          .quitOptional();
      refused(encrypted(server).build(), Stage.AUTHENTICATE, NextStep.RETRY_LATER);
    }

    @Test
    void neverGoesOnWithoutALoginWhereNoneIsOffered() {
      server.implicitTls(TestCertificates.good()).greeting().ehlo("SIZE 1000").quitOptional();
      assertThat(refused(encrypted(server).build(), Stage.AUTHENTICATE, NextStep.FIX_SETTINGS))
          .hasMessageContaining("offers no login");
    }

    @Test
    void neverGoesOnWhereNoMechanismIsKnown() {
      offering("GSSAPI").quitOptional();
      refused(encrypted(server).build(), Stage.AUTHENTICATE, NextStep.FIX_SETTINGS);
    }

    @Test
    void goesOverPlaintextWhenThatWasAskedForTwice() {
      server.greeting().ehlo("AUTH PLAIN").authPlain(SENDER, PASSWORD);
      server.acceptMail(SENDER, RECIPIENT).quitOptional();
      send(
          plaintext(server)
              .login(SENDER, Secret.of(PASSWORD))
              .allowCredentialsOverPlaintextDangerous()
              .build(),
          mail());
    }
  }

  @Nested
  class WithAPasswordThatFails {

    @Test
    void reportsThatTheServerHungUp() {
      offering("PLAIN").expectAuthPlain(SENDER, PASSWORD).drop();
      ConnectionException failure = failure(ConnectionException.class, encrypted(server).build());
      assertThat(failure.stage()).contains(Stage.AUTHENTICATE);
      assertThat(failure.nextStep()).isEqualTo(NextStep.RETRY_LATER);
    }

    @Test
    void neverBeginsTlsBecauseTheServerWantsItAfterTheLogin() {
      server
          .greeting()
          .ehlo("AUTH PLAIN", "STARTTLS")
          .expectAuthPlain(SENDER, PASSWORD)
          .reply("530 5.7.0 Must issue a STARTTLS command first")
          .quitOptional();
      AuthorizationException failure =
          refused(
              plaintext(server)
                  .login(SENDER, Secret.of(PASSWORD))
                  .allowCredentialsOverPlaintextDangerous()
                  .build(),
              Stage.AUTHENTICATE,
              NextStep.FIX_SETTINGS);
      assertThat(failure.reply().orElseThrow().code().value()).isEqualTo(530);
    }

    @Test
    void saysThatItWasWiped() {
      SmtpSettings settings = encrypted(server).build();
      settings.authentication().secret().orElseThrow().wipe();
      assertThat(refused(settings, Stage.TOKEN, NextStep.FIX_SETTINGS))
          .hasMessageContaining("wiped");
      assertThat(server.connectionCount()).isZero();
    }
  }

  @Nested
  class WithADigest {

    @Test
    void answersTheChallengeOfRfc2831() {
      // without TLS the mechanism that hides the password comes first
      server.greeting().ehlo("AUTH PLAIN DIGEST-MD5").quitOptional();
      server
          .nextConnection()
          .greeting()
          .ehlo("AUTH PLAIN DIGEST-MD5")
          .expect("AUTH DIGEST-MD5")
          .reply(
              "334 "
                  + base64(
                      "realm=\"example.com\",nonce=\"n0nce\",qop=\"auth\",charset=utf-8,algorithm=md5-sess"))
          .expectMatching("[A-Za-z0-9+/=]+")
          .reply("535 5.7.8 no")
          .quitOptional();
      AuthorizationException failure =
          refused(
              plaintext(server)
                  .login(SENDER, Secret.of(PASSWORD))
                  .allowCredentialsOverPlaintextDangerous()
                  .build(),
              Stage.AUTHENTICATE,
              NextStep.FIX_SETTINGS);
      assertThat(failure.reply().orElseThrow().code().value()).isEqualTo(535);
      String answer = server.commands().get(4);
      assertThat(new String(Base64.getDecoder().decode(answer), StandardCharsets.UTF_8))
          .contains("digest-uri=\"smtp/localhost\"", "username=\"" + SENDER + "\"")
          .doesNotContain(PASSWORD);
    }
  }

  @Nested
  class WithNtlm {

    @Test
    void negotiatesWithTheWindowsDomain() {
      offering("NTLM")
          .expectMatching("AUTH NTLM.*")
          .reply("535 5.7.3 Authentication unsuccessful")
          .quitOptional();
      AuthorizationException failure =
          refused(
              encrypted(server).ntlm("COMPANY", "shop", Secret.of(PASSWORD)).build(),
              Stage.AUTHENTICATE,
              NextStep.FIX_SETTINGS);
      assertThat(failure.reply().orElseThrow().code().value()).isEqualTo(535);
      String message = server.commands().get(1).substring("AUTH NTLM ".length());
      assertThat(new String(Base64.getDecoder().decode(message), StandardCharsets.ISO_8859_1))
          .startsWith("NTLMSSP\0")
          .contains("COMPANY");
    }
  }

  @Nested
  class WithAToken {

    private SmtpSettings signedIn() {
      return encrypted(server).noAuthentication().oauth2(SENDER).build();
    }

    @Test
    void sendsIt() {
      offering("XOAUTH2 PLAIN").authXoauth2(SENDER, "t0ken").acceptMail(SENDER, RECIPIENT);
      server.quitOptional();
      try (Mailer mailer = Mailer.of(signedIn(), () -> AccessToken.of("t0ken"))) {
        assertThat(mailer.send(mail()).allAccepted()).isTrue();
      }
    }

    @Test
    void asksToSignInAgainWhenItIsRefused() {
      offering("XOAUTH2")
          .expectAuthXoauth2(SENDER, "t0ken")
          .reply("535 5.7.3 Authentication unsuccessful")
          .quitOptional();
      try (Mailer mailer = Mailer.of(signedIn(), () -> AccessToken.of("t0ken"))) {
        AuthorizationException failure =
            catchThrowableOfType(AuthorizationException.class, () -> mailer.send(mail()));
        assertThat(failure.nextStep()).isEqualTo(NextStep.SIGN_IN_AGAIN);
        assertThat(failure.toString()).doesNotContain("t0ken");
      }
    }

    @Test
    void readsTheReplyBehindTheChallengeThatRefusesIt() {
      offering("XOAUTH2")
          .expectAuthXoauth2(SENDER, "t0ken")
          .reply("334 " + base64("{\"status\":\"400\",\"schemes\":\"Bearer\"}"))
          .expect("")
          .reply("535 5.7.8 Username and Password not accepted")
          .quitOptional();
      try (Mailer mailer = Mailer.of(signedIn(), () -> AccessToken.of("t0ken"))) {
        AuthorizationException failure =
            catchThrowableOfType(AuthorizationException.class, () -> mailer.send(mail()));
        assertThat(failure.reply().orElseThrow().code().value()).isEqualTo(535);
        assertThat(failure.nextStep()).isEqualTo(NextStep.SIGN_IN_AGAIN);
      }
    }

    @Test
    void triesLaterWhenTheAuthorizationServerIsNotReached() {
      server.onAnyOtherConnection();
      try (Mailer mailer =
          Mailer.of(
              signedIn(),
              () -> {
                throw new UncheckedIOException(new IOException("offline"));
              })) {
        AuthorizationException failure =
            catchThrowableOfType(AuthorizationException.class, () -> mailer.send(mail()));
        assertThat(failure.stage()).contains(Stage.TOKEN);
        assertThat(failure.nextStep()).isEqualTo(NextStep.RETRY_LATER);
      }
    }

    @Test
    void asksToSignInAgainWhenThereIsNone() {
      server.onAnyOtherConnection();
      try (Mailer mailer =
          Mailer.of(
              signedIn(),
              () -> {
                throw new IllegalStateException("grant revoked");
              })) {
        AuthorizationException failure =
            catchThrowableOfType(AuthorizationException.class, () -> mailer.send(mail()));
        assertThat(failure.stage()).contains(Stage.TOKEN);
        assertThat(failure.nextStep()).isEqualTo(NextStep.SIGN_IN_AGAIN);
      }
      assertThat(server.connectionCount()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
      "SIGN_IN_REQUIRED, SIGN_IN_AGAIN", "MFA_REQUIRED, SIGN_IN_AGAIN",
      "CONSENT_REQUIRED, SIGN_IN_AGAIN", "ADMIN_CONSENT_REQUIRED, FIX_SETTINGS",
      "BLOCKED_BY_POLICY, FIX_SETTINGS", "CLIENT_MISCONFIGURED, FIX_SETTINGS",
      "DECLINED, SIGN_IN_AGAIN", "CANCELLED, SIGN_IN_AGAIN",
      "TIMED_OUT, SIGN_IN_AGAIN", "THROTTLED, RETRY_LATER",
      "UNAVAILABLE, RETRY_LATER", "STORE_FAILED, FIX_SETTINGS"
    })
    void saysWhatToDoWhenThereIsNone(TokenFailureKind kind, NextStep step) {
      server.onAnyOtherConnection();
      TokenException none = TokenException.builder(kind).providerCode("a_code").build();
      try (Mailer mailer =
          Mailer.of(
              signedIn(),
              () -> {
                throw none;
              })) {
        AuthorizationException failure =
            catchThrowableOfType(AuthorizationException.class, () -> mailer.send(mail()));
        assertThat(failure.stage()).contains(Stage.TOKEN);
        assertThat(failure.nextStep()).isEqualTo(step);
        assertThat(failure).hasMessageContaining("a_code").hasRootCause(none);
      }
    }

    @Test
    void needsASource() {
      assertThat(refused(signedIn(), Stage.TOKEN, NextStep.FIX_SETTINGS))
          .hasMessageContaining("source of access tokens");
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
