package org.mailquay.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.mail.Session;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailquay.message.internal.MimeComposer;
import org.mailquay.settings.Mailbox;

class AttachmentTest {

  private static final Session SESSION = Session.getInstance(new Properties());

  private static Email mailWith(Attachment attachment) {
    return Email.to("anna@example.com").text("t").attach(attachment).build();
  }

  private static void send(Email email) throws Exception {
    MimeComposer.compose(email, Mailbox.parse("shop@example.org"), List.of(), SESSION)
        .writeTo(OutputStream.nullOutputStream());
  }

  @Nested
  class File {

    @TempDir Path folder;
    private Path path;

    @BeforeEach
    void writeFile() throws IOException {
      path = Files.writeString(folder.resolve("report.pdf"), "0123456789");
    }

    @Test
    void isReadEachTimeTheMailIsSent() throws Exception {
      Email email = mailWith(Attachment.of(path));

      send(email);
      send(email);

      assertThat(email.attachments().get(0).size()).hasValue(10);
    }

    @Test
    void mayBeWrittenAfterItWasNamedAndBeforeTheMailIsBuilt() throws Exception {
      Attachment attachment = Attachment.of(path);
      Files.writeString(path, "another, longer text");

      send(mailWith(attachment));
    }

    @Test
    void failsWhenItHasGone() throws Exception {
      Email email = mailWith(Attachment.of(path));
      Files.delete(path);

      assertThatIOException()
          .isThrownBy(() -> send(email))
          .withMessageContaining("report.pdf")
          .withMessageContaining("does not exist");
    }

    @Test
    void failsWhenItHasGrown() throws Exception {
      Email email = mailWith(Attachment.of(path));
      Files.writeString(path, "more", StandardOpenOption.APPEND);

      assertThatIOException().isThrownBy(() -> send(email)).withMessageContaining("report.pdf");
    }

    @Test
    void failsWhenItWasCutShort() throws Exception {
      Email email = mailWith(Attachment.of(path));
      Files.writeString(path, "012");

      assertThatIOException().isThrownBy(() -> send(email)).withMessageContaining("report.pdf");
    }

    @Test
    void failsWhenItWasWrittenAnewInTheSameSize() throws Exception {
      Email email = mailWith(Attachment.of(path));
      Files.writeString(path, "9876543210");
      Files.setLastModifiedTime(path, FileTime.fromMillis(1_000_000_000_000L));

      assertThatIOException()
          .isThrownBy(() -> send(email))
          .withMessageContaining("report.pdf")
          .withMessageContaining("has changed");
    }

    @Test
    void failsWhenItIsCutShortWhileItIsRead() throws Exception {
      Email email = mailWith(Attachment.of(path));

      try (InputStream content = email.attachments().get(0).open()) {
        assertThat(content.read()).isEqualTo('0');
        Files.writeString(path, "012");

        assertThatIOException()
            .isThrownBy(content::readAllBytes)
            .withMessageContaining("report.pdf");
      }
    }

    @Test
    void failsWhenItIsOverwrittenWhileItIsRead() throws Exception {
      Email email = mailWith(Attachment.of(path));

      try (InputStream content = email.attachments().get(0).open()) {
        content.readNBytes(5);
        Files.writeString(path, "9876543210");
        Files.setLastModifiedTime(path, FileTime.fromMillis(1_000_000_000_000L));

        assertThatIOException()
            .isThrownBy(content::readAllBytes)
            .withMessageContaining("report.pdf");
      }
    }

    @Test
    void keepsItsContentUnderAnotherName() throws Exception {
      Attachment renamed = Attachment.of(path).withName("Rechnung.pdf");

      assertThat(renamed.name()).isEqualTo("Rechnung.pdf");
      assertThat(mailWith(renamed).attachments().get(0).open()).hasContent("0123456789");
    }
  }

  @Nested
  class Source {

    @Test
    void failsWhenItGivesFewerOctetsThanStated() {
      Email email = mailWith(Attachment.of("a.bin", () -> octets("123")).withSize(4));

      assertThatIOException()
          .isThrownBy(() -> send(email))
          .withMessage("the attachment a.bin has fewer than the 4 octets that it should have");
    }

    @Test
    void failsWhenItGivesMoreOctetsThanStated() {
      Email email = mailWith(Attachment.of("a.bin", () -> octets("12345")).withSize(4));

      assertThatIOException()
          .isThrownBy(() -> send(email))
          .withMessage("the attachment a.bin has more than the 4 octets that it should have");
    }

    @Test
    void mayGiveExactlyWhatIsStated() throws Exception {
      send(mailWith(Attachment.of("a.bin", () -> octets("1234")).withSize(4)));
    }

    @Test
    void isNamedWhenItCannotBeOpened() {
      Email email =
          mailWith(
              Attachment.of(
                  "a.bin",
                  () -> {
                    throw new IOException("no such document");
                  }));

      assertThatIOException()
          .isThrownBy(() -> send(email))
          .withMessageContaining("a.bin")
          .withMessageContaining("no such document");
    }

    @Test
    void isClosedAfterItWasRead() throws Exception {
      boolean[] closed = {false};
      Email email =
          mailWith(
              Attachment.of(
                  "a.bin",
                  () ->
                      new FilterInputStream(octets("1")) {
                        @Override
                        public void close() {
                          closed[0] = true;
                        }
                      }));

      send(email);

      assertThat(closed[0]).isTrue();
    }

    @Test
    void hasNoNegativeSize() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Attachment.of("a", new byte[0]).withSize(-1))
          .withMessageContaining("-1");
    }

    private static InputStream octets(String text) {
      return new ByteArrayInputStream(text.getBytes(UTF_8));
    }
  }

  @Test
  void octetsAreCopied() throws Exception {
    byte[] octets = {1, 2, 3};
    Attachment attachment = Attachment.of("a.bin", octets);
    octets[0] = 9;

    assertThat(attachment.open().readAllBytes()).containsExactly(1, 2, 3);
    assertThat(attachment.size()).hasValue(3);
  }

  @ParameterizedTest
  @CsvSource({
    "receipt.pdf,application/pdf",
    "RECEIPT.PDF,application/pdf",
    "two.dots.xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "a.xls,application/vnd.ms-excel",
    "a.docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "a.csv,text/csv",
    "xrechnung.xml,application/xml",
    "a.zip,application/zip",
    "a.json,application/json",
    "a.ics,text/calendar",
    "a.vcf,text/vcard",
    "a.png,image/png",
    "a.jpg,image/jpeg",
    "a.gif,image/gif",
    "a.webp,image/webp",
    "a.svg,image/svg+xml",
    "a.txt,text/plain",
    "a.html,text/html",
    "a.eml,message/rfc822",
    "a.p7s,application/pkcs7-signature",
    "a.aiff,audio/x-aiff",
    "a.unheardof,application/octet-stream",
    "pdf,application/octet-stream",
    "a.,application/octet-stream",
    "a.I\u0307CS,application/octet-stream"
  })
  void theTypeFollowsFromTheName(String name, String type) {
    assertThat(Attachment.of(name, new byte[0]).contentType()).isEqualTo(type);
  }

  @Test
  void aStatedTypeWins() {
    Attachment stated = Attachment.of("a.pdf", new byte[0]).withContentType("application/x-own");

    assertThat(stated.contentType()).isEqualTo("application/x-own");
  }
}
