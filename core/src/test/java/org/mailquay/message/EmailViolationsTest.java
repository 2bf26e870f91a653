package org.mailquay.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.mailquay.settings.Refusal.assertViolation;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
  class Sentences {

    private static Email.Builder attached(String name, String type) {
      return mail().attach(Attachment.of(name, new byte[1]).withContentType(type));
    }

    static Stream<Arguments> sentences() {
      return Stream.of(
          Arguments.of(
              Email.builder().text("t"),
              ViolationCode.NO_RECIPIENT,
              "To: a mail needs at least one recipient in To, Cc or Bcc."),
          Arguments.of(
              Email.to("anna@example.com"),
              ViolationCode.NO_CONTENT,
              "Text: a mail needs a text, an HTML text or an attachment."),
          Arguments.of(
              mail().inlineImage("a", "a.png", new byte[1]),
              ViolationCode.IMAGE_WITHOUT_HTML,
              "HTML text: an inline image needs an HTML text that shows it."),
          Arguments.of(
              mail().attach(Path.of("no such file.pdf")),
              ViolationCode.FILE_UNREADABLE,
              "Attachment: \"no such file.pdf\" cannot be read. It must be an existing file that"
                  + " this program may open."),
          Arguments.of(
              attached("a/b", "text/plain"),
              ViolationCode.FILE_NAME,
              "Attachment: \"a/b\" cannot be the name of an attachment. Allowed is a name without"
                  + " a folder, such as invoice.pdf."),
          Arguments.of(
              attached("a", "pdf"),
              ViolationCode.CONTENT_TYPE,
              "Attachment: \"pdf\" is not a content type. Allowed is the form type/subtype, such"
                  + " as application/pdf."),
          Arguments.of(
              mail().html("h").inlineImage("a b", "a.png", new byte[1]),
              ViolationCode.CONTENT_ID,
              "Inline image: \"a b\" cannot be a content id. Allowed are letters, digits and signs"
                  + " such as . - _ @, and each id only once in a mail."),
          Arguments.of(
              mail().calendar("no calendar"),
              ViolationCode.CALENDAR_SYNTAX,
              "Calendar invitation: this is not an invitation. Allowed is one iCalendar text from"
                  + " BEGIN:VCALENDAR to END:VCALENDAR with one METHOD in it."),
          Arguments.of(
              mail().messageId("a b@c"),
              ViolationCode.MESSAGE_ID,
              "Header: \"a b@c\" cannot be a Message-ID. Allowed is the form of an e-mail address"
                  + " without blanks, such as invoice-17@example.com, of at most 250 characters."),
          Arguments.of(
              mail().sentAt(Instant.EPOCH.minusSeconds(3_000_000_000L)),
              ViolationCode.DATE_RANGE,
              "Header: \"1874-12-07T18:40:00Z\" cannot be the date of a mail. Allowed are the years"
                  + " from 1900 to 9999."),
          Arguments.of(
              mail().header("X A", "x"),
              ViolationCode.HEADER_NAME,
              "Header: \"X A\" is not the name of a header. Allowed are printable ASCII characters"
                  + " without blanks and colons, such as X-Order-Number."),
          Arguments.of(
              mail().header("X-A", "x".repeat(901)),
              ViolationCode.HEADER_WORD_TOO_LONG,
              "Header: a word without a blank in it is too long. At most 900 characters are allowed"
                  + " from one blank to the next."),
          Arguments.of(
              mail().header("Received", "x"),
              ViolationCode.HEADER_RESERVED,
              "Header: \"Received\" cannot be set here. Allowed are headers of your own, such as"
                  + " X-Order-Number; subject, recipients and the like have methods of their own."));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("sentences")
    void nameTheValueAndWhatIsAllowed(Email.Builder mail, ViolationCode code, String sentence) {
      assertViolation(mail.violations(), code, sentence);
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

    @ParameterizedTest
    @ValueSource(strings = {"1900-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z"})
    void includeADate(Instant date) {
      assertThat(mail().sentAt(date).violations()).isEmpty();
      assertThat(mail().sentAt(date).build().sentAt()).isEqualTo(date);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "1899-12-31T23:59:59.999999999Z",
          "+10000-01-01T00:00:00Z",
          "-1000000000-01-01T00:00:00Z",
          "+1000000000-12-31T23:59:59.999999999Z"
        })
    void includeNoDateThatCannotBeWritten(Instant date) {
      assertRefused(mail().sentAt(date), "HEADER DATE_RANGE");
    }

    @Test
    void haveAValue() {
      assertRefused(mail().header("X-A", " "), "HEADER REQUIRED");
    }

    @Test
    void haveNoWordThatIsLongerThanALine() {
      assertRefused(mail().header("X-A", "x".repeat(901)), "HEADER HEADER_WORD_TOO_LONG");
      assertRefused(mail().header("X-A", "a " + "x".repeat(901)), "HEADER HEADER_WORD_TOO_LONG");
      assertThat(mail().header("X-A", "x".repeat(900) + " b").violations()).isEmpty();
      assertThat(mail().header("X-A", "ä" + "x".repeat(901)).violations()).isEmpty();
    }

    @Test
    void areReadInOnePass() {
      String value = ("x".repeat(900) + " ").repeat(5_000) + "b";
      Email.Builder mail = mail().header("X-A", value);

      // one pass takes milliseconds, one for each word would read ten thousand million characters
      assertTimeoutPreemptively(
          Duration.ofSeconds(5), () -> assertThat(mail.violations()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "", "a", "@", "a@", "@b", "a@b@c", "a b@c", "<a@b", "a@b>", "a.@b", "a@b..c", "ä@b",
          "a@[b", "<<a@b>>", "a@b>\tx"
        })
    void includeAMessageIdOfItsForm(String id) {
      ViolationCode code =
          id.indexOf('\t') < 0 ? ViolationCode.MESSAGE_ID : ViolationCode.CONTROL_CHARACTER;
      assertRefused(mail().messageId(id), "HEADER " + code);
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
      assertRefused(mail().inlineImage("a", "a.png", new byte[1]), "HTML IMAGE_WITHOUT_HTML");
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
          "a/b; c=\"d",
          "a/b; c=\"ä\"",
          "a/b; c=\"\u4e2d\"",
          "a/b; c=\"d\\e\"",
          "a/b; c=\"d\"e\""
        })
    void haveATypeOfItsForm(String type) {
      assertRefused(
          mail().attach(Attachment.of("a", new byte[1]).withContentType(type)),
          "ATTACHMENT CONTENT_TYPE");
    }
  }

  @Test
  void aContentTypeMayQuoteAnyOtherAscii() {
    String type = "text/csv; a=\" !#$%&'()*+,-./09:;<=>?@AZ[]^_`az{|}~\"; b=\"\"";
    assertThat(mail().attach(Attachment.of("a", new byte[1]).withContentType(type)).violations())
        .isEmpty();
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

    @ParameterizedTest
    @ValueSource(
        strings = {
          "anna@example.com",
          " anna@example.com ",
          "Anna <anna@example.com>",
          "<anna@example.com>",
          "anna@example.com, carl@example.com",
          "Anna <ben@example.com>",
          "anna@",
          "@anna"
        })
    void areNotTakenForANameByMistake(String name) {
      String address = "ben@example.com";
      assertRefused(Email.to(name, address).text("t"), "TO NAME_WITH_ADDRESS");
      assertRefused(mail().cc(name, address), "CC NAME_WITH_ADDRESS");
      assertRefused(mail().bcc(name, address), "BCC NAME_WITH_ADDRESS");
      assertRefused(mail().replyTo(name, address), "REPLY_TO NAME_WITH_ADDRESS");
      assertRefused(mail().from(name, address), "FROM NAME_WITH_ADDRESS");
    }

    @Test
    void areToldHowToNameTwo() {
      assertViolation(
          Email.to("Anna <anna@example.com>", "ben@example.com").text("t").violations(),
          ViolationCode.NAME_WITH_ADDRESS,
          "To: \"Anna <anna@example.com>\" would be the name beside the address"
              + " \"ben@example.com\". A name with an @ is not allowed here, because of two"
              + " addresses one would be lost. Please name two addresses in separate calls, or pass"
              + " Mailbox.of(name, address) if this is a name.");
    }

    @Test
    void areToldOfBothWhereTheSecondIsBadAsWell() {
      assertRefused(
          Email.to("anna@example.com", "Ben <ben@example.com>").text("t"),
          "TO ADDRESS_NOT_SINGLE",
          "TO NAME_WITH_ADDRESS");
    }
  }
}
