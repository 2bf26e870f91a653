package org.mailquay.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailquay.settings.Field;
import org.mailquay.settings.Violation;
import org.mailquay.settings.ViolationCode;
import org.mailquay.smtp.NextStep;
import org.mailquay.smtp.Stage;

class EmailViolationsTest {

  private static Email.Builder mail() {
    return Email.to("anna@example.com").text("t");
  }

  private static String of(Violation violation) {
    return violation.field() + " " + violation.code();
  }

  private static void assertRefused(Email.Builder mail, String... violations) {
    assertThat(mail.violations()).extracting(EmailViolationsTest::of).containsExactly(violations);
    assertThatExceptionOfType(MessageException.class)
        .isThrownBy(mail::build)
        .satisfies(e -> assertThat(e.violations()).isEqualTo(mail.violations()));
  }

  @Nested
  class All {

    @Test
    void areToldAtOnce(@TempDir Path folder) {
      Path missing = folder.resolve("missing.pdf");
      Email.Builder mail =
          Email.to("no-address", "good@example.com", "also bad")
              .cc("Ben", "b@@example.com")
              .replyTo("nowhere")
              .from("nobody")
              .subject("one\r\nBcc: two@example.com")
              .attach(missing)
              .header("Bcc", "x@example.com");

      MessageException thrown = catchThrowableOfType(MessageException.class, mail::build);

      assertThat(thrown.violations())
          .extracting(Violation::field)
          .contains(
              Field.TO,
              Field.CC,
              Field.REPLY_TO,
              Field.FROM,
              Field.SUBJECT,
              Field.ATTACHMENT,
              Field.HEADER)
          .filteredOn(Field.TO::equals)
          .hasSize(2);
      assertThat(thrown.nextStep()).isEqualTo(NextStep.GIVE_UP);
      assertThat(thrown.stage()).contains(Stage.VALIDATE);
      assertThat(thrown).hasMessageContaining("no-address").hasMessageContaining("missing.pdf");
      assertThat(thrown.getMessage()).doesNotContain("\r").doesNotContain("\n");
    }

    @Test
    void areNoneForAGoodMail() {
      assertThat(mail().violations()).isEmpty();
    }
  }

  @Nested
  class Injection {

    static Stream<Arguments> inputs() {
      return Stream.of(
          input("to", Field.TO, (mail, text) -> mail.to(text)),
          input("to bracketed", Field.TO, (mail, text) -> mail.to("A" + text + " <a@example.com>")),
          input("to name", Field.TO, (mail, text) -> mail.to(text, "a@example.com")),
          input("to address", Field.TO, (mail, text) -> mail.to("A", text)),
          input("cc", Field.CC, (mail, text) -> mail.cc(text)),
          input("cc name", Field.CC, (mail, text) -> mail.cc(text, "a@example.com")),
          input("bcc", Field.BCC, (mail, text) -> mail.bcc(text)),
          input("bcc name", Field.BCC, (mail, text) -> mail.bcc(text, "a@example.com")),
          input("replyTo", Field.REPLY_TO, (mail, text) -> mail.replyTo(text)),
          input(
              "replyTo name", Field.REPLY_TO, (mail, text) -> mail.replyTo(text, "a@example.com")),
          input("from", Field.FROM, (mail, text) -> mail.from(text)),
          input("from name", Field.FROM, (mail, text) -> mail.from(text, "a@example.com")),
          input("from address", Field.FROM, (mail, text) -> mail.from("A", text)),
          input("subject", Field.SUBJECT, (mail, text) -> mail.subject(text)),
          input("header value", Field.HEADER, (mail, text) -> mail.header("X-A", text)),
          input("header name", Field.HEADER, (mail, text) -> mail.header(text, "a")),
          input("messageId", Field.HEADER, (mail, text) -> mail.messageId(text)),
          input("file", Field.ATTACHMENT, (mail, text) -> mail.attach(text, new byte[1])),
          input(
              "renamed",
              Field.ATTACHMENT,
              (mail, text) -> mail.attach(Attachment.of("a", new byte[1]).withName(text))),
          input(
              "type",
              Field.ATTACHMENT,
              (mail, text) -> mail.attach(Attachment.of("a", new byte[1]).withContentType(text))),
          input(
              "contentId",
              Field.INLINE_IMAGE,
              (mail, text) -> mail.html("h").inlineImage(text, "a.png", new byte[1])),
          input(
              "image",
              Field.INLINE_IMAGE,
              (mail, text) -> mail.html("h").inlineImage("a", text, new byte[1])));
    }

