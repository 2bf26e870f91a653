package org.mailquay.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailquay.settings.EmailAddress;
import org.mailquay.settings.SettingsException;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.smtp.NextStep;
import org.mailquay.smtp.SmtpReply;
import org.mailquay.smtp.Stage;
import org.mailquay.transport.AuthorizationException;
import org.mailquay.transport.DeliveryException;
import org.mailquay.transport.DeliveryReport;
import org.mailquay.transport.Outcome;
import org.mailquay.transport.RecipientOutcome;

class ExplainerTest {

  private static Cause cause(String text, String... hints) {
    return Explainer.of(text).hints(hints(hints)).diagnosis().cause();
  }

  private static Map<String, String> hints(String... pairs) {
    Map<String, String> hints = new java.util.LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      hints.put(pairs[i], pairs[i + 1]);
    }
    return hints;
  }

  @Nested
  class AnExceptionOfOurs {

    @Test
    void bringsStageAndReply() {
      Diagnosis diagnosis =
          Explainer.of(
                  new AuthorizationException(
                      "The login was refused.",
                      NextStep.FIX_SETTINGS,
                      Stage.AUTHENTICATE,
                      SmtpReply.of(535, "5.7.8 Error: authentication failed"),
                      null))
              .diagnosis();
      assertThat(diagnosis.cause()).isEqualTo(Cause.BAD_CREDENTIALS);
      assertThat(diagnosis.stage()).contains(Stage.AUTHENTICATE);
      assertThat(diagnosis.reply().orElseThrow().toString())
          .isEqualTo("535 5.7.8 Error: authentication failed");
    }

    @Test
    void bringsTheRepliesOfItsRecipients() {
      RecipientOutcome refused =
          new RecipientOutcome(
              EmailAddress.of("anna@example.com"),
              Outcome.REJECTED,
              java.util.Optional.of(SmtpReply.of(552, "5.2.2 no room")));
      DeliveryException failure =
          new DeliveryException(
              "Nobody got the mail.",
              NextStep.GIVE_UP,
              Stage.RECIPIENT,
              null,
              null,
              new DeliveryReport("<1@example.com>", List.of(refused)));
      assertThat(Explainer.of(failure).diagnosis().cause()).isEqualTo(Cause.MAILBOX_FULL);
    }

    @Test
    void isAMatterOfSettingsWhereTheseWereRefused() {
      Throwable refused =
          org.assertj.core.api.Assertions.catchThrowable(() -> SmtpSettings.builder().build());
      assertThat(refused).isInstanceOf(SettingsException.class);
      assertThat(Explainer.of(refused).diagnosis().cause()).isEqualTo(Cause.CONFIGURATION_INVALID);
    }
  }

  @Nested
  class AnExceptionOfOthers {

    @Test
    void isFollowedIntoItsCauses() {
      Throwable failure =
          new IllegalStateException(
              "sending failed",
              new MessagingException(
                  "Could not connect", new UnknownHostException("smpt.example")));
      assertThat(Explainer.of(failure).diagnosis().cause()).isEqualTo(Cause.HOST_NOT_FOUND);
    }

    @Test
    void isFollowedIntoTheNextOne() {
      MessagingException failure = new MessagingException("Invalid Addresses");
      failure.setNextException(
          new MessagingException("454 4.7.1 <a@example.com>: Relay access denied"));
      assertThat(Explainer.of(failure).diagnosis().cause()).isEqualTo(Cause.RELAY_DENIED);
    }

    @Test
    void isFollowedIntoTheSuppressedOnes() {
      IOException failure = new IOException("all addresses failed");
      failure.addSuppressed(new ConnectException("Connection refused"));
      assertThat(Explainer.of(failure).diagnosis().cause()).isEqualTo(Cause.CONNECTION_REFUSED);
    }

    @Test
    void maySendItselfInCircles() {
      MessagingException first = new MessagingException("first");
      MessagingException second = new MessagingException("second", first);
      first.addSuppressed(second);
      assertThat(Explainer.of(second).diagnosis().cause()).isEqualTo(Cause.UNKNOWN);
    }

    @Test
    void showsTheErrorChallengeOfATokenThatWasRefused() {
      String json =
          "{\"status\":\"400\",\"schemes\":\"Bearer\",\"scope\":\"https://mail.google.com/\"}";
      String encoded = Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
      assertThat(
              Explainer.of(new AuthenticationFailedException("334 " + encoded)).diagnosis().cause())
          .isEqualTo(Cause.TOKEN_EXPIRED_OR_REVOKED);
    }

    /** Has the methods that msal4j's exceptions have. */
    public static final class CodedException extends RuntimeException {
      private static final long serialVersionUID = 1L;

      public CodedException() {
        super("sign-in failed");
      }

      public String errorCode() {
        return "invalid_grant";
      }
    }

    @Test
    void isAskedForItsErrorCode() {
      assertThat(Explainer.of(new CodedException()).diagnosis().cause())
          .isEqualTo(Cause.TOKEN_EXPIRED_OR_REVOKED);
    }

    /** Has the method that Spring's MailSendException has. */
    public static final class SeveralException extends RuntimeException {
      private static final long serialVersionUID = 1L;

      public SeveralException() {
        super("Failed messages");
      }

      public Exception[] getMessageExceptions() {
        return new Exception[] {new MessagingException("552 5.3.4 too big")};
      }
    }

    @Test
    void isAskedForTheFailuresOfItsMessages() {
      assertThat(Explainer.of(new SeveralException()).diagnosis().cause())
          .isEqualTo(Cause.MESSAGE_TOO_LARGE);
    }

    @Test
    void isAsGoodAsItsStackTrace() {
      MessagingException failure =
          new MessagingException(
              "Could not connect to SMTP host: mail.shop.example, port: 587",
              new SSLHandshakeException("PKIX path building failed"));
      java.io.StringWriter trace = new java.io.StringWriter();
      failure.printStackTrace(new java.io.PrintWriter(trace));
      assertThat(Explainer.of(failure).diagnosis().cause())
          .isEqualTo(Cause.CERTIFICATE_UNTRUSTED)
          .isEqualTo(Explainer.of(trace.toString()).diagnosis().cause());
    }
  }

  @Nested
  class WhatLooksAlike {

    @Test
    void aSilentPort465IsAMatterOfTheEncryptionThatWasChosen() {
      MessagingException failure =
          new MessagingException(
              "Exception reading response", new SocketTimeoutException("Read timed out"));
      assertThat(
              Explainer.of(failure)
                  .hints(hints("port", "465", "encryption", "none"))
                  .diagnosis()
                  .cause())
          .isEqualTo(Cause.PLAIN_ON_TLS_PORT);
      assertThat(
              Explainer.of(failure)
                  .hints(hints("port", "465", "encryption", "implicit"))
                  .diagnosis()
                  .cause())
          .isEqualTo(Cause.READ_TIMED_OUT);
      assertThat(
              Explainer.of(failure)
                  .hints(hints("port", "587", "encryption", "starttls"))
                  .diagnosis()
                  .cause())
          .isEqualTo(Cause.READ_TIMED_OUT);
    }

    @Test
    void bytesBeforeTheGreetingSayWhoSpeaks() {
      FailureEvidenceBuilder evidence = FailureEvidence.builder().port(2465).stage(Stage.GREETING);
      assertThat(
              Explainer.of(evidence.firstBytes(new byte[] {21, 3, 3, 0, 2}).build())
                  .diagnosis()
                  .cause())
          .isEqualTo(Cause.PLAIN_ON_TLS_PORT);
      byte[] web = "HTTP/1.1 400 Bad Request\r\n".getBytes(StandardCharsets.US_ASCII);
      assertThat(
              Explainer.of(FailureEvidence.builder().firstBytes(web).build()).diagnosis().cause())
          .isEqualTo(Cause.NOT_AN_SMTP_SERVER);
    }

    @Test
    void anUnknownIssuerIsAnInterceptorOnlyAtAPublicProviderOrByItsName() {
      CertificateException unknown = new CertificateException("PKIX path building failed");
      assertThat(
              Explainer.of(unknown).hints(hints("host", "mail.shop.example")).diagnosis().cause())
          .isEqualTo(Cause.CERTIFICATE_UNTRUSTED);
      assertThat(Explainer.of(unknown).hints(hints("host", "smtp.gmail.com")).diagnosis().cause())
          .isEqualTo(Cause.PROXY_OR_ANTIVIRUS_INTERCEPTION);
      FailureEvidence shown =
          FailureEvidence.builder()
              .host("mail.shop.example")
              .text("PKIX path building failed")
              .certificate(
                  new CertificateFacts(
                      "CN=mail.shop.example",
                      "CN=Avast Web/Mail Shield Root,O=Avast",
                      Instant.EPOCH,
                      Instant.MAX))
              .build();
      Diagnosis diagnosis = Explainer.of(shown).locale(Locale.ENGLISH).diagnosis();
      assertThat(diagnosis.cause()).isEqualTo(Cause.PROXY_OR_ANTIVIRUS_INTERCEPTION);
      assertThat(diagnosis.advice().explanation()).contains("Avast Web/Mail Shield Root");
    }

    @Test
    void aPortIsBlockedIfAnotherOneAnswersAndTheServerIsDeadIfNoneDoes() {
      FailureEvidenceBuilder silent =
          FailureEvidence.builder().stage(Stage.CONNECT).port(587).text("connect timed out");
      assertThat(
              Explainer.of(
                      FailureEvidence.builder()
                          .stage(Stage.CONNECT)
                          .port(587)
                          .text("connect timed out")
                          .network(NetworkFact.OTHER_PORT_ANSWERS)
                          .build())
                  .diagnosis()
                  .cause())
          .isEqualTo(Cause.PORT_BLOCKED_OR_FILTERED);
      assertThat(
              Explainer.of(
                      silent
                          .network(NetworkFact.NO_PORT_ANSWERS)
                          .network(NetworkFact.OTHER_HOST_ANSWERS)
                          .build())
                  .diagnosis()
                  .cause())
          .isEqualTo(Cause.CONNECTION_TIMED_OUT);
    }

    @Test
    void theSameRefusalMeansPasswordOrTokenByTheKindOfLogin() {
      String refusal = "535 5.7.3 Authentication unsuccessful";
      assertThat(cause(refusal, "auth", "password")).isEqualTo(Cause.BAD_CREDENTIALS);
      assertThat(cause(refusal, "auth", "xoauth2")).isEqualTo(Cause.TOKEN_SCOPE_OR_AUDIENCE_WRONG);
      assertThat(
              cause(
                  "535 5.7.139 SmtpClientAuthentication is disabled for the Mailbox.",
                  "auth",
                  "password"))
          .isEqualTo(Cause.SMTP_AUTH_DISABLED_FOR_MAILBOX);
    }

    @Test
    void theLocalNameIsNotTheServers() {
      assertThat(cause("504 5.5.2 <till>: Helo command rejected: need fully-qualified hostname"))
          .isEqualTo(Cause.HELO_REJECTED);
      assertThat(cause("java.net.UnknownHostException: mail.exmaple.com"))
          .isEqualTo(Cause.HOST_NOT_FOUND);
    }

    @Test
    void anAddressIsNoEvidence() {
      assertThat(cause("550 5.1.1 <spam-virus@blocked.example.com>: no mailbox of that name"))
          .isEqualTo(Cause.RECIPIENT_REJECTED);
    }
  }

  @Nested
  class APastedLog {

    @ParameterizedTest
    @CsvSource({
      "ionos-auth-535-jakarta-debug, BAD_CREDENTIALS",
      "postfix-rcpt-454-phpmailer, RELAY_DENIED",
      "postfix-rcpt-550-postfix-log, RECIPIENT_REJECTED",
      "postfix-rcpt-550-spring-trace, RECIPIENT_REJECTED",
      "google-mail-530-dotnet, AUTH_REQUIRED",
      "google-auth-535-curl, BAD_CREDENTIALS",
      "other-tls-587-python, TLS_ON_PLAIN_PORT"
    })
    void isJudgedByItsComplaintAndNotByTheDialogueAround(String file, Cause cause)
        throws IOException {
      String log = Files.readString(Path.of("src/test/resources/diagnosis/logs", file + ".txt"));
      Diagnosis diagnosis = Explainer.of(log).diagnosis();
      assertThat(diagnosis.cause()).isEqualTo(cause);
      assertThat(diagnosis.confidence()).isEqualTo(Confidence.HIGH);
      assertThat(diagnosis.evidence().toString())
          .doesNotContain("Z2VoZWltMTIz", "AHNob3BAZ21haWwuY29tAGdlaGVpbTEyMw");
    }

    @Test
    void ofAMegabyteIsReadInShortTime() {
      String noise =
          "2026-11-01 10:00:00 INFO  till order 4711 stored in 535 ms for a@example.com\n";
      String log = noise.repeat(20_000) + "550 5.7.1 Unable to relay\n" + noise.repeat(2_000);
      long before = System.nanoTime();
      assertThat(cause(log)).isEqualTo(Cause.RELAY_DENIED);
      assertThat(System.nanoTime() - before).isLessThan(5_000_000_000L);
    }

    @Test
    void thatIsHostileIsReadInShortTime() {
      long before = System.nanoTime();
      for (String unit :
          List.of(
              "a",
              "A1",
              "535 ",
              "\\xc7",
              "a.",
              "eyJ",
              "://a:",
              "password=",
              "@",
              "5.7.",
              "\"",
              " ")) {
        assertThat(cause(unit.repeat(2_000_000 / unit.length()))).isNotNull();
        assertThat(cause(unit.repeat(30_000 / unit.length()))).isNotNull();
      }
      assertThat(System.nanoTime() - before).isLessThan(20_000_000_000L);
    }

    @Test
    void namesServerPortAndEncryption() {
      Diagnosis diagnosis =
          Explainer.of(
                  "DEBUG SMTP: trying to connect to host \"smtp.shop.example\", port 465, isSSL false\n"
                      + "java.net.SocketTimeoutException: Read timed out")
              .diagnosis();
      assertThat(diagnosis.cause()).isEqualTo(Cause.PLAIN_ON_TLS_PORT);
      assertThat(diagnosis.evidence())
          .contains(
              new Evidence(EvidenceKind.SETTINGS, "smtp.shop.example, port 465, no encryption"));
    }

    @Test
    void mayBeEmpty() {
      Diagnosis diagnosis = Explainer.of("").locale(Locale.ENGLISH).diagnosis();
      assertThat(diagnosis.cause()).isEqualTo(Cause.UNKNOWN);
      assertThat(diagnosis.confidence()).isEqualTo(Confidence.LOW);
      assertThat(diagnosis.advice().steps()).isNotEmpty();
    }
  }

  @Nested
  class Hints {

    @Test
    void thatSayNothingChangeNothing() {
      assertThat(cause("535 no", "encryption", "unknown", "auth", "unknown", "port", "null"))
          .isEqualTo(Cause.BAD_CREDENTIALS);
    }

    @Test
    void ofAnotherNameAreRefused() {
      assertThatThrownBy(() -> cause("535 no", "colour", "red"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("colour");
    }
  }

  @Test
  void settingsSayWhichServerAndLoginItWas() {
    SmtpSettings settings =
        SmtpSettings.builder()
            .startTls("smtp.office365.com")
            .sender("shop@example.com")
            .password("secret-word")
            .build();
    Diagnosis diagnosis =
        Explainer.of("535 5.7.3 Authentication unsuccessful")
            .settings(settings)
            .locale(Locale.GERMAN)
            .diagnosis();
    assertThat(diagnosis.cause()).isEqualTo(Cause.BAD_CREDENTIALS);
    assertThat(diagnosis.advice().administrator()).contains("Entra");
    assertThat(diagnosis.toString() + diagnosis.evidence()).doesNotContain("secret-word");
  }
}
