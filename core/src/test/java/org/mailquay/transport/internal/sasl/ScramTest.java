package org.mailquay.transport.internal.sasl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailquay.settings.Secret;

class ScramTest {

  private static final String NONCE = "rOprNGfwEbeRWgbNEkqO";
  private static final String SERVER_NONCE = NONCE + "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";
  private static final String SERVER_FIRST =
      "r=" + SERVER_NONCE + ",s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096";
  private static final String SIGNATURE = "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=";

  private final Scram scram = scram(ScramHash.SHA_256, "user", "pencil", NONCE);
  private final Exchange exchange = new Exchange(scram);

  private static Scram scram(ScramHash hash, String user, String password, String nonce) {
    try {
      return new Scram(hash, user, Secret.of(password), nonce, () -> {});
    } catch (SaslException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void makesTheExchangeOfRfc7677() throws Exception {
    assertThat(scram.name()).isEqualTo("SCRAM-SHA-256");
    assertThat(exchange.initial()).isEqualTo("n,,n=user,r=rOprNGfwEbeRWgbNEkqO");
    assertThat(scram.secretUsed()).isFalse();
    assertThat(exchange.respond(SERVER_FIRST))
        .isEqualTo("c=biws,r=" + SERVER_NONCE + ",p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=");
    assertThat(scram.secretUsed()).isTrue();
    assertThat(exchange.respond(SIGNATURE)).isEmpty();
    scram.finish();
    assertThat(scram.errorChallenge()).isEmpty();
  }

  @Test
  void makesTheExchangeOfRfc5802() throws Exception {
    Scram sha1 = scram(ScramHash.SHA_1, "user", "pencil", "fyko+d2lbbFgONRv9qkxdawL");
    Exchange wire = new Exchange(sha1);
    assertThat(sha1.name()).isEqualTo("SCRAM-SHA-1");
    assertThat(wire.initial()).isEqualTo("n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL");
    assertThat(
            wire.respond("r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096"))
        .isEqualTo(
            "c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=");
    assertThat(wire.respond("v=rmF9pqV8S7suAoZWja4dJRkFsKQ=")).isEmpty();
    sha1.finish();
  }

  @Test
  void escapesAndPreparesTheName() throws Exception {
    Scram escaped = scram(ScramHash.SHA_256, "a=b,c\u00AD\u2168", "x", NONCE);
    assertThat(new Exchange(escaped).initial()).isEqualTo("n,,n=a=3Db=2CcIX,r=" + NONCE);
  }

  @Test
  void preparesThePassword() throws Exception {
    Exchange wire = new Exchange(scram(ScramHash.SHA_256, "user", "pen\u00ADc\u2170l", NONCE));
    wire.initial();
    assertThat(wire.respond(SERVER_FIRST))
        .endsWith(",p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=");
  }

  @Test
  void drawsADifferentNonceEachTime() {
    SecureRandom random = new SecureRandom();
    assertThat(Scram.nonce(random)).hasSize(32).isNotEqualTo(Scram.nonce(random));
  }

  @Nested
  class TheFirstMessageOfTheServer {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "garbage",
          ",",
          "=",
          "r=",
          "r=rOprNGfwEbeRWgbNEkqO,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
          "r=ROprNGfwEbeRWgbNEkqO1,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
          "r=1rOprNGfwEbeRWgbNEkqO,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
          "r=rOprNGfwEbeRWgbNEkqO\u00e91,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
          "r=rOprNGfwEbeRWgbNEkqO1,i=4096,s=W22ZaJ0SNY7soEsUEjb6gQ==",
          "r=rOprNGfwEbeRWgbNEkqO1,s=,i=4096",
          "r=rOprNGfwEbeRWgbNEkqO1,s=W22ZaJ0SNY7soEsUEjb6gQ,i=4096",
          "r=rOprNGfwEbeRWgbNEkqO1,s=W22Z!J0S,i=4096",
          "r=rOprNGfwEbeRWgbNEkqO1,s=W22ZaJ0SNY7soEsUEjb6gQ==",
          "r=rOprNGfwEbeRWgbNEkqO1,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=",
          "r=rOprNGfwEbeRWgbNEkqO1,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=0",
          "r=rOprNGfwEbeRWgbNEkqO1,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=-4096",
          "r=rOprNGfwEbeRWgbNEkqO1,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=04096",
          "r=rOprNGfwEbeRWgbNEkqO1,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4095",
          "r=rOprNGfwEbeRWgbNEkqO1,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=2000001",
          "r=rOprNGfwEbeRWgbNEkqO1,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4294971392",
          "r=rOprNGfwEbeRWgbNEkqO1,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=99999999999999999999999",
          "r=rOprNGfwEbeRWgbNEkqO1,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,",
          "r=rOprNGfwEbeRWgbNEkqO1,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,junk",
          "m=ext,r=rOprNGfwEbeRWgbNEkqO1,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
          "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="
        })
    void isRefusedBeforeThePasswordIsUsed(String message) throws Exception {
      exchange.initial();
      assertThatThrownBy(() -> exchange.respond(message))
          .isInstanceOf(SaslException.class)
          .hasMessageNotContaining("pencil");
      assertThat(scram.secretUsed()).isFalse();
      assertThatThrownBy(scram::finish).isInstanceOf(SaslException.class);
    }

    @Test
    void isRefusedWhenItIsNotUtf8() {
      assertThatThrownBy(() -> scram.respond(new byte[] {'r', '=', (byte) 0xff}))
          .isInstanceOf(SaslException.class)
          .hasMessageContaining("UTF-8");
    }

    @Test
    void mayCarryExtensions() throws Exception {
      assertThat(exchange.respond(SERVER_FIRST + ",x=y=z")).startsWith("c=biws,");
    }

    @Test
    void cannotKeepUsComputingWhenTimeIsUp() throws Exception {
      Scram ended =
          new Scram(
              ScramHash.SHA_256,
              "user",
              Secret.of("pencil"),
              NONCE,
              () -> {
                throw new CancellationException("time is up");
              });
      assertThatThrownBy(() -> new Exchange(ended).respond(SERVER_FIRST.replace("4096", "2000000")))
          .isInstanceOf(CancellationException.class);
    }
  }