    private static Arguments input(
        String name, Field field, BiFunction<Email.Builder, String, Email.Builder> input) {
      return Arguments.of(name, field, input);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("inputs")
    void isRefusedEverywhere(
        String name, Field field, BiFunction<Email.Builder, String, Email.Builder> input) {
      for (String breaking : List.of("\r\n", "\r", "\n", "\0", "\u0085", "\u007f", "\u000b")) {
        String text = "a@example.com" + breaking + "Bcc: evil@example.com";
        Email.Builder mail = input.apply(mail(), text);

        assertThat(mail.violations())
            .as("%s with %s", name, breaking.codePoints().boxed().toList())
            .isNotEmpty()
            .allMatch(violation -> violation.field() == field)
            .anyMatch(violation -> violation.code() == ViolationCode.CONTROL_CHARACTER)
            .allMatch(violation -> violation.message().indexOf(breaking.charAt(0)) < 0);
        assertThatExceptionOfType(MessageException.class).isThrownBy(mail::build);
      }
    }

    @Test
    void isRefusedAtTheVeryEndAsWell() {
      assertRefused(mail().subject("s\n"), "SUBJECT CONTROL_CHARACTER");
      assertRefused(mail().header("X-A", "v\n"), "HEADER CONTROL_CHARACTER");
      assertRefused(mail().header("X-A\n", "v"), "HEADER CONTROL_CHARACTER");
      assertRefused(mail().messageId("a@b\n"), "HEADER CONTROL_CHARACTER");
      assertRefused(mail().attach("a.pdf\n", new byte[1]), "ATTACHMENT CONTROL_CHARACTER");
      assertRefused(
          mail().html("h").inlineImage("a\n", "a.png", new byte[1]),
          "INLINE_IMAGE CONTROL_CHARACTER");
    }
  }

