package org.mailquay.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailquay.Mailer;
import org.mailquay.message.Email;
import org.mailquay.settings.Secret;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.settings.SmtpSettingsBuilder;
import org.mailquay.settings.TlsTrust;
import org.mailquay.smtp.NextStep;
import org.mailquay.testkit.TestCertificate;
import org.mailquay.testkit.TestCertificates;

/** The main job against a server that somebody else wrote: implicit TLS, a login, and a PDF. */
class GreenMailTest {

  private static final String SENDER = "shop@example.com";

  @TempDir Path folder;

  private final TestCertificate certificate = TestCertificates.selfSigned();
  private GreenMail greenMail;

  @BeforeEach
  void start() throws Exception {
    Path keyStore = folder.resolve("greenmail.p12");
    certificate.writeKeyStore(keyStore, "changeit".toCharArray());
    System.setProperty("greenmail.tls.keystore.file", keyStore.toString());
    System.setProperty("greenmail.tls.keystore.password", "changeit");
    greenMail = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTPS));
    greenMail.start();
    greenMail.setUser(SENDER, "shop", "pässwörd");
  }

  @AfterEach
  void stop() {
    greenMail.stop();
    System.clearProperty("greenmail.tls.keystore.file");
    System.clearProperty("greenmail.tls.keystore.password");
  }

  private SmtpSettingsBuilder settings() {
    return SmtpSettings.builder()
        .implicitTls("localhost")
        .port(greenMail.getSmtps().getPort())
        .tlsTrust(TlsTrust.pinned(certificate.sha256Fingerprint()))
        .sender("Corner Shop <" + SENDER + ">")
        .login("shop", Secret.of("pässwörd"));
  }

  @Test
  void aPdfArrivesByteForByte() throws Exception {
    byte[] pdf = new byte[300_000];
    new Random(5).nextBytes(pdf);
    Path file = Files.write(folder.resolve("Quittung für Müller.pdf"), pdf);
    try (Mailer mailer = Mailer.of(settings().build())) {
      mailer.send(
          Email.to("Anna Müller <anna@example.com>")
              .subject("Ihre Quittung – danke ☃")
              .text("Grüße")
              .attach(file));
    }
    MimeMessage arrived = greenMail.getReceivedMessages()[0];
    assertThat(arrived.getSubject()).isEqualTo("Ihre Quittung – danke ☃");
    BodyPart part = ((Multipart) arrived.getContent()).getBodyPart(1);
    assertThat(part.getFileName()).contains("Quittung");
    assertThat(part.getContentType()).startsWith("application/pdf");
    assertThat(part.getInputStream().readAllBytes()).isEqualTo(pdf);
  }

  @Test
  void aWrongPasswordIsToldAsSuch() {
    SmtpSettings wrong = settings().login("shop", Secret.of("wrong")).build();
    AuthorizationException failure =
        catchThrowableOfType(
            AuthorizationException.class, () -> TransportFactory.of(wrong).connect().close());
    assertThat(failure.nextStep()).isEqualTo(NextStep.FIX_SETTINGS);
    assertThat(failure.reply().orElseThrow().code().value()).isEqualTo(535);
  }
}
