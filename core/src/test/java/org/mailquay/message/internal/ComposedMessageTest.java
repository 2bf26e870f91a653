package org.mailquay.message.internal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailquay.message.Attachment;
import org.mailquay.message.Email;

class ComposedMessageTest {

  private static Email.Builder mail() {
    return Email.to("Änna <anna@example.com>").subject("Grüße").text("Grüße\n.\n");
  }

  private static ComposedMessage compose(Email.Builder email) {
    return MimeComposer.compose(email.build(), Wire.SHOP, List.of());
  }

  private static byte[] octets(ComposedMessage message) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    message.writeTo(out);
    return out.toByteArray();
  }

  private static byte[] random(int size) {
    byte[] octets = new byte[size];
    new Random(size).nextBytes(octets);
    return octets;
  }

  // around the 57 octets of a line and the 16,416 that are encoded at once
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 56, 57, 58, 113, 114, 16_415, 16_416, 16_417, 32_832, 200_000})
  void knowsItsSizeAndCarriesEachOctet(int size) throws Exception {
    ComposedMessage message = compose(mail().html("<p>ü</p>").attach("a.bin", random(size)));
    byte[] written = octets(message);

    assertThat(message.size()).hasValue(written.length);
    MimeMessage read = new MimeMessage(Wire.SESSION, new ByteArrayInputStream(written));
    MimeMultipart parts = (MimeMultipart) read.getContent();
    assertThat(parts.getCount()).isEqualTo(2);
    assertThat(parts.getBodyPart(1).getInputStream().readAllBytes()).isEqualTo(random(size));
    assertThat(new String(written, StandardCharsets.US_ASCII).lines())
        .allMatch(line -> line.length() <= 78);
  }

  @Test
  void doesNotKnowItsSizeWithASourceThatDoesNot() throws Exception {
    Attachment unsized = Attachment.of("a.bin", () -> new ByteArrayInputStream(random(5)));

    assertThat(compose(mail().attach(unsized)).size()).isEmpty();
    assertThat(compose(mail().attach(unsized.withSize(5))).size()).isPresent();
  }

  @Test
  void keepsSmallReadsOfASourceTogether() throws Exception {
    byte[] content = random(20_000);
    Attachment dripping =
        Attachment.of(
            "a.bin",
            () ->
                new ByteArrayInputStream(content) {
                  @Override
                  public synchronized int read(byte[] buffer, int offset, int length) {
                    return super.read(buffer, offset, Math.min(length, 7));
                  }
                });
    Email.Builder whole = mail().messageId("1@example.org").sentAt(Instant.EPOCH);
    byte[] expected = octets(compose(whole.attach("a.bin", content)));
    Email.Builder drips = mail().messageId("1@example.org").sentAt(Instant.EPOCH);

    assertThat(octets(compose(drips.attach(dripping)))).isEqualTo(expected);
  }

  @Test
  void letsJakartaMailReadThePartsOfItsMessage() throws Exception {
    Email email = mail().attach("a.bin", random(100)).build();
    MimeMessage message = MimeComposer.compose(email, Wire.SHOP, List.of(), Wire.SESSION);

    MimeMultipart parts = (MimeMultipart) message.getContent();
    assertThat(parts.getBodyPart(0).getContent()).isEqualTo("Grüße\r\n.\r\n");
    assertThat(parts.getBodyPart(1).getInputStream().readAllBytes()).isEqualTo(random(100));
  }
}
