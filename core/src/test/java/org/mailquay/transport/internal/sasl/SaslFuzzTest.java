package org.mailquay.transport.internal.sasl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.mailquay.oauth.AccessToken;
import org.mailquay.settings.Secret;
import org.mailquay.vectors.RandomTexts;

/** What holds for every challenge there is, tried on many with a fixed seed. */
class SaslFuzzTest {

  private static final int COUNT = 100_000;
  private static final String PASSWORD = "pencil";
  private static final String NONCE = "rOprNGfwEbeRWgbNEkqO";
  private static final String SERVER_FIRST =
      "r=" + NONCE + "Q$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096";
  private static final String ERROR =
      "{\"status\":\"401\",\"schemes\":\"bearer\",\"scope\":\"mail\"}";

  /** Answers, or refuses by the one exception that is for it; says nothing of the secret. */
  private static Optional<byte[]> respond(SaslMechanism mechanism, byte[] challenge) {
    try {
      return Optional.of(mechanism.respond(challenge));
    } catch (SaslException e) {
      assertThat(e.getMessage()).doesNotContain(PASSWORD);
      assertThat(e.getMessage().chars()).noneMatch(Character::isISOControl);
      return Optional.empty();
    }
  }

  private static boolean finishes(SaslMechanism mechanism) {
    try {
      mechanism.finish();
      return true;
    } catch (SaslException e) {
      return false;
    }
  }

  private static Scram scram() {
    try {
      return new Scram(ScramHash.SHA_256, "user", Secret.of(PASSWORD), NONCE, () -> {});
    } catch (SaslException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void theFirstMessageOfScramIsReadOrRefused() {
    Mutations mutations = new Mutations(1, SERVER_FIRST);
    int read = 0;
    for (int i = 0; i < COUNT; i++) {
      String message = new String(mutations.next(), StandardCharsets.UTF_8);
      try {
        ScramChallenge challenge = ScramChallenge.parse(message, NONCE);
        assertThat(challenge.nonce()).startsWith(NONCE).isNotEqualTo(NONCE);
        assertThat(challenge.salt()).isNotEmpty();
        assertThat(challenge.iterations()).isBetween(4096, 2_000_000);
        read++;
      } catch (SaslException e) {
        assertThat(e.getMessage().chars()).noneMatch(Character::isISOControl);
      }
    }
    assertThat(read).isBetween(COUNT / 50, COUNT / 2);
  }

  @Test
  void noAnswerToScramGoesOutBeforeTheServersNonceWasChecked() {
    Mutations mutations = new Mutations(2, SERVER_FIRST);
    for (int i = 0; i < 1000; i++) {
      Scram scram = scram();
      byte[] challenge = mutations.next();
      boolean answered = respond(scram, challenge).isPresent();
      assertThat(scram.secretUsed()).isEqualTo(answered);
      assertThat(finishes(scram)).isFalse();
      if (answered) {
        assertThat(new String(challenge, StandardCharsets.UTF_8)).startsWith("r=" + NONCE);
      }
    }
  }

  @Test
  void noneButTheRightSignatureEndsScram() throws Exception {
    Mutations mutations = new Mutations(3, "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=");
    String first =
        "r=" + NONCE + "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096";
    Scram scram = scram();
    new Exchange(scram).respond(first);
    for (int i = 0; i < COUNT; i++) {
      respond(scram, mutations.next());
      assertThat(finishes(scram)).isFalse();
      if (scram.errorChallenge().isPresent()) {
        scram = scram();
        new Exchange(scram).respond(first);
      }
    }
    new Exchange(scram).respond("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=");
    assertThat(finishes(scram)).isTrue();
  }

  @Test
  void theOthersAnswerOrRefuseWhateverComes() {
    AccessToken token = AccessToken.of("token");
    Secret secret = Secret.of(PASSWORD);
    Mutations mutations = new Mutations(4, ERROR);
    for (Supplier<SaslMechanism> fresh :
        List.<Supplier<SaslMechanism>>of(
            () -> new Plain("user", secret),
            () -> new Login("user", secret),
            () -> new CramMd5("user", secret),
            () -> new XOAuth2("user", token),
            () -> new OAuthBearer("user", token, Optional.empty()))) {
      for (int i = 0; i < COUNT / 5; i++) {
        SaslMechanism mechanism = fresh.get();
        for (int challenges = 0; challenges < 3; challenges++) {
          respond(mechanism, mutations.next());
        }
        // three challenges are more than any of these has
        assertThatThrownBy(() -> mechanism.respond(mutations.next()))
            .isInstanceOf(SaslException.class);
      }
    }
  }

  @Test
  void preparedTextsStayAsTheyAre() {
    int prepared = 0;
    for (String text : new RandomTexts(5).stream(COUNT).toList()) {
      try {
        char[] once = SaslPrep.prepare(text.toCharArray(), "the text");
        assertThat(SaslPrep.prepare(once, "the text")).isEqualTo(once);
        prepared++;
      } catch (SaslException e) {
        assertThat(e.getMessage()).startsWith("the text ");
      }
    }
    assertThat(prepared).isGreaterThan(COUNT / 10);
  }
}