  @Nested
  class TheLastMessageOfTheServer {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "garbage",
          "v=",
          "v=!",
          "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G5=",
          "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G8=",
          "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjk=",
          "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=,",
          "x=1,v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="
        })
    void isRefusedUnlessItIsTheSignature(String message) throws Exception {
      exchange.respond(SERVER_FIRST);
      assertThatThrownBy(() -> exchange.respond(message)).isInstanceOf(SaslException.class);
      assertThatThrownBy(scram::finish).isInstanceOf(SaslException.class);
    }

    @Test
    void mustNotBeMissing() throws Exception {
      exchange.respond(SERVER_FIRST);
      assertThatThrownBy(scram::finish)
          .isInstanceOf(SaslException.class)
          .hasMessageContaining("signature");
    }

    @Test
    void isTheLast() throws Exception {
      exchange.respond(SERVER_FIRST);
      exchange.respond(SIGNATURE);
      assertThatThrownBy(() -> exchange.respond("")).isInstanceOf(SaslException.class);
    }

    @Test
    void mayBeAnErrorThatNoSuccessCanFollow() throws Exception {
      exchange.respond(SERVER_FIRST);
      assertThat(exchange.respond("e=invalid-proof")).isEmpty();
      assertThat(scram.errorChallenge()).contains("invalid-proof");
      assertThatThrownBy(() -> exchange.respond(SIGNATURE)).isInstanceOf(SaslException.class);
      assertThatThrownBy(scram::finish).isInstanceOf(SaslException.class);
    }
  }
}
