package org.mailquay.transport.internal.sasl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailquay.oauth.AccessToken;
import org.mailquay.settings.Authentication;
import org.mailquay.settings.EmailAddress;
import org.mailquay.settings.Secret;

class SaslMechanismsTest {

  private static final List<String> EVERYTHING =
      List.of(
          "ANONYMOUS",
          "EXTERNAL",
          "xoauth2",
          "LOGIN",
          "plain",
          "CRAM-MD5",
          "DIGEST-MD5",
          "NTLM",
          "SCRAM-SHA-1-PLUS",
          "SCRAM-SHA-256-PLUS",
          "scram-sha-1",
          "Scram-Sha-256",
          "OAUTHBEARER",
          "GSSAPI");

  private final SaslMechanisms mechanisms = new SaslMechanisms(new SecureRandom(), () -> {});

  private List<String> forPassword(String password, List<String> offered, boolean tls)
      throws SaslException {
    Authentication.Password login = new Authentication.Password("alice", Secret.of(password));
    return names(mechanisms.forPassword(login, offered, tls));
  }

  private List<String> forToken(List<String> offered) {
    Authentication.OAuth2 login = new Authentication.OAuth2(EmailAddress.of("alice@example.com"));
    return names(mechanisms.forToken(login, AccessToken.of("t"), Optional.empty(), offered));
  }

  private static List<String> names(List<SaslMechanism> mechanisms) {
    return mechanisms.stream().map(SaslMechanism::name).toList();
  }

  @Test
  void hidesThePasswordFirstWithoutTls() throws Exception {
    assertThat(forPassword("secret", EVERYTHING, false))
        .containsExactly("SCRAM-SHA-256", "SCRAM-SHA-1", "CRAM-MD5", "PLAIN", "LOGIN");
  }

  @Test
  void trustsCramMd5LastWithinTls() throws Exception {
    assertThat(forPassword("secret", EVERYTHING, true))
        .containsExactly("SCRAM-SHA-256", "SCRAM-SHA-1", "PLAIN", "LOGIN", "CRAM-MD5");
  }

  @Test
  void usesOnlyWhatIsOffered() throws Exception {
    assertThat(forPassword("secret", List.of("login", "GSSAPI"), true)).containsExactly("LOGIN");
    assertThat(forPassword("secret", List.of("SCRAM-SHA-256-PLUS", "XOAUTH2"), true)).isEmpty();
    assertThat(forPassword("secret", List.of(), true)).isEmpty();
  }

  @Test
  void passesOverScramForAPasswordThatItCannotCarry() throws Exception {
    assertThat(forPassword("bell\u0007", EVERYTHING, true))
        .containsExactly("PLAIN", "LOGIN", "CRAM-MD5");
    assertThatThrownBy(() -> forPassword("bell\u0007", List.of("SCRAM-SHA-256"), true))
        .isInstanceOf(SaslException.class)
        .hasMessageContaining("prohibits")
        .hasMessageNotContaining("bell");
  }

  @Test
  void prefersTheStandardForTokens() {
    assertThat(forToken(EVERYTHING)).containsExactly("OAUTHBEARER", "XOAUTH2");
    assertThat(forToken(List.of("XOAUTH2", "PLAIN"))).containsExactly("XOAUTH2");
    assertThat(forToken(List.of("PLAIN"))).isEmpty();
  }
}
