package org.mailquay.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mailquay.settings.EmailAddress;

class ShowProviderSettingsTest {

  @Test
  void showsServerUserNameAndWhatToPrepare() {
    assertThat(ShowProviderSettings.page(EmailAddress.of("laden@web.de")))
        .contains(
            "smtp.web.de:465 (implicit TLS)", "User name: laden\n", "Zuerst:    Erlauben Sie");
  }

  @Test
  void saysThatAProviderIsUnknown() {
    assertThat(ShowProviderSettings.page(EmailAddress.of("shop@corner-shop.example")))
        .contains("ask for the server's name");
  }
}
