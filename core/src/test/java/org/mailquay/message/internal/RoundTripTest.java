package org.mailquay.message.internal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentDisposition;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailquay.message.Email;
import org.mailquay.message.Priority;
import org.mailquay.settings.EmailAddress;
import org.mailquay.settings.Mailbox;

class RoundTripTest {

  private static Email.Builder mail() {
    return Email.to("anna@example.com").from("shop@example.org").subject("s").text("t");
  }

  private static MimeMessage read(Email.Builder email) throws Exception {
    return Wire.of(email).parsed();
  }

  static List<String> texts() {
    return List.of(
        "",
        "Thank you.",
        "Schöne Grüße aus Köln — bis später!",
        "日本語のテキスト\r\nこんにちは",
        "🧾 Beleg 👨‍👩‍👧‍👦 für die Familie",
        "א ב ג (rtl) العربية",
        "line\r\nline\r\n\r\n",
        ".\r\n..\r\n.leading dots\r\n",
        "From the start\r\n>From quoted\r\n",
        "trailing blanks   \r\n\ttabs\t\r\n",
        "= =3D =_ soft=\r\nbreak",
        "x".repeat(5000),
        "ä".repeat(5000),
        "word ".repeat(1000) + ".",
        "\u0000\u0001\u001b[31m\u007f\u0085\u2028\u2029\ufeff",
        "--\r\n-- boundary\r\n------=_Part_0\r\n");
  }

