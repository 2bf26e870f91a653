package org.mailquay.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.mailquay.transport.Situations.RECIPIENT;
import static org.mailquay.transport.Situations.SENDER;
import static org.mailquay.transport.Situations.impatient;
import static org.mailquay.transport.Situations.mail;
import static org.mailquay.transport.Situations.plaintext;
import static org.mailquay.transport.Situations.send;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailquay.Mailer;
import org.mailquay.message.Email;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.smtp.NextStep;
import org.mailquay.smtp.SmtpReply;
import org.mailquay.smtp.Stage;
import org.mailquay.testkit.ScriptedSmtpServer;

/** From MAIL FROM to the last reply: what becomes of a mail. */
class DeliveringTest {

  @RegisterExtension final ScriptedSmtpServer server = ScriptedSmtpServer.create();

  private DeliveryException failure(Email.Builder mail) {
    return catchThrowableOfType(
        DeliveryException.class, () -> send(plaintext(server).timeouts(impatient()).build(), mail));
  }

  private static DeliveryReport report(DeliveryException failure) {
    return failure.report().orElseThrow();
  }

  private ScriptedSmtpServer upToTheSender() {
    return server.greeting().ehlo("SIZE 1000000");
  }

  private ScriptedSmtpServer upToTheRecipients() {
    return upToTheSender().mailFrom(SENDER);
  }

  private ScriptedSmtpServer upToTheContent() {
    return upToTheRecipients().rcptTo(RECIPIENT).expect("DATA").reply("354 go ahead");
  }

  @Test
  void acceptedMailIsReportedForEachRecipient() {
    server.greeting().ehlo().acceptMail(SENDER, RECIPIENT, "copy@example.org").quitOptional();
    DeliveryReport report =
        send(plaintext(server).build(), mail().bcc("copy@example.org").messageId("a@example.com"));
    assertThat(report.allAccepted()).isTrue();
    assertThat(report.messageId()).isEqualTo("<a@example.com>");
    assertThat(report.recipients())
        .extracting(outcome -> outcome.recipient().toString(), RecipientOutcome::outcome)
        .containsExactly(
            tuple(RECIPIENT, Outcome.ACCEPTED), tuple("copy@example.org", Outcome.ACCEPTED));
    assertThat(new String(server.received().get(0), StandardCharsets.UTF_8))
        .contains("Message-ID: <a@example.com>", "From: Corner Shop <shop@example.com>")
        .doesNotContain("copy@example.org");
  }

  @Test
  void theMailsOwnSenderGoesIntoTheEnvelope() {
    server.greeting().ehlo().acceptMail("invoices@example.com", RECIPIENT).quitOptional();
    send(plaintext(server).build(), mail().from("invoices@example.com"));
  }

  @Test
  void namesItselfByAnAddressThatSaysNothing() {
    server
        .greeting()
        .expect("EHLO [127.0.0.1]")
        .reply("250 mail.example.com")
        .acceptMail(SENDER, RECIPIENT)
        .quitOptional();
    send(plaintext(server).build(), mail());
  }

  @Test
  void namesItselfAsSet() {
    server
        .greeting()
        .expect("EHLO till.example.com")
        .reply("250 mail.example.com")
        .acceptMail(SENDER, RECIPIENT)
        .quitOptional();
    send(plaintext(server).ehloName("till.example.com").build(), mail());
  }

  @Test
  void leadingDotsArriveAsTheyWere() {
    server.greeting().ehlo().acceptMail(SENDER, RECIPIENT).quitOptional();
    send(plaintext(server).build(), mail().text(".\r\n..\r\n.leading\r\n"));
    assertThat(new String(server.received().get(0), StandardCharsets.US_ASCII))
        .endsWith("\r\n\r\n.\r\n..\r\n.leading\r\n");
  }

  @Nested
  class Refused {

    @Test
    void atTheSenderNobodyWasSentAnything() {
      upToTheSender()
          .expectMailFrom(SENDER)
          .reply("550 5.7.60 Client does not have permissions to send as this sender")
          .optional("RSET", "250 2.0.0 Ok")
          .quitOptional();
      DeliveryException failure = failure(mail());
      assertThat(failure.stage()).contains(Stage.SENDER);
      assertThat(failure.nextStep()).isEqualTo(NextStep.FIX_SETTINGS);
      assertThat(failure.reply().orElseThrow().enhancedStatusCode())
          .map(Object::toString)
          .contains("5.7.60");
      assertThat(failure).hasMessageContaining("does not have permissions");
      assertThat(report(failure).recipients())
          .extracting(RecipientOutcome::outcome)
          .containsExactly(Outcome.NOT_SENT);
    }

