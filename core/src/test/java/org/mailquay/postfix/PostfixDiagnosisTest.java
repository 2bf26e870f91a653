package org.mailquay.postfix;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailquay.diagnosis.Cause;
import org.mailquay.diagnosis.ConnectionReport;
import org.mailquay.diagnosis.ConnectionTest;
import org.mailquay.diagnosis.StageOutcome;
import org.mailquay.diagnosis.StageResult;
import org.mailquay.oauth.AccessToken;
import org.mailquay.settings.Secret;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.settings.SmtpSettingsBuilder;
import org.mailquay.smtp.Stage;

@RequiresPostfix
final class PostfixDiagnosisTest {

  private static ConnectionTest test(SmtpSettings settings) {
    return ConnectionTest.of(settings)
        .locale(Locale.ENGLISH)
        .suggestions(false)
        .deadline(Duration.ofSeconds(40));
  }

  private static void assertFault(
      ConnectionReport report, Stage stage, Cause cause, String remedy) {
    assertThat(report.failedStage().map(StageResult::stage)).as(report.toText()).contains(stage);
    assertThat(report.diagnosis().orElseThrow().cause()).as(report.toText()).isEqualTo(cause);
    assertThat(String.join(" ", report.diagnosis().orElseThrow().advice().steps()))
        .containsIgnoringCase(remedy);
  }

  @Nested
  final class OfARightSetting {

    @ParameterizedTest
    @ValueSource(strings = {"submission", "submissions", "submission.scram-sha-256"})
    void passesWithoutAMail(String listener, PostfixLab lab) {
      ConnectionReport report = test(lab.settings(listener, "alice").build()).run();
      assertThat(report.passed()).as(report.toText()).isTrue();
      assertThat(report.server().software()).contains("Postfix");
      assertThat(report.server().tls().orElseThrow().trusted()).isTrue();
      assertThat(report.stage(Stage.RECIPIENT).outcome()).isEqualTo(StageOutcome.PASSED);
      assertThat(report.stage(Stage.MESSAGE).outcome()).isEqualTo(StageOutcome.SKIPPED);
    }

    @Test
    void deliversTheTestMail(PostfixLab lab) {
      String mark = Sending.newMark();
      ConnectionReport report =
          test(lab.settings("submission", "alice").build())
              .sendTo(lab.mailbox("bob"))
              .program(mark)
              .run();
      assertThat(report.passed()).as(report.toText()).isTrue();
      assertThat(lab.maildir("bob").await(mark)).isNotEmpty();
    }
  }

  @Nested
  final class OfEncryption {

    @ParameterizedTest
    @CsvSource({
      "expired,       CERTIFICATE_EXPIRED, certificate",
      "not-yet-valid, CERTIFICATE_EXPIRED, certificate",
      "wrong-host,    CERTIFICATE_HOSTNAME_MISMATCH, server name",
      "cn-only,       CERTIFICATE_HOSTNAME_MISMATCH, server name",
      "self-signed,   CERTIFICATE_UNTRUSTED, certificate",
      "unknown-ca,    CERTIFICATE_UNTRUSTED, certificate"
    })
    void tellsWhatIsWrongWithACertificate(String kind, Cause cause, String remedy, PostfixLab lab) {
      assertFault(
          test(lab.settings("submissions." + kind, "alice").build()).run(),
          Stage.TLS,
          cause,
          remedy);
      assertFault(
          test(lab.settings("submission." + kind, "alice").build()).run(),
          Stage.STARTTLS,
          cause,
          remedy);
    }

    @Test
    void recognizesTlsOfTheLastCentury(PostfixLab lab) {
      assertFault(
          test(lab.settings("submissions.old-tls", "alice").build()).run(),
          Stage.TLS,
          Cause.TLS_VERSION_OR_CIPHER_MISMATCH,
          "TLS");
    }

    @Test
    void recognizesTlsAtAPlainPortAndFindsWhatWorks(PostfixLab lab) {
      SmtpSettings wrong = lab.settings("submission", "alice").implicitTls().build();
      ConnectionReport report = test(wrong).suggestions(true).run();
      assertFault(report, Stage.TLS, Cause.TLS_ON_PLAIN_PORT, "STARTTLS");
      assertThat(report.suggestions().get(0).settings())
          .isEqualTo(lab.settings("submission", "alice").build());
      assertThat(test(report.suggestions().get(0).settings()).run().passed()).isTrue();
    }

