package org.mailquay.diagnosis.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailquay.diagnosis.ServerWarning;
import org.mailquay.diagnosis.TlsFacts;
import org.mailquay.settings.SmtpSettings;

class ServerReaderTest {

  private static List<ServerWarning> warnings(String protocol, String cipherSuite) {
    TlsFacts tls = new TlsFacts(Optional.of(protocol), Optional.of(cipherSuite), List.of(), true);
    SmtpSettings settings =
        SmtpSettings.builder().implicitTls("smtp.example.com").sender("a@example.com").build();
    return ServerReader.warnings(settings, Optional.of(tls), Instant.EPOCH);
  }

  @Test
  void warnsOfACipherWithoutForwardSecrecy() {
    assertThat(warnings("TLSv1.2", "TLS_RSA_WITH_AES_128_GCM_SHA256"))
        .containsExactly(ServerWarning.WEAK_CIPHER);
  }

  @Test
  void warnsOfAnOldProtocol() {
    assertThat(warnings("TLSv1.1", "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA"))
        .containsExactly(ServerWarning.OLD_TLS);
  }

  @Test
  void findsNothingWrongWithTheUsual() {
    assertThat(warnings("TLSv1.3", "TLS_AES_256_GCM_SHA384")).isEmpty();
    assertThat(warnings("TLSv1.2", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "220 smtp.gmail.com ESMTP d2e1a72fcca58-7b0 - gsmtp, Gmail",
    "220 AM0PR.outlook.office365.com Microsoft ESMTP MAIL Service ready, Microsoft Exchange",
    "220 mail.example.com ESMTP Postfix (Debian/GNU), Postfix",
    "220 mail.example.com ESMTP Exim 4.96, Exim"
  })
  void guessesTheSoftware(String banner, String software) {
    assertThat(ServerSoftware.of(banner)).contains(software);
  }

  @Test
  void guessesNothingFromAnOrdinaryLine() {
    assertThat(ServerSoftware.of("220 mail.example.com ESMTP")).isEmpty();
  }
}