  @ParameterizedTest
  @MethodSource("texts")
  void aTextArrivesAsItWasWritten(String text) throws Exception {
    Wire wire = Wire.of(mail().text(text));

    assertThat(Wire.text(wire.leaf("text/plain"))).isEqualTo(text);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void textAndHtmlArriveBesideEachOther(String text) throws Exception {
    Wire wire = Wire.of(mail().text(text).html("<p>" + text));

    assertThat(Wire.text(wire.leaf("text/plain"))).isEqualTo(text);
    assertThat(Wire.text(wire.leaf("text/html"))).isEqualTo("<p>" + text);
    assertThat(wire.leaf("text/html").getContentType()).contains("charset=UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb\n", "a\rb\r", "a\r\nb\r\n"})
  void everyLineEndBecomesCrLf(String text) throws Exception {
    assertThat(Wire.text(Wire.of(mail().text(text)).leaf("text/plain"))).isEqualTo("a\r\nb\r\n");
  }

  static List<String> subjects() {
    return List.of(
        "Receipt",
        "Ihre Rechnung für März – fällig am 1. April",
        "領収書 第12号 ありがとうございます。またのご来店をお待ちしております。",
        "🧾🎉👨‍👩‍👧‍👦".repeat(20),
        "word ".repeat(400) + "end",
        "x".repeat(3000),
        "ends with a blank ",
        " begins with one",
        "two  blanks   three",
        "many" + " ".repeat(1500) + "blanks",
        "some" + " ".repeat(100) + "blanks",
        "tab\tinside",
        "=?UTF-8?Q?not_an_encoded_word?=",
        "50 % off = \"good\" \\ (really) <now>",
        "ä",
        "x".repeat(66),
        "x".repeat(67) + " y");
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void aSubjectArrivesAsItWasWritten(String subject) throws Exception {
    assertThat(read(mail().subject(subject)).getSubject()).isEqualTo(subject);
  }

  @Test
  void aMailWithoutASubjectHasNoSuchHeader() throws Exception {
    assertThat(read(Email.to("anna@example.com").text("t")).getSubject()).isNull();
  }

  static List<String> names() {
    return List.of(
        "Anna",
        "Anna Müller",
        "Müller, Anna (Einkauf)",
        "O'Neil \"the boss\" \\ Co.",
        "日本 太郎",
        "🛒 Laden an der Ecke",
        "=?UTF-8?Q?x?=",
        "a@b",
        "Name <other@example.net>",
        "very long name ".repeat(12) + "x",
        "Donaudampfschifffahrtsgesellschaftskapitän".repeat(4),
        "two  blanks");
  }

  @ParameterizedTest
  @MethodSource("names")
  void aDisplayNameArrivesAsItWasWritten(String name) throws Exception {
    Mailbox mailbox = Mailbox.of(name, EmailAddress.of("anna@example.com"));
    MimeMessage message = read(Email.to(mailbox, mailbox).from(mailbox).replyTo(mailbox).text("t"));

    assertThat(message.getFrom()).hasSize(1);
    assertThat(message.getReplyTo()).hasSize(1);
    assertThat(message.getRecipients(RecipientType.TO))
        .hasSize(2)
        .allSatisfy(to -> assertThat(((InternetAddress) to).getPersonal()).isEqualTo(name))
        .allSatisfy(
            to -> assertThat(((InternetAddress) to).getAddress()).isEqualTo("anna@example.com"));
  }

  static List<String> fileNames() {
    return List.of(
        "receipt.pdf",
        "Rechnung für März.pdf",
        "Übersicht 🧾 – Größe „XXL“.xlsx",
        "請求書.pdf",
        "a \"quoted\" name.txt",
        "semi;colon=equals,comma.txt",
        "100%.pdf",
        "it's.pdf",
        "=?UTF-8?Q?x?=.pdf",
        "lang'us'x.pdf",
        "plain words ".repeat(20) + ".pdf",
        "ü".repeat(240) + ".pdf",
        "🧾".repeat(100) + ".pdf",
        "noextension",
        ".hidden");
  }

  @ParameterizedTest
  @MethodSource("fileNames")
  void aFileNameArrivesAsItWasGiven(String name) throws Exception {
    Part file = Wire.of(mail().attach(name, new byte[] {1})).leaves().get(1);

    assertThat(
            new ContentDisposition(file.getHeader("Content-Disposition")[0])
                .getParameter("filename"))
        .isEqualTo(name);
    assertThat(new ContentType(file.getContentType()).getParameter("name")).isEqualTo(name);
  }

  @Test
  void attachmentsArriveOctetForOctet(@TempDir Path folder) throws Exception {
    byte[] random = new byte[300_001];
    new Random(7).nextBytes(random);
    Path path = Files.write(folder.resolve("Bericht für Q3.pdf"), random);

    Wire wire =
        Wire.of(
            mail()
                .attach(path)
                .attach("octets.zip", random)
                .attach("source.bin", () -> Files.newInputStream(path))
                .attach("empty.txt", new byte[0])
                .html("<img src='cid:l'>")
                .inlineImage("l", "l.png", random));

    List<Part> leaves = wire.leaves();
    assertThat(leaves).hasSize(7);
    for (Part part : List.of(leaves.get(2), leaves.get(3), leaves.get(4), leaves.get(5))) {
      assertThat(Wire.content(part)).isEqualTo(random);
    }
    assertThat(Wire.content(leaves.get(6))).isEmpty();
    assertThat(leaves.get(3).getFileName()).isEqualTo("Bericht für Q3.pdf");
  }

  @Test
  void headersArriveAsTheyWereSet() throws Exception {
    MimeMessage message =
        read(
            mail()
                .cc("Ben", "ben@example.com")
                .replyTo("help@example.org")
                .sentAt(Instant.parse("2026-03-05T06:07:08Z"))
                .header("X-Invoice", "4711")
                .header("X-Invoice", "4712")
                .header("X-Kunde", "Größe 🧾")
                .header("References", "<a@example.org> ".repeat(100).strip())
                .header("X-Tabbed", "a\tb"));

    assertThat(message.getHeader("X-Invoice")).containsExactly("4711", "4712");
    assertThat(decoded(message, "X-Kunde")).isEqualTo("Größe 🧾");
    assertThat(decoded(message, "X-Tabbed")).isEqualTo("a\tb");
    assertThat(message.getHeader("References", null).replace("\r\n", ""))
        .isEqualTo("<a@example.org> ".repeat(100).strip());
    assertThat(message.getSentDate()).isEqualTo(Date.from(Instant.parse("2026-03-05T06:07:08Z")));
    assertThat(message.getHeader("Date")).containsExactly("Thu, 5 Mar 2026 06:07:08 +0000");
    assertThat(message.getHeader("Cc")).containsExactly("Ben <ben@example.com>");
    assertThat(message.getHeader("Reply-To")).containsExactly("help@example.org");
  }

  private static String decoded(MimeMessage message, String header) throws Exception {
    return MimeUtility.decodeText(MimeUtility.unfold(message.getHeader(header, null)));
  }

  @Test
  void priorityIsWrittenWhereItIsStated() throws Exception {
    MimeMessage high = read(mail().priority(Priority.HIGH));
    MimeMessage normal = read(mail().priority(Priority.NORMAL));
    MimeMessage low = read(mail().priority(Priority.LOW));

    assertThat(high.getHeader("X-Priority")).containsExactly("1 (Highest)");
    assertThat(high.getHeader("Importance")).containsExactly("high");
    assertThat(normal.getHeader("X-Priority")).containsExactly("3 (Normal)");
    assertThat(normal.getHeader("Importance")).containsExactly("normal");
    assertThat(low.getHeader("X-Priority")).containsExactly("5 (Lowest)");
    assertThat(low.getHeader("Importance")).containsExactly("low");
    assertThat(read(mail()).getHeader("X-Priority")).isNull();
  }

  @Test
  void defaultsFillWhatTheMailLeavesOpen() throws Exception {
    Mailbox help = Mailbox.parse("help@example.org");
    Email open = Email.to("anna@example.com").text("t").build();
    Email stated = mail().replyTo("me@example.org").build();

    MimeMessage filled = MimeComposer.compose(open, Wire.SHOP, List.of(help), Wire.SESSION);
    MimeMessage kept = MimeComposer.compose(stated, Wire.SHOP, List.of(help), Wire.SESSION);

    assertThat(filled.getHeader("From")).containsExactly("Corner Shop <shop@example.org>");
    assertThat(filled.getHeader("Reply-To")).containsExactly("help@example.org");
    assertThat(kept.getHeader("From")).containsExactly("shop@example.org");
    assertThat(kept.getHeader("Reply-To")).containsExactly("me@example.org");
  }
}
