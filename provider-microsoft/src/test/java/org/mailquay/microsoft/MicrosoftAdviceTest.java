package org.mailquay.microsoft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.mailquay.oauth.ClientRegistration;
import org.mailquay.oauth.SignInProvider;
import org.mailquay.secret.InMemorySecretStore;

class MicrosoftAdviceTest {

  @Test
  void namesTheCommands() {
    assertThat(MicrosoftAdvice.enableSmtpAuth("shop@example.com").get(0))
        .isEqualTo(
            "Set-CASMailbox -Identity 'shop@example.com' -SmtpClientAuthenticationDisabled $false");
    assertThat(MicrosoftAdvice.letAppSendAs("app", "object", "orders@example.com"))
        .containsExactly(
            "New-ServicePrincipal -AppId 'app' -ObjectId 'object'",
            "Add-MailboxPermission -Identity 'orders@example.com' -User 'object' -AccessRights FullAccess");
    assertThat(MicrosoftAdvice.letUserSendAs("anna@example.com", "info@example.com").get(1))
        .contains("-Trustee 'anna@example.com' -AccessRights SendAs");
  }

  @Test
  void letsNobodySmuggleACommandIn() {
    assertThat(MicrosoftAdvice.enableSmtpAuth("o'neill@example.com").get(0))
        .contains("'o''neill@example.com'");
    assertThatThrownBy(() -> MicrosoftAdvice.enableSmtpAuth("a\nRemove-Mailbox b"))
        .hasMessageContaining("control");
  }

  @Test
  void isFoundAsAService() {
    SignInProvider found =
        SignInProvider.installed().stream()
            .filter(each -> each.id().equals("microsoft"))
            .findFirst()
            .orElseThrow();
    assertThat(found.displayName()).isEqualTo("Microsoft");
    assertThat(
            found
                .open(
                    ClientRegistration.of("till")
                        .with("tenant", "consumers")
                        .with("cloud", "china"),
                    new InMemorySecretStore())
                .accounts())
        .isEmpty();
  }
}