  @Nested
  class Headers {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "To",
          "to",
          "TO",
          "Cc",
          "Bcc",
          "bcc",
          "From",
          "Sender",
          "Reply-To",
          "Subject",
          "Date",
          "Message-ID",
          "Message-Id",
          "MIME-Version",
          "Content-Type",
          "content-disposition",
          "Content-Transfer-Encoding",
          "Content-ID",
          "Resent-Bcc",
          "Return-Path",
          "Received",
          "X-Priority",
          "Importance",
          "Apparently-To",
          "MIME-VERSION"
        })
    void ofTheLibraryAreReserved(String name) {
      assertRefused(mail().header(name, "x"), "HEADER HEADER_RESERVED");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"", " ", "X A", "X:A", "X-A:", "Bcc ", "X-Ä", "X-\u212A", "\u0130mportance"})
    void haveAPlainName(String name) {
      assertRefused(mail().header(name, "x"), "HEADER HEADER_NAME");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"List-Unsubscribe", "In-Reply-To", "References", "Auto-Submitted", "X-Mailer"})
    void ofTheApplicationAreTaken(String name) {
      assertThat(mail().header(name, "x").violations()).isEmpty();
    }

    @Test
    void haveAValue() {
      assertRefused(mail().header("X-A", " "), "HEADER REQUIRED");
    }

    @Test
    void haveNoWordThatIsLongerThanALine() {
      assertRefused(mail().header("X-A", "x".repeat(901)), "HEADER TOO_LONG");
      assertThat(mail().header("X-A", "x".repeat(900)).violations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "", "a", "@", "a@", "@b", "a@b@c", "a b@c", "<a@b", "a@b>", "a.@b", "a@b..c", "ä@b",
          "a@[b", "<<a@b>>", "a@b>\tx"
        })
    void includeAMessageIdOfItsForm(String id) {
      assertThat(mail().messageId(id).violations()).hasSize(1);
    }
  }

  @Nested
  class Content {

    @Test
    void isNeeded() {
      assertRefused(Email.to("anna@example.com"), "TEXT NO_CONTENT");
    }

    @Test
    void mayBeAnAttachmentOrAnEmptyText() {
      assertThat(Email.to("a@example.com").attach("a", new byte[1]).violations()).isEmpty();
      assertThat(Email.to("a@example.com").text("").violations()).isEmpty();
      assertThat(Email.to("a@example.com").html("h").violations()).isEmpty();
    }

    @Test
    void needsAnHtmlTextForItsImages() {
      assertRefused(mail().inlineImage("a", "a.png", new byte[1]), "HTML REQUIRED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "<a>", "cid:a", "a@b@c", "ä", "a\"b", "a>b", "."})
    void hasContentIdsOfTheirForm(String id) {
      assertRefused(
          mail().html("h").inlineImage(id, "a.png", new byte[1]), "INLINE_IMAGE CONTENT_ID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"logo", "logo.1@example.com", "a-b_c"})
    void takesContentIds(String id) {
      assertThat(mail().html("h").inlineImage(id, "a.png", new byte[1]).violations()).isEmpty();
    }

    @Test
    void hasEachContentIdOnce() {
      assertRefused(
          mail()
              .html("h")
              .inlineImage("a", "a.png", new byte[1])
              .inlineImage("a", "b.png", new byte[1]),
          "INLINE_IMAGE CONTENT_ID");
    }

    @Test
    void needsAWholeInvitation() {
      assertRefused(mail().calendar("no calendar"), "CALENDAR CALENDAR_SYNTAX");
    }
  }

  @Nested
  class Files {

    @TempDir Path folder;

    @Test
    void mustExist() {
      assertRefused(mail().attach(folder.resolve("missing.pdf")), "ATTACHMENT FILE_UNREADABLE");
      assertRefused(
          mail().html("h").inlineImage("a", folder.resolve("missing.png")),
          "INLINE_IMAGE FILE_UNREADABLE");
    }

    @Test
    void mustBeFiles() {
      assertRefused(mail().attach(folder), "ATTACHMENT FILE_UNREADABLE");
      assertRefused(
          mail().attach(folder.getRoot()), "ATTACHMENT FILE_NAME", "ATTACHMENT FILE_UNREADABLE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a/b", "../a", "C:\\a", ".", "..", "/"})
    void haveANameWithoutAPath(String name) {
      assertRefused(mail().attach(name, new byte[1]), "ATTACHMENT FILE_NAME");
    }

    @Test
    void haveANameOfAtMost255Characters() {
      assertRefused(mail().attach("a".repeat(256), new byte[1]), "ATTACHMENT TOO_LONG");
      assertThat(mail().attach("a".repeat(255), new byte[1]).violations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "pdf",
          "application/",
          "/pdf",
          "a/b/c",
          "text/csv;",
          "text/csv; charset",
          "text/csv; charset=",
          "text/csv charset=UTF-8",
          "täxt/csv",
          "a/b; c=\"d"
        })
    void haveATypeOfItsForm(String type) {
      assertRefused(
          mail().attach(Attachment.of("a", new byte[1]).withContentType(type)),
          "ATTACHMENT CONTENT_TYPE");
    }
  }

  @Nested
  class Recipients {

    @Test
    void areNeeded() {
      assertRefused(Email.builder().text("t"), "TO NO_RECIPIENT");
    }

    @Test
    void areNotMissingWhereTheyAreBad() {
      assertThat(Email.to("bad").text("t").violations())
          .hasSize(1)
          .noneMatch(violation -> violation.code() == ViolationCode.NO_RECIPIENT);
    }

    @Test
    void areToldOfABadNameAndABadAddressAtOnce() {
      assertRefused(
          Email.to("A\r\nB", "bad").text("t"), "TO CONTROL_CHARACTER", "TO ADDRESS_WITHOUT_AT");
    }

    @Test
    void areNotTakenForANameByMistake() {
      assertRefused(
          Email.to("anna@example.com", "ben@example.com").text("t"), "TO ADDRESS_NOT_SINGLE");
    }
  }
}
