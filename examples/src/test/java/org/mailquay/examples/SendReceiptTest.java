package org.mailquay.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mailquay.settings.Encryption;
import org.mailquay.settings.SmtpSettings;

class SendReceiptTest {

  @Test
  void showsTheReceiptThatArrived() throws Exception {
    PrintStream console = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      SendReceipt.main(new String[0]);
    } finally {
      System.setOut(console);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("Accepted:", "anna@example.com ACCEPTED")
        .contains("From:       Corner Shop <shop@example.com>")
        .contains("To:         Anna Müller <anna@example.com>")
        .contains("receipt.pdf, application/pdf, 1409 bytes, byte for byte the one sent")
        .doesNotContain(EmbeddedServer.PASSWORD);
  }

  @Test
  void readsAProviderFromTheEnvironment() {
    SmtpSettings settings =
        ProviderFromEnvironment.settings(
            Map.of(
                "MAILQUAY_HOST", "smtp.example.com",
                "MAILQUAY_USER", "shop@example.com",
                "MAILQUAY_PASSWORD", "secret",
                "MAILQUAY_ENCRYPTION", "starttls"));
    assertThat(settings.endpoint().encryption()).isEqualTo(Encryption.STARTTLS);
    assertThat(settings.endpoint().port().value()).isEqualTo(587);
    assertThat(settings.sender().address()).hasToString("shop@example.com");
  }

  @Test
  void namesWhatEncryptionMayBe() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ProviderFromEnvironment.settings(Map.of("MAILQUAY_ENCRYPTION", "ssl")))
        .withMessageContaining("implicit-tls and starttls");
  }
}
