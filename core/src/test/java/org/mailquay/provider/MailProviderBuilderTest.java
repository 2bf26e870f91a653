package org.mailquay.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailquay.settings.Encryption;
import org.mailquay.settings.Endpoint;
import org.mailquay.settings.Hostname;
import org.mailquay.settings.Port;
import org.mailquay.settings.SettingsException;

class MailProviderBuilderTest {

  private static final Endpoint SERVER =
      new Endpoint(Hostname.of("smtp.example.com"), Port.SUBMISSIONS, Encryption.IMPLICIT_TLS);

  private static MailProviderBuilder builder() {
    return MailProvider.builder("corner", "Corner").endpoint(SERVER);
  }

  @Test
  void fillsInWhatIsUsual() {
    MailProvider provider = builder().build();

    assertThat(provider.status()).isEqualTo(ProviderStatus.WORKS);
    assertThat(provider.logins()).containsExactly(LoginKind.PASSWORD);
    assertThat(provider.preparation(Locale.GERMAN))
        .isEqualTo("Bei Corner ist nichts vorzubereiten.");
    assertThat(provider.preparation(Locale.ENGLISH))
        .isEqualTo("There is nothing to prepare at Corner.");
    assertThat(provider).hasToString("MailProvider[corner]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "Corner", "corner hosting", "corner_hosting", "corner.", "a\nb"})
  void refusesAnIdOfAnotherForm(String id) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MailProvider.builder(id, "Corner"))
        .withMessageContaining("lower-case letters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\r\nb"})
  void refusesTextsThatAreNone(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> MailProvider.builder("corner", text));
    assertThatIllegalArgumentException().isThrownBy(() -> builder().preparation(text));
    assertThatIllegalArgumentException().isThrownBy(() -> builder().oauthIssuer(text));
    assertThatIllegalArgumentException().isThrownBy(() -> builder().sources(text));
  }

  @Test
  void refusesNamesThatAreNoDomains() {
    assertThatThrownBy(() -> builder().domains("example.com", "*.example.com"))
        .isInstanceOf(SettingsException.class);
  }

  @Test
  void refusesServersWithoutEncryption() {
    Endpoint plain = new Endpoint(SERVER.host(), Port.SMTP, Encryption.PLAINTEXT);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().endpoint(plain))
        .withMessageContaining("smtp.example.com:25");
  }

  @Test
  void refusesLinksWithoutHttps() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().helpUrl(URI.create("http://example.com/")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().helpUrl(URI.create("https:example")));
  }

  @Test
  void refusesNumbersBelowOne() {
    assertThatIllegalArgumentException().isThrownBy(() -> builder().recipientsPerMessage(0));
    assertThatIllegalArgumentException().isThrownBy(() -> builder().maxMessageBytes(-1));
  }

  @Test
  void refusesAStatusThatContradictsTheRest() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MailProvider.builder("corner", "Corner").build())
        .withMessageContaining("0 endpoints");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().status(ProviderStatus.NO_SMTP).build());
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                builder()
                    .status(ProviderStatus.OAUTH_ONLY)
                    .logins(LoginKind.OAUTH2, LoginKind.PASSWORD)
                    .build());
  }

  @Test
  void keepsAFinalDateForWhatIsOffByDefaultAlone() {
    LocalDate day = LocalDate.of(2027, 1, 1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LoginChange(day, LoginChangeKind.PASSWORD_REMOVED, Optional.of(day)));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new LoginChange(day, LoginChangeKind.PASSWORD_OFF_BY_DEFAULT, Optional.empty()));
  }

  @Test
  void startsFromAProviderWithEverything() {
    for (MailProvider provider : ProviderCatalogue.bundled().all()) {
      assertThat(provider.toBuilder().build()).usingRecursiveComparison().isEqualTo(provider);
    }
  }
}
