package org.mailquay.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.mailquay.settings.SmtpSettings;
import org.springframework.mail.MailAuthenticationException;

/** Mailers that speak Jakarta Mail send over connections of the settings. */
class UnderOtherMailersTest {

  @Test
  void springSends() throws Exception {
    try (EmbeddedServer server = EmbeddedServer.start()) {
      UnderSpring.send(server.settings());
      assertThat(server.subjects()).containsExactly("Sent by Spring");
    }
  }

  @Test
  void springHearsOfAWrongPasswordInItsOwnTerms() throws Exception {
    try (EmbeddedServer server = EmbeddedServer.start()) {
      SmtpSettings wrong = server.settings().toBuilder().password("wrong").build();
      assertThatThrownBy(() -> UnderSpring.send(wrong))
          .isInstanceOf(MailAuthenticationException.class)
          .hasStackTraceContaining("535");
    }
  }

  @Test
  void simpleJavaMailSends() throws Exception {
    try (EmbeddedServer server = EmbeddedServer.start()) {
      UnderSimpleJavaMail.send(server.settings());
      assertThat(server.subjects()).containsExactly("Sent by Simple Java Mail");
    }
  }
}
