package org.mailquay.postfix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mailquay.postfix.Sending.mail;
import static org.mailquay.postfix.Sending.newMark;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailquay.Mailer;
import org.mailquay.oauth.AccessToken;
import org.mailquay.settings.Secret;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.settings.SmtpSettingsBuilder;
import org.mailquay.smtp.NextStep;
import org.mailquay.transport.AuthorizationException;
import org.mailquay.transport.StageEvent;
import org.mailquay.transport.StageFinding;

/** Every mechanism against the real Dovecot. */
@RequiresPostfix
final class PostfixLoginTest {

  private final List<String> tried = new ArrayList<>();

  private void note(StageEvent event) {
    for (StageFinding finding : event.findings()) {
      if (finding instanceof StageFinding.LoginTried login) {
        tried.add(login.mechanism());
      }
    }
  }

  private void deliver(SmtpSettingsBuilder settings, String token, String user, PostfixLab lab) {
    String mark = newMark();
    SmtpSettings built = settings.build();
    try (Mailer mailer =
        Mailer.builder(built).tokens(() -> AccessToken.of(token)).onStage(this::note).build()) {
      assertThat(mailer.send(mail(mark, lab.mailbox("bob"))).allAccepted()).isTrue();
    }
    assertThat(lab.maildir("bob").await(mark)).asString().contains("sender: " + user);
  }

  private AuthorizationException refused(SmtpSettingsBuilder settings, String token) {
    SmtpSettings built = settings.build();
    try (Mailer mailer =
        Mailer.builder(built).tokens(() -> AccessToken.of(token)).onStage(this::note).build()) {
      AuthorizationException refusal =
          catchThrowableOfType(
              AuthorizationException.class, () -> mailer.send(mail(newMark(), "bob@shop.test")));
      assertThat(refusal).isNotNull();
      return refusal;
    }
  }

  @Nested
  final class WithAPassword {

    @ParameterizedTest
    @CsvSource({
      "submission.cram, CRAM-MD5",
      "submission.scram-sha-1, SCRAM-SHA-1",
      "submission.scram-sha-256, SCRAM-SHA-256",
      "submission.plain, PLAIN",
      "submission.login, LOGIN"
    })
    void isMadeByTheMechanismThatIsOffered(String listener, String mechanism, PostfixLab lab) {
      for (String user : List.of("alice", "dave", "frieda", "greta")) {
        tried.clear();
        deliver(lab.settings(listener, user), "none", user, lab);
        assertThat(tried).containsExactly(mechanism);
      }
    }

    /** SASLprep and UTF-8: what is stored and what is sent must be prepared alike. */
    @ParameterizedTest
    @ValueSource(strings = {"carol", "emil"})
    void mayHoldAnyCharacter(String user, PostfixLab lab) {
      deliver(lab.settings("submission.scram-sha-256", user), "none", user, lab);
      assertThat(tried).containsExactly("SCRAM-SHA-256");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "submission.cram",
          "submission.scram-sha-1",
          "submission.scram-sha-256",
          "submission.all"
        })
    void thatIsWrongIsTriedOnceAndRefused(String listener, PostfixLab lab) {
      AuthorizationException refusal =
          refused(lab.settings(listener, "alice").login("alice", Secret.of("wrong-one-1")), "none");
      assertThat(refusal.nextStep()).isEqualTo(NextStep.FIX_SETTINGS);
      assertThat(refusal.reply().orElseThrow().code().value()).isEqualTo(535);
      assertThat(tried).hasSize(1);
      Secrets.assertAbsent(refusal, "alice", "wrong-one-1");
    }

    @Test
    void goesByTheStrongestOfAll(PostfixLab lab) {
      deliver(lab.settings("submission.all", "alice"), "none", "alice", lab);
      assertThat(tried).containsExactly("SCRAM-SHA-256");
    }

    /** Only a hash of this one is stored: SCRAM ends before it has used the password. */
    @Test
    void goesOnToAnotherMechanismWhereTheServerHasNothingForTheFirst(PostfixLab lab) {
      deliver(lab.settings("submission.all", "hans"), "none", "hans", lab);
      assertThat(tried).startsWith("SCRAM-SHA-256").hasSizeGreaterThan(1);
      assertThat(tried.get(tried.size() - 1)).isIn("PLAIN", "LOGIN");
    }
  }

  @Nested
  final class WithAToken {

    @ParameterizedTest
    @CsvSource({
      "submission.xoauth2, XOAUTH2, alice",
      "submission.oauthbearer, OAUTHBEARER, alice",
      "submission.oauthbearer, OAUTHBEARER, bob",
      "submission.xoauth2, XOAUTH2, bob"
    })
    void isMadeByTheMechanismThatIsOffered(
        String listener, String mechanism, String user, PostfixLab lab) {
      deliver(oauth(listener, user, lab), lab.token(user), user, lab);
      assertThat(tried).containsExactly(mechanism);
    }

    @Test
    void goesByAMechanismForTokensWhereThereAreAll(PostfixLab lab) {
      deliver(oauth("submission.all", "alice", lab), lab.token("alice"), "alice", lab);
      assertThat(tried).hasSize(1).allMatch(name -> name.contains("OAUTH"));
    }

    @ParameterizedTest
    @CsvSource({
      "submission.xoauth2, expired",
      "submission.oauthbearer, expired",
      "submission.oauthbearer, narrow",
      "submission.xoauth2, narrow"
    })
    void thatIsNoGoodIsRefusedWithTheServersReason(String listener, String token, PostfixLab lab) {
      AuthorizationException refusal = refused(oauth(listener, "alice", lab), lab.token(token));
      assertThat(refusal.reply().orElseThrow().code().value()).isEqualTo(535);
      Secrets.assertAbsent(refusal, "alice", lab.token(token));
    }

    private SmtpSettingsBuilder oauth(String listener, String user, PostfixLab lab) {
      return lab.settings(listener, user).noAuthentication().oauth2(lab.mailbox(user));
    }
  }
}
