package org.mailquay.transport.internal.sasl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailquay.oauth.AccessToken;
import org.mailquay.settings.Encryption;
import org.mailquay.settings.Endpoint;
import org.mailquay.settings.Hostname;
import org.mailquay.settings.Port;

class TokenMechanismsTest {

  private static final AccessToken TOKEN =
      AccessToken.of("vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg==");
  private static final Endpoint ENDPOINT =
      new Endpoint(Hostname.of("server.example.com"), Port.of(587), Encryption.STARTTLS);
  private static final String ERROR = "{\"status\":\"invalid_token\",\"scope\":\"example_scope\"}";

  private final OAuthBearer bearer =
      new OAuthBearer("user@example.com", TOKEN, Optional.of(ENDPOINT));
  private final XOAuth2 xoauth2 = new XOAuth2("user@example.com", TOKEN);

  @Test
  void oauthbearerMakesTheMessageOfRfc7628() throws Exception {
    assertThat(new Exchange(bearer).initial())
        .isEqualTo(
            "n,a=user@example.com,\1host=server.example.com\1port=587\1"
                + "auth=Bearer vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg==\1\1");
    bearer.finish();
    assertThat(bearer.errorChallenge()).isEmpty();
  }

  @Test
  void oauthbearerEscapesTheNameAndNeedsNoHost() throws Exception {
    OAuthBearer odd = new OAuthBearer("a=b,c@example.com", AccessToken.of("t"), Optional.empty());
    assertThat(new Exchange(odd).initial())
        .isEqualTo("n,a=a=3Db=2Cc@example.com,\1auth=Bearer t\1\1");
  }

  @Test
  void xoauth2MakesItsOneMessage() throws Exception {
    assertThat(xoauth2.secretUsed()).isFalse();
    assertThat(new Exchange(xoauth2).initial())
        .isEqualTo(
            "user=user@example.com\1auth=Bearer vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg==\1\1");
    assertThat(xoauth2.secretUsed()).isTrue();
    xoauth2.finish();
  }

  @Test
  void anErrorChallengeIsKeptAndAnsweredInTheWayOfEach() throws Exception {
    bearer.initialResponse();
    xoauth2.initialResponse();
    assertThat(new Exchange(bearer).respond(ERROR)).isEqualTo("\1");
    assertThat(new Exchange(xoauth2).respond(ERROR)).isEmpty();
    assertThat(bearer.errorChallenge()).contains(ERROR);
    assertThat(xoauth2.errorChallenge()).contains(ERROR);
  }

  @Test
  void nothingButARefusalFollowsAnErrorChallenge() throws Exception {
    for (SaslMechanism mechanism : new SaslMechanism[] {bearer, xoauth2}) {
      mechanism.initialResponse();
      new Exchange(mechanism).respond("");
      assertThat(mechanism.errorChallenge()).contains("");
      assertThatThrownBy(() -> new Exchange(mechanism).respond(ERROR))
          .isInstanceOf(SaslException.class);
      assertThatThrownBy(mechanism::finish).isInstanceOf(SaslException.class);
    }
  }

  @Test
  void noChallengeComesBeforeTheMessage() {
    for (SaslMechanism mechanism : new SaslMechanism[] {bearer, xoauth2}) {
      assertThat(mechanism.sendsSecretInClear()).isTrue();
      assertThatThrownBy(() -> new Exchange(mechanism).respond(""))
          .isInstanceOf(SaslException.class);
      assertThatThrownBy(mechanism::finish).isInstanceOf(SaslException.class);
    }
  }
}
