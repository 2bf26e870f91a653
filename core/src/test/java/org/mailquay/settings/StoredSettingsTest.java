package org.mailquay.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mailquay.settings.Refusal.assertViolation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailquay.testkit.TestCertificates;

/** Settings to plain properties and back. */
class StoredSettingsTest {

  private static SmtpSettingsBuilder complete() {
    return SmtpSettings.builder()
        .host("smtp.example.com")
        .sender("\"Shop, Inc.\" <shop@example.com>")
        .username("shop")
        .password("pässwörd☃");
  }

  static List<SmtpSettings> everyKind() {
    return List.of(
        complete().build(),
        complete().startTls().port(2587).replyTo("Anna Müller <anna@example.com>").build(),
        complete().noAuthentication().plaintextDangerous().build(),
        complete().plaintextDangerous().allowCredentialsOverPlaintextDangerous().build(),
        complete().ntlm("company.com", "shop", Secret.of("secret")).build(),
        complete().noAuthentication().oauth2("shop@example.com").build(),
        complete().host("::1").ehloName("[10.0.0.7]").build(),
        complete().tlsTrust(TlsTrust.pinned("0123456789abcdef".repeat(4))).build(),
        complete()
            .tlsTrust(TlsTrust.additionalAuthorities(TestCertificates.authorityPem()))
            .build(),
        complete().proxy(ProxySettings.httpConnect("10.0.0.1", 3128)).build(),
        complete()
            .proxy(
                ProxySettings.socks5("proxy.example.com", 1080)
                    .withLogin("user", Secret.of("proxy-secret")))
            .build(),
        complete()
            .timeouts(
                new Timeouts(
                    Duration.ofMillis(1500),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(4),
                    Duration.ofHours(5)))
            .build(),
        complete()
            .limits(
                SendingLimits.none()
                    .withMessagesPerMinute(30)
                    .withMessagesPerDay(1000)
                    .withRecipientsPerDay(10_000)
                    .withConnections(3))
            .build());
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void comeBackAsTheyWere(SmtpSettings settings) {
    SmtpSettings read = SmtpSettings.fromProperties(settings.toProperties(), settings.secrets());
    assertThat(read).isEqualTo(settings);
    assertThat(read.toProperties()).isEqualTo(settings.toProperties());
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void holdNoSecret(SmtpSettings settings) {
    settings
        .secrets()
        .values()
        .forEach(
            secret ->
                assertThat(settings.toProperties().values())
                    .noneMatch(value -> value.contains(secret.reveal())));
  }

  @Test
  void areReadableByAPerson() {
    assertThat(complete().build().toProperties())
        .containsEntry("schemaVersion", "1")
        .containsEntry("host", "smtp.example.com")
        .containsEntry("port", "465")
        .containsEntry("encryption", "implicit-tls")
        .containsEntry("authentication", "password")
        .containsEntry("username", "shop")
        .containsEntry("sender", "\"Shop, Inc.\" <shop@example.com>")
        .containsEntry("timeout.connect", "PT15S");
  }

  @Nested
  class FromANewerVersion {

    private final Map<String, String> newer = newer();

    private Map<String, String> newer() {
      Map<String, String> properties = new TreeMap<>(complete().build().toProperties());
      properties.put("schemaVersion", "7");
      properties.put("dkim.selector", "autumn");
      return properties;
    }

    private SmtpSettings read() {
      return SmtpSettings.fromProperties(newer, complete().build().secrets());
    }

    @Test
    void keepWhatThisVersionDoesNotKnow() {
      assertThat(read().toProperties()).isEqualTo(newer);
    }

    @Test
    void keepItThroughTheBuilder() {
      SmtpSettings edited = read().toBuilder().port(2465).build();
      assertThat(edited.toProperties())
          .containsEntry("dkim.selector", "autumn")
          .containsEntry("schemaVersion", "7")
          .containsEntry("port", "2465");
    }
  }

  @Nested
  class Damaged {

    private final Map<String, String> properties = new TreeMap<>(complete().build().toProperties());
    private final Map<String, Secret> secrets = new TreeMap<>(complete().build().secrets());

    private List<Violation> errors() {
      return catchThrowableOfType(
              SettingsException.class, () -> SmtpSettings.fromProperties(properties, secrets))
          .violations();
    }

    @Test
    void nameAMissingVersion() {
      properties.remove("schemaVersion");
      assertViolation(
          errors(),
          ViolationCode.SCHEMA_VERSION,
          "Stored settings: \"\" is not a version of stored settings. Allowed are whole numbers"
              + " from 1.");
    }

    @Test
    void nameAMissingSecret() {
      secrets.clear();
      assertThat(errors())
          .containsExactly(Violation.of(Field.PASSWORD, ViolationCode.SECRET_MISSING, "password"));
      assertViolation(
          errors(),
          ViolationCode.SECRET_MISSING,
          "Password: the secret \"password\" is missing. It must be handed in beside the stored"
              + " settings.");
    }

    @Test
    void nameAValueThatCannotBeRead() {
      properties.put("timeout.total", "ten minutes");
      assertViolation(
          errors(),
          ViolationCode.PROPERTY_UNREADABLE,
          "Stored settings: the value \"ten minutes\" of \"timeout.total\" cannot be read. Allowed"
              + " is the form PT30S.");
    }

    @Test
    void nameAChoiceThatThereIsNot() {
      properties.put("encryption", "ssl");
      List<Violation> errors = errors();
      assertThat(errors).extracting(Violation::code).containsExactly(ViolationCode.NOT_ALLOWED);
      assertThat(errors.get(0).message()).contains("ssl", "implicit-tls, starttls, plaintext");
    }

    @Test
    void nameEverythingAtOnce() {
      properties.put("port", "x");
      properties.put("timeout.total", "ten minutes");
      properties.put("limit.connections", "0");
      properties.put("tlsTrust", "pinned");
      properties.put("proxy", "socks4");
      assertThat(errors())
          .extracting(Violation::code)
          .containsExactlyInAnyOrder(
              ViolationCode.PORT_NOT_A_NUMBER,
              ViolationCode.PROPERTY_UNREADABLE,
              ViolationCode.LIMIT_RANGE,
              ViolationCode.PIN_SYNTAX,
              ViolationCode.NOT_ALLOWED);
    }

    @Test
    void refuseASecretAmongThePlainValuesWithoutShowingIt() {
      properties.put("password", "canary");
      List<Violation> errors = errors();
      assertThat(errors)
          .containsExactly(
              Violation.of(Field.PASSWORD, ViolationCode.SECRET_AMONG_PROPERTIES, "password"));
      assertThat(errors.get(0).message()).doesNotContain("canary");
    }

    @Test
    void nameAnUnreadableCertificate() {
      properties.put("tlsTrust", "authorities");
      properties.put("tlsTrust.certificates", "-----BEGIN CERTIFICATE-----\nAAAA\n");
      assertThat(errors())
          .extracting(Violation::code)
          .containsExactly(ViolationCode.CERTIFICATE_UNREADABLE);
    }
  }
}
