package org.mailquay.postfix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mailquay.postfix.Sending.mail;
import static org.mailquay.postfix.Sending.newMark;
import static org.mailquay.postfix.Sending.send;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailquay.Mailer;
import org.mailquay.message.Email;
import org.mailquay.settings.Secret;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.settings.SmtpSettingsBuilder;
import org.mailquay.smtp.MailException;
import org.mailquay.smtp.NextStep;
import org.mailquay.smtp.Stage;
import org.mailquay.transport.AuthorizationException;
import org.mailquay.transport.DeliveryException;
import org.mailquay.transport.DeliveryReport;
import org.mailquay.transport.Outcome;
import org.mailquay.transport.RecipientOutcome;

@RequiresPostfix
final class PostfixRefusalTest {

  @Nested
  final class OfARecipient {

    @ParameterizedTest
    @CsvSource({
      "unknown,    550, 5.1.1, GIVE_UP",
      "blocked,    554, 5.7.1, GIVE_UP",
      "disabled,   550, 5.2.1, GIVE_UP",
      "greylisted, 450, 4.7.1, RETRY_LATER",
      "over-quota, 452, 4.2.2, RETRY_LATER",
      "shutdown,   421, 4.3.2, RETRY_LATER"
    })
    void saysWhatTheServerSaidAndWhatToDo(
        String recipient, int code, String enhanced, NextStep nextStep, PostfixLab lab) {
      DeliveryException refusal =
          refused(lab.settings("submission", "alice"), mail(newMark(), lab.mailbox(recipient)));

      assertThat(refusal.nextStep()).isEqualTo(nextStep);
      assertThat(refusal.stage()).hasValue(Stage.RECIPIENT);
      assertReply(refusal, code, enhanced);
      RecipientOutcome outcome = refusal.report().orElseThrow().recipients().get(0);
      assertThat(outcome.outcome()).isEqualTo(Outcome.REJECTED);
      assertThat(outcome.reply()).isEqualTo(refusal.reply());
    }

    @Test
    void isARefusalForAll(PostfixLab lab) {
      String mark = newMark();

      DeliveryException refusal =
          refused(
              lab.settings("submission", "alice"),
              mail(mark, lab.mailbox("bob"), lab.mailbox("unknown"), lab.mailbox("carol")));

      assertThat(refusal.report().orElseThrow().recipients())
          .extracting(RecipientOutcome::outcome)
          .containsExactly(Outcome.NOT_SENT, Outcome.REJECTED, Outcome.NOT_SENT);
      assertNotDelivered(lab, mark, "bob", "carol");
    }

    @Test
    void leavesTheMailerUsable(PostfixLab lab) {
      String mark = newMark();
      try (Mailer mailer = Mailer.of(lab.settings("submission", "alice").build())) {
        assertThatThrownBy(() -> mailer.send(mail(newMark(), lab.mailbox("unknown"))))
            .isInstanceOf(DeliveryException.class);

        mailer.send(mail(mark, lab.mailbox("bob")));
      }

      assertThat(lab.maildir("bob").await(mark)).isNotEmpty();
    }

    @Test
    void passesWhenARealGreylistHasSeenTheMailBefore(PostfixLab lab) {
      // postgrey knows mails by client, sender and recipient: the first test run meets the refusal
      SmtpSettings settings = lab.settings("submission", "alice").build();
      String mark = newMark();

      DeliveryReport report = sendUntilTaken(settings, mail(mark, lab.mailbox("postgrey")));

      assertThat(report.allAccepted()).isTrue();
      assertThat(lab.maildir("postgrey").await(mark)).isNotEmpty();
    }

    private DeliveryReport sendUntilTaken(SmtpSettings settings, Email.Builder email) {
      long deadline = System.nanoTime() + 20_000_000_000L;
      while (true) {
        try {
          return send(settings, email);
        } catch (DeliveryException refusal) {
          assertThat(refusal.isTransient()).as(refusal.toString()).isTrue();
          assertReply(refusal, 450, "4.2.0");
          assertThat(System.nanoTime()).as("greylisted for 20 s").isLessThan(deadline);
        }
      }
    }
  }

  @Nested
  final class OfTheSender {