    @Test
    void recognizesPlainTextAtATlsPortAndFindsWhatWorks(PostfixLab lab) {
      SmtpSettings wrong = lab.settings("submissions", "alice").startTls().build();
      ConnectionReport report = test(wrong).suggestions(true).deadline(Duration.ofSeconds(8)).run();
      assertFault(report, Stage.GREETING, Cause.PLAIN_ON_TLS_PORT, "TLS");
      assertThat(report.suggestions().get(0).settings())
          .isEqualTo(lab.settings("submissions", "alice").build());
    }

    @Test
    void saysWhereStarttlsIsMissing(PostfixLab lab) {
      assertFault(
          test(lab.settings("submission.cleartext", "alice").build()).run(),
          Stage.STARTTLS,
          Cause.STARTTLS_NOT_OFFERED,
          "TLS with port 465");
    }

    @Test
    void saysWhereALoginIsOfferedOnlyAfterTls(PostfixLab lab) {
      SmtpSettings inClear =
          lab.settings("submission", "alice")
              .plaintextDangerous()
              .allowCredentialsOverPlaintextDangerous()
              .build();
      assertFault(test(inClear).run(), Stage.AUTHENTICATE, Cause.STARTTLS_REQUIRED, "STARTTLS");
    }
  }

  @Nested
  final class OfTheLogin {

    @Test
    void recognizesAWrongPassword(PostfixLab lab) {
      SmtpSettingsBuilder wrong =
          lab.settings("submission", "alice").login("alice", Secret.of("wrong-canary-1"));
      ConnectionReport report = test(wrong.build()).run();
      assertFault(report, Stage.AUTHENTICATE, Cause.BAD_CREDENTIALS, "password");
      assertThat(report.toText() + report.toJson() + report.supportBundle().toJson())
          .doesNotContain("wrong-canary-1");
    }

    @ParameterizedTest
    @CsvSource({"submission.xoauth2", "submission.oauthbearer"})
    void recognizesATokenThatHasEnded(String listener, PostfixLab lab) {
      SmtpSettings settings =
          lab.settings(listener, "alice").noAuthentication().oauth2(lab.mailbox("alice")).build();
      ConnectionReport report =
          ConnectionTest.of(settings, () -> AccessToken.of("ya29.expired-token"))
              .locale(Locale.ENGLISH)
              .suggestions(false)
              .run();
      assertFault(report, Stage.AUTHENTICATE, Cause.TOKEN_EXPIRED_OR_REVOKED, "sign");
    }

    @Test
    void saysWhereTheServerOffersNone(PostfixLab lab) {
      assertFault(
          test(lab.settings("mx.starttls", "alice").build()).run(),
          Stage.AUTHENTICATE,
          Cause.AUTH_MECHANISM_UNSUPPORTED,
          "login");
    }
  }

  @Nested
  final class OfTheMail {

    @Test
    void recognizesASenderThatTheLoginDoesNotOwn(PostfixLab lab) {
      SmtpSettingsBuilder wrong = lab.settings("submission", "alice").sender(lab.mailbox("bob"));
      ConnectionReport report = test(wrong.build()).run();
      // Postfix refuses a sender only when it hears of the recipient
      assertFault(report, Stage.RECIPIENT, Cause.SENDER_NOT_ALLOWED, "sender");
    }

    @ParameterizedTest
    @CsvSource({
      "unknown,    RECIPIENT_REJECTED,  letter by letter",
      "greylisted, GREYLISTED,          wait",
      "over-quota, MAILBOX_FULL,        space",
      "shutdown,   SERVICE_UNAVAILABLE, wait"
    })
    void tellsWhyARecipientIsRefused(String recipient, Cause cause, String remedy, PostfixLab lab) {
      ConnectionReport report =
          test(lab.settings("submission", "alice").build()).sendTo(lab.mailbox(recipient)).run();
      assertFault(report, Stage.RECIPIENT, cause, remedy);
    }

    @Test
    void recognizesAContentThatIsTakenForSpam(PostfixLab lab) {
      ConnectionReport report =
          test(lab.settings("submission", "alice").build())
              .sendTo(lab.mailbox("bob"))
              .program("REFUSE-CONTENT")
              .run();
      assertThat(report.failedStage().map(StageResult::stage))
          .as(report.toText())
          .contains(Stage.MESSAGE);
    }
  }
}