    @Test
    void atOneOfThreeRecipientsNobodyIsSentAnything() {
      upToTheRecipients()
          .rcptTo(RECIPIENT)
          .expectRcptTo("unknown@example.org")
          .reply("550 5.1.1 No such user")
          .rcptTo("carl@example.org")
          .optional("RSET", "250 2.0.0 Ok")
          .quitOptional();
      DeliveryException failure = failure(mail().cc("unknown@example.org").cc("carl@example.org"));
      assertThat(failure.stage()).contains(Stage.RECIPIENT);
      assertThat(failure.nextStep()).isEqualTo(NextStep.GIVE_UP);
      assertThat(report(failure).recipients())
          .extracting(outcome -> outcome.recipient().localPart(), RecipientOutcome::outcome)
          .containsExactly(
              tuple("anna", Outcome.NOT_SENT),
              tuple("unknown", Outcome.REJECTED),
              tuple("carl", Outcome.NOT_SENT));
      assertThat(report(failure).with(Outcome.REJECTED).get(0).reply())
          .contains(SmtpReply.of(550, "5.1.1 No such user"));
    }

    @Test
    void forNowAtARecipientTheSameMailMayBeTakenLater() {
      upToTheRecipients()
          .expectRcptTo(RECIPIENT)
          .reply("450 4.2.0 Greylisted")
          .optional("RSET", "250 Ok")
          .quitOptional();
      DeliveryException failure = failure(mail());
      assertThat(failure.nextStep()).isEqualTo(NextStep.RETRY_LATER);
      assertThat(failure.isTransient()).isTrue();
      assertThat(report(failure).with(Outcome.REJECTED)).hasSize(1);
    }

    @Test
    void atARecipientForItsSenderTheSettingsAreToBlame() {
      upToTheRecipients()
          .expectRcptTo(RECIPIENT)
          .reply("553 5.7.1 <shop@example.com>: Sender address rejected: not owned by user bob")
          .optional("RSET", "250 Ok")
          .quitOptional();
      assertThat(failure(mail()).nextStep()).isEqualTo(NextStep.FIX_SETTINGS);
    }

    @Test
    void theSenderIsNamedThatWasRefused() {
      upToTheSender()
          .expectMailFrom("invoices@example.com")
          .reply("553 5.7.1 not owned")
          .optional("RSET", "250 2.0.0 Ok")
          .quitOptional();
      assertThat(failure(mail().from("invoices@example.com")))
          .hasMessageContaining("refused the sender invoices@example.com");
    }

    @Test
    void asTooBigTheMailIsToBlame() {
      upToTheSender()
          .expectMailFrom(SENDER)
          .reply("552 5.3.4 Message size exceeds fixed limit")
          .optional("RSET", "250 2.0.0 Ok")
          .quitOptional();
      assertThat(failure(mail()).nextStep()).isEqualTo(NextStep.GIVE_UP);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "554 5.7.1 <anna@example.org>: Relay access denied",
          "550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain",
          "550 relaying not permitted",
          "530 5.7.0 Must issue AUTH first"
        })
    void asRelayedTheMissingLoginIsToBlame(String reply) {
      upToTheRecipients()
          .expectRcptTo(RECIPIENT)
          .reply(reply)
          .optional("RSET", "250 2.0.0 Ok")
          .quitOptional();
      assertThat(failure(mail()).nextStep()).isEqualTo(NextStep.FIX_SETTINGS);
    }

    @Test
    void forItsSenderAfterTheContentTheSettingsAreToBlame() {
      upToTheContent()
          .expectContent()
          .reply(
              "554 5.2.252 SendAsDenied; shop@example.com not allowed to send as boss@example.com")
          .optional("RSET", "250 2.0.0 Ok")
          .quitOptional();
      assertThat(failure(mail()).nextStep()).isEqualTo(NextStep.FIX_SETTINGS);
    }

    @Test
    void andThenSilentTheRefusalIsNotForgotten() {
      upToTheContent().expectContent().reply("554 5.7.1 Spam").stall();
      DeliveryException failure = failure(mail());
      assertThat(failure.mayHaveBeenDelivered()).isFalse();
      assertThat(failure.reply()).contains(SmtpReply.of(554, "5.7.1 Spam"));
      assertThat(report(failure).with(Outcome.REJECTED)).hasSize(1);
    }

    @Test
    void afterTheContentEveryoneIsRejected() {
      upToTheContent()
          .expectContent()
          .reply("554 5.7.1 Spam")
          .optional("RSET", "250 2.0.0 Ok")
          .quitOptional();
      DeliveryException failure = failure(mail());
      assertThat(failure.stage()).contains(Stage.MESSAGE);
      assertThat(failure.nextStep()).isEqualTo(NextStep.GIVE_UP);
      assertThat(report(failure).recipients())
          .extracting(RecipientOutcome::outcome)
          .containsExactly(Outcome.REJECTED);
      assertThat(failure.mayHaveBeenDelivered()).isFalse();
    }