    @Test
    void namesTheLoginThatDoesNotOwnIt(PostfixLab lab) {
      DeliveryException refusal =
          refused(
              lab.settings("submission", "alice").sender(lab.mailbox("bob")),
              mail(newMark(), lab.mailbox("carol")));

      assertReply(refusal, 553, "5.7.1");
      assertThat(refusal.reply().orElseThrow().text()).contains("not owned by user alice");
      assertThat(refusal.nextStep()).isEqualTo(NextStep.FIX_SETTINGS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice", "bob"})
    void doesNotHappenToAnAddressThatTwoOwn(String user, PostfixLab lab) {
      String mark = newMark();

      send(
          lab.settings("submission", user).sender(lab.mailbox("till")),
          mail(mark, lab.mailbox("carol")));

      assertThat(lab.maildir("carol").await(mark)).isNotEmpty();
    }
  }

  @Nested
  final class OfTheContent {

    @ParameterizedTest
    @CsvSource({"REFUSE-CONTENT, 550, 5.7.1, GIVE_UP", "DEFER-CONTENT, 451, 4.7.1, RETRY_LATER"})
    void comesAfterTheLastByte(
        String word, int code, String enhanced, NextStep nextStep, PostfixLab lab) {
      String mark = newMark();

      DeliveryException refusal =
          refused(
              lab.settings("submission", "alice"), mail(mark, lab.mailbox("bob")).subject(word));

      assertThat(refusal.nextStep()).isEqualTo(nextStep);
      assertThat(refusal.stage()).hasValue(Stage.MESSAGE);
      assertReply(refusal, code, enhanced);
      assertThat(refusal.mayHaveBeenDelivered()).isFalse();
      assertNotDelivered(lab, mark, "bob");
    }

    @ParameterizedTest
    @ValueSource(strings = {"submission", "submission.bare", "submissions"})
    void meetsWhatIsTooBig(String listener, PostfixLab lab) {
      String mark = newMark();

      DeliveryException refusal =
          refused(
              lab.settings(listener, "alice"),
              mail(mark, lab.mailbox("bob")).attach("big.bin", new byte[lab.sizeLimit()]));

      assertThat(refusal.nextStep()).isEqualTo(NextStep.GIVE_UP);
      if (listener.equals("submission.bare")) {
        assertReply(refusal, 552, "5.3.4");
      } else {
        // the limit was announced, so the server hears nothing of the mail
        assertThat(refusal.reply()).isEmpty();
        assertThat(refusal).hasMessageContaining("at most " + lab.sizeLimit());
      }
      assertThat(refusal.mayHaveBeenDelivered()).isFalse();
      assertNotDelivered(lab, mark, "bob");
    }

    @Test
    void doesNotMeetWhatJustFits(PostfixLab lab) {
      String mark = newMark();
      byte[] fits = new byte[lab.sizeLimit() * 7 / 10];

      send(
          lab.settings("submission", "alice"),
          mail(mark, lab.mailbox("bob")).attach("fits.bin", fits));

      assertThat(lab.maildir("bob").await(mark).length).isGreaterThan(lab.sizeLimit() * 9 / 10);
    }
  }

  @Nested
  final class OfTheLogin {

    private static final String CANARY = "canary-Pässwörd-7391";

    @ParameterizedTest
    @ValueSource(strings = {"submission.plain", "submission.login", "submissions"})
    void saysSoWithoutThePassword(String listener, PostfixLab lab) {
      SmtpSettingsBuilder settings =
          lab.settings(listener, "alice").login("alice", Secret.of(CANARY));

      AuthorizationException refusal =
          catchThrowableOfType(
              AuthorizationException.class,
              () -> send(settings, mail(newMark(), lab.mailbox("bob"))));

      assertThat(refusal).isNotNull();
      assertThat(refusal.nextStep()).isEqualTo(NextStep.FIX_SETTINGS);
      assertThat(refusal.stage()).hasValue(Stage.AUTHENTICATE);
      assertReply(refusal, 535, "5.7.8");
      Secrets.assertAbsent(refusal, "alice", CANARY);
    }

    @Test
    void isNeverAnsweredByGoingOnWithoutOne(PostfixLab lab) {
      // this listener takes mail for its own domain from anybody, and offers no login
      SmtpSettingsBuilder settings = lab.settings("mx.starttls", "alice");
      String mark = newMark();

      AuthorizationException refusal =
          catchThrowableOfType(
              AuthorizationException.class, () -> send(settings, mail(mark, lab.mailbox("bob"))));

      assertThat(refusal).isNotNull();
      assertThat(refusal.nextStep()).isEqualTo(NextStep.FIX_SETTINGS);
      assertNotDelivered(lab, mark, "bob");
    }

    @Test
    void isWantedByASubmissionServer(PostfixLab lab) {
      MailException refusal =
          refused(
              lab.settings("submission", "alice").noAuthentication(),
              mail(newMark(), lab.mailbox("bob")));

      assertReply(refusal, 553, "5.7.1");
      assertThat(refusal.nextStep()).isEqualTo(NextStep.FIX_SETTINGS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "over-quota"})
    void leavesNoTraceOfThePasswordInLaterRefusals(String recipient, PostfixLab lab) {
      DeliveryException refusal =
          refused(lab.settings("submission", "carol"), mail(newMark(), lab.mailbox(recipient)));

      Secrets.assertAbsent(refusal, "carol", lab.password("carol"));
    }
  }

  private static DeliveryException refused(SmtpSettingsBuilder settings, Email.Builder email) {
    DeliveryException refusal =
        catchThrowableOfType(DeliveryException.class, () -> send(settings, email));
    assertThat(refusal).as("the server should have refused").isNotNull();
    return refusal;
  }

  private static void assertReply(MailException refusal, int code, String enhanced) {
    assertThat(refusal.reply().orElseThrow().toString()).startsWith(code + " ");
    // a server that does not announce ENHANCEDSTATUSCODES may still send them
    assertThat(refusal.reply().orElseThrow().text()).startsWith(enhanced + " ");
  }

  /** The server delivers in order: what a later mail overtook was never taken. */
  private static void assertNotDelivered(PostfixLab lab, String mark, String... users) {
    String later = newMark();
    String[] recipients = Arrays.stream(users).map(lab::mailbox).toArray(String[]::new);
    send(lab.settings("submission", "alice"), mail(later, recipients));
    for (String user : users) {
      lab.maildir(user).await(later);
      assertThat(lab.maildir(user).mailsWith(mark)).isEqualTo(List.of());
    }
    lab.maildir("archive").await(later);
    assertThat(lab.maildir("archive").mailsWith(mark)).isEqualTo(List.of());
  }
}
