package org.mailquay.transport.internal.angus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailquay.settings.Secret;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.settings.SmtpSettingsBuilder;
import org.mailquay.transport.internal.NameResolver;
import org.mailquay.transport.internal.TransportContext;

/** What each setting is called by Angus. */
class AngusSessionTest {

  private static Properties properties(UnaryOperator<SmtpSettingsBuilder> change) {
    SmtpSettingsBuilder builder =
        SmtpSettings.builder()
            .host("smtp.example.com")
            .sender("Shop <shop@bücher.example>")
            .login("shop", Secret.of("canary"));
    SmtpSettings settings = change.apply(builder).build();
    return AngusSession.properties(
        new TransportContext(settings, null, NameResolver.system()), false);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "absent",
      value = {
        "mail.transport.protocol, smtp",
        "mail.smtp.host, smtp.example.com",
        "mail.smtp.port, 465",
        "mail.smtp.localhost, [127.0.0.1]",
        "mail.from, shop@xn--bcher-kva.example",
        "mail.smtp.ssl.checkserveridentity, true",
        "mail.smtp.ssl.protocols, TLSv1.3 TLSv1.2",
        "mail.smtp.ssl.trust, absent",
        "mail.smtp.socketFactory.fallback, false",
        "mail.smtp.ssl.socketFactory.fallback, false",
        "mail.smtp.starttls.enable, false",
        "mail.smtp.starttls.required, false",
        "mail.smtp.connectiontimeout, 15000",
        "mail.smtp.timeout, 60000",
        "mail.smtp.auth, true",
        "mail.smtp.auth.mechanisms, PLAIN LOGIN DIGEST-MD5",
        "mail.smtp.user, shop",
        "mail.smtp.sendpartial, false",
        "mail.smtp.chunksize, absent",
        "mail.mime.allowutf8, false"
      })
  void namesEverything(String key, String value) {
    assertThat(properties(builder -> builder).getProperty(key)).isEqualTo(value);
  }

  @Test
  void requiresStartTls() {
    Properties properties = properties(SmtpSettingsBuilder::startTls);
    assertThat(properties)
        .containsEntry("mail.smtp.starttls.enable", "true")
        .containsEntry("mail.smtp.starttls.required", "true");
  }

  @Test
  void hidesThePasswordWhereOthersCanRead() {
    Properties properties =
        properties(b -> b.plaintextDangerous().allowCredentialsOverPlaintextDangerous());
    assertThat(properties.getProperty("mail.smtp.auth.mechanisms")).startsWith("DIGEST-MD5 ");
  }

  @Test
  void namesTheWindowsDomain() {
    Properties properties = properties(b -> b.ntlm("company.com", "shop", Secret.of("canary")));
    assertThat(properties)
        .containsEntry("mail.smtp.auth.mechanisms", "NTLM")
        .containsEntry("mail.smtp.auth.ntlm.domain", "company.com");
  }

  @Test
  void doesNotLogInWhereNoLoginIsSet() {
    Properties properties = properties(SmtpSettingsBuilder::noAuthentication);
    assertThat(properties)
        .containsEntry("mail.smtp.auth", "false")
        .doesNotContainKey("mail.smtp.user");
  }

  @Test
  void holdsNoSecret() {
    assertThat(properties(builder -> builder).toString()).doesNotContain("canary");
  }
}