    @Test
    void afterTheContentForNowItIsWorthAnotherTry() {
      upToTheContent()
          .expectContent()
          .reply("451 4.3.0 Try again")
          .optional("RSET", "250 2.0.0 Ok")
          .quitOptional();
      assertThat(failure(mail()).nextStep()).isEqualTo(NextStep.RETRY_LATER);
    }
  }

  @Nested
  class Interrupted {

    @Test
    void beforeTheContentNothingWasSent() {
      upToTheRecipients().expectRcptTo(RECIPIENT).drop();
      DeliveryException failure = failure(mail());
      assertThat(failure.stage()).contains(Stage.RECIPIENT);
      assertThat(failure.nextStep()).isEqualTo(NextStep.RETRY_LATER);
      assertThat(report(failure).recipients())
          .extracting(RecipientOutcome::outcome)
          .containsExactly(Outcome.NOT_SENT);
    }

    @Test
    void afterTheContentTheOutcomeIsUnknown() {
      upToTheContent().expectContent().drop();
      DeliveryException failure = failure(mail());
      assertThat(failure.mayHaveBeenDelivered()).isTrue();
      assertThat(failure.nextStep()).isEqualTo(NextStep.CHECK_FIRST);
      assertThat(report(failure).recipients())
          .extracting(RecipientOutcome::outcome)
          .containsExactly(Outcome.UNKNOWN);
      assertThat(failure).hasMessageContaining("may deliver it twice");
    }

    @Test
    void withinTheLastReplyTheOutcomeIsUnknown() {
      upToTheContent().expectContent().partialLine("25").drop();
      assertThat(failure(mail()).mayHaveBeenDelivered()).isTrue();
    }

    @Test
    void bySilenceAfterTheContentTheOutcomeIsUnknown() {
      upToTheContent().expectContent().stall();
      assertThat(failure(mail()).mayHaveBeenDelivered()).isTrue();
    }

    @Test
    void bySilenceAtTheSenderNothingWasSent() {
      upToTheSender().expectMailFrom(SENDER).stall();
      DeliveryException failure = failure(mail());
      assertThat(failure.stage()).contains(Stage.SENDER);
      assertThat(failure.nextStep()).isEqualTo(NextStep.RETRY_LATER);
    }
  }

  @Nested
  class AnAttachmentThatVanishes {

    @Test
    void endsTheMailUnsent(@TempDir Path folder) throws Exception {
      Path file = Files.writeString(folder.resolve("receipt.pdf"), "content");
      upToTheSender().quitOptional();
      Email mail = mail().attach(file).build();
      Files.delete(file);
      DeliveryException failure =
          catchThrowableOfType(
              DeliveryException.class, () -> send(plaintext(server).build(), mail));
      assertThat(failure).hasMessageContaining("receipt.pdf");
      assertThat(failure.nextStep()).isEqualTo(NextStep.GIVE_UP);
      assertThat(report(failure).recipients())
          .extracting(RecipientOutcome::outcome)
          .containsExactly(Outcome.NOT_SENT);
      assertThat(server.received()).isEmpty();
    }

    private DeliveryReport send(SmtpSettings settings, Email mail) {
      try (Mailer mailer = Mailer.of(settings)) {
        return mailer.send(mail);
      }
    }
  }

  @Nested
  class AnAddressOutsideOfAscii {

    @Test
    void isSentWhereTheServerTakesIt() {
      server
          .greeting()
          .ehlo("SMTPUTF8", "8BITMIME")
          .expect("MAIL FROM:<shop@example.com> BODY=8BITMIME SMTPUTF8")
          .reply("250 Ok")
          .expect("RCPT TO:<jürgen@xn--bcher-kva.example>")
          .reply("250 Ok")
          .data()
          .quitOptional();
      DeliveryReport report =
          send(plaintext(server).build(), Email.to("jürgen@bücher.example").text("Hallo"));
      assertThat(report.allAccepted()).isTrue();
    }

    @Test
    void isNotCutToOctetsWhereTheServerDoesNot() {
      server.greeting().ehlo("8BITMIME").quitOptional();
      DeliveryException failure = failure(Email.to("jürgen@example.org").text("Hallo"));
      assertThat(failure)
          .hasMessageContaining("jürgen@example.org")
          .hasMessageContaining("SMTPUTF8");
      assertThat(failure.nextStep()).isEqualTo(NextStep.GIVE_UP);
    }

    @Test
    void isSeenInTheSettingsSenderToo() {
      server
          .greeting()
          .ehlo("SMTPUTF8")
          .expect("MAIL FROM:<jürgen@example.com> SMTPUTF8")
          .reply("250 Ok")
          .rcptTo(RECIPIENT)
          .data()
          .quitOptional();
      SmtpSettings settings = plaintext(server).sender("jürgen@example.com").build();
      try (Mailer mailer = Mailer.of(settings)) {
        assertThat(mailer.send(mail().build()).allAccepted()).isTrue();
      }
    }

    @Test
    void asTheSenderIsNotCutToOctetsEither() {
      server.greeting().ehlo().quitOptional();
      DeliveryException failure = failure(mail().from("jürgen@example.com"));
      assertThat(failure).hasMessageContaining("jürgen@example.com");
      assertThat(failure.nextStep()).isEqualTo(NextStep.GIVE_UP);
    }

    @Test
    void onlyInItsDomainIsSentAsALabels() {
      server
          .greeting()
          .ehlo("SMTPUTF8")
          .acceptMail(SENDER, "info@xn--bcher-kva.example")
          .quitOptional();
      send(plaintext(server).build(), Email.to("info@bücher.example").text("Hallo"));
    }
  }
}
