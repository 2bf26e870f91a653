package org.mailquay.diagnosis.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailquay.diagnosis.Diagnosis;
import org.mailquay.diagnosis.Explainer;

class RedactionTest {

  /** "user" NUL "user" NUL "s3cr3t-pass", and the password alone, in Base64. */
  private static final String PLAIN = "AHVzZXIAczNjcjN0LXBhc3M=";

  private static final String PASSWORD = "czNjcjN0LXBhc3M=";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AUTH PLAIN " + PLAIN,
        "C: AUTH PLAIN " + PLAIN,
        "DEBUG SMTP: AUTH LOGIN " + PASSWORD + " failed",
        "2026-11-01 10:00:00 CLIENT -> SERVER: AUTH XOAUTH2 " + PLAIN,
        "334 VXNlcm5hbWU6\ndXNlcg==\n334 UGFzc3dvcmQ6\n" + PASSWORD + "\n535 5.7.8 failed",
        "AUTH PLAIN\n334 \n" + PLAIN + "\n535 no",
        "S: 334 UGFzc3dvcmQ6\nC: " + PASSWORD,
        "send: 'AUTH PLAIN " + PLAIN + "\\r\\n'",
        "CLIENT -> SERVER: " + PLAIN,
        "Authorization: Bearer " + PLAIN,
        "password=czNjcjN0LXBhc3M= host=a",
        "{\"access_token\":\"" + PLAIN + "\"}",
        "refresh_token: '" + PLAIN + "'",
        "smtp://user:" + PASSWORD + "@mail.example.com",
        "client_secret=" + PASSWORD + "&grant_type=x"
      })
  void blanksWhatOpensAMailbox(String text) {
    assertThat(Redaction.clean(text)).doesNotContain(PASSWORD, PLAIN).contains("***");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ya29.a0AfH6SMBx-abcdefghij_KLMNOP",
        "1//0gAbCdEfGhIjKlMnOp",
        "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJhdWQiOiIwIn0.c2ln"
      })
  void blanksTokensByTheirForm(String token) {
    assertThat(Redaction.clean("got token " + token + " from cache"))
        .doesNotContain(token)
        .contains("***");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "535 5.7.8 Error: authentication failed: your password is too simple",
        "SMTP ERROR: AUTH LOGIN command failed",
        "javax.net.ssl.SSLHandshakeException: PKIX path building failed",
        "AADSTS7000222: The provided client secret keys are expired.",
        "421 4.7.28 see https://support.google.com/mail/?p=UnsolicitedRateLimitError",
        "[AM0PR06CA0126.eurprd06.prod.outlook.com 2024-02-14T14:50:26.590Z 08DC2D372B4C3DED]",
        "AUTH LOGIN failed\njava.net.SocketException: Connection reset"
      })
  void leavesEverythingElse(String text) {
    assertThat(Redaction.clean(text)).isEqualTo(text);
  }

  @Nested
  class InADiagnosis {

    @Test
    void noSecretIsEchoedFromAPastedLog() {
      String log =
          "DEBUG SMTP: AUTH LOGIN command trace suppressed\nAUTH PLAIN "
              + PLAIN
              + "\n535 5.7.8 Error: authentication failed: "
              + PASSWORD
              + " password=hunter2secret";
      Diagnosis diagnosis = Explainer.of(log).diagnosis();
      assertThat(diagnosis.reply()).isPresent();
      assertThat(
              diagnosis.toString() + diagnosis.evidence() + diagnosis.reply() + diagnosis.advice())
          .doesNotContain(PLAIN, "hunter2secret");
    }

    @Test
    void noSecretIsEchoedFromAnException() {
      RuntimeException failure =
          new IllegalStateException("cannot log in with password=hunter2secret");
      assertThat(Explainer.of(failure).diagnosis().evidence().toString())
          .doesNotContain("hunter2secret");
    }
  }
}
