package org.mailquay.message.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailquay.message.Email;
import org.mailquay.message.Priority;
import org.mailquay.settings.EmailAddress;
import org.mailquay.settings.Mailbox;

/** What must hold for the octets of every mail, whatever is in it. */
class WireFormatTest {

  private static Email.Builder mail() {
    return Email.to("anna@example.com").from("shop@example.org").subject("s").text("t");
  }

  private static Mailbox named(String name) {
    return Mailbox.of(name, EmailAddress.of("anna@example.com"));
  }

  private static Mailbox[] many(String name) {
    return IntStream.range(0, 500)
        .mapToObj(i -> Mailbox.of(name + i, EmailAddress.of("customer" + i + "@example.com")))
        .toArray(Mailbox[]::new);
  }

  static List<Email> mails() {
    String wild = "ä🧾x".repeat(700);
    String line = "x".repeat(5000);
    return List.of(
        mail().build(),
        mail().subject(wild).text(wild).html(wild).build(),
        mail().subject(line).text(line).html(line).build(),
        mail().text("a\nb\rc\r\nd").html("e\nf\rg\r\nh").build(),
        mail().to(named(wild.substring(0, 300))).cc(named(line.substring(0, 300))).build(),
        mail().to(many("Kunde Nummer ")).cc(many("Größe ")).bcc(many("x")).build(),
        mail().replyTo(named("Eine ziemlich lange Bezeichnung mit Umlauten: äöü ÄÖÜ ß")).build(),
        mail().to("anna@münchen.example").from("shop@bücher.example").build(),
        mail().attach("ü".repeat(240) + ".pdf", new byte[5000]).build(),
        mail().attach("plain ".repeat(40) + ".pdf", new byte[5000]).build(),
        mail().html("h").inlineImage("logo", "ü.png", new byte[5000]).build(),
        mail().header("X-Text", wild).header("X-Long", "word ".repeat(900).strip()).build(),
        mail().subject("a" + " ".repeat(1500) + "b").build(),
        mail().header("X-Blanks", "a" + " ".repeat(1500) + "b").build(),
        mail().header("X-Blanks", "a" + " ".repeat(98) + "b".repeat(900)).build(),
        mail().header("X-" + "n".repeat(74), "x".repeat(900) + " " + "y".repeat(900)).build(),
        mail().header("X-Url", "https://example.com/" + "u".repeat(850)).build(),
        mail().header("X-" + "n".repeat(70), "Größe").priority(Priority.HIGH).build());
  }

  @ParameterizedTest
  @MethodSource("mails")
  void everyLineEndsWithCrLf(Email email) throws Exception {
    assertThat(Wire.of(email).raw().replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
  }

  @ParameterizedTest
  @MethodSource("mails")
  void noLineIsLongerThan998(Email email) throws Exception {
    assertThat(Wire.of(email).lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(999));
  }

  @ParameterizedTest
  @MethodSource("mails")
  void everythingIsAscii(Email email) throws Exception {
    assertThat(Wire.of(email).raw()).matches("\\p{ASCII}*");
  }

  @ParameterizedTest
  @MethodSource("mails")
  void noHeaderLineIsBlank(Email email) throws Exception {
    assertThat(Wire.of(email).headers().split("\r\n")).noneMatch(String::isBlank);
  }

  @ParameterizedTest
  @MethodSource("mails")
  void aLineWithAnEncodedWordIsAtMost76Long(Email email) throws Exception {
    assertThat(Wire.of(email).headers().split("\r\n"))
        .filteredOn(line -> line.contains("=?"))
        .allSatisfy(line -> assertThat(line).hasSizeLessThan(77));
  }

  @ParameterizedTest
  @MethodSource("mails")
  void nothingTellsOfThisComputer(Email email) throws Exception {
    InetAddress local = InetAddress.getLocalHost();

    assertThat(Wire.of(email).headers())
        .doesNotContain(local.getHostName())
        .doesNotContain(local.getCanonicalHostName())
        .doesNotContain(local.getHostAddress())
        .doesNotContain(System.getProperty("user.name") + "@")
        .doesNotContainIgnoringCase("X-Mailer")
        .doesNotContainIgnoringCase("User-Agent")
        .doesNotContainIgnoringCase("Java");
  }

  @Test
  void blindCopiesStandNowhere() throws Exception {
    Wire wire = Wire.of(mail().bcc("Boss", "secret@example.net"));

    assertThat(wire.headerNames()).doesNotContain("Bcc");
    assertThat(wire.raw()).doesNotContain("secret").doesNotContain("Boss");
  }

  @Test
  void hiddenRecipientsAreCalledSo() throws Exception {
    Wire wire = Wire.of(Email.builder().bcc("secret@example.net").text("t"));

    assertThat(wire.headers()).contains("To: undisclosed-recipients:;\r\n");
  }

  @Test
  void aMailHasTheseHeadersAndNoOthers() throws Exception {
    assertThat(Wire.of(mail()).headerNames())
        .containsExactlyInAnyOrder(
            "Date",
            "From",
            "To",
            "Message-ID",
            "Subject",
            "MIME-Version",
            "Content-Type",
            "Content-Transfer-Encoding");
  }

  @Test
  void internationalDomainsAreALabels() throws Exception {
    Wire wire = Wire.of(mail().from("shop@bücher.example").to("anna@münchen.example"));

    assertThat(wire.headers())
        .contains("From: shop@xn--bcher-kva.example\r\n")
        .contains("anna@xn--mnchen-3ya.example");
  }

  @Test
  void aLocalPartBeyondAsciiStaysUtf8ButTheRestIsEncoded() throws Exception {
    Email email =
        mail().to("Jürgen", "jürgen@münchen.example").subject("Grüße").text("Grüße").build();
    Wire wire = Wire.of(email);

    assertThat(email.needsSmtpUtf8()).isTrue();
    assertThat(wire.utf8()).contains("jürgen@xn--mnchen-3ya.example");
    assertThat(wire.raw().replace("jÃ¼rgen@", "")).matches("\\p{ASCII}*");
    assertThat(wire.parsed().getSubject()).isEqualTo("Grüße");
  }

  // cut to its low octet, each of these would be CR or LF
  @Test
  void charactersWhoseLowOctetIsALineBreakBreakNoLine() throws Exception {
    String cut = "\u010d\u010a\u560d\u560a";
    Mailbox mailbox = Mailbox.of(cut, EmailAddress.of(cut + "@example.com"));
    Wire wire =
        Wire.of(mail().to(mailbox).subject(cut).header("X-A", cut).attach(cut, new byte[1]));
    Wire plain = Wire.of(mail().header("X-A", "b").attach("c", new byte[1]));

    assertThat(wire.headerNames()).isEqualTo(plain.headerNames());
    assertThat(wire.utf8()).contains("<" + cut + "@example.com>");
  }

  @Test
  void plainTextStaysReadable() throws Exception {
    assertThat(Wire.of(mail().text("Thank you.")).raw()).endsWith("\r\n\r\nThank you.");
    assertThat(Wire.of(mail().text("Viele Grüße aus dem Laden")).raw())
        .endsWith("\r\n\r\nViele Gr=C3=BC=C3=9Fe aus dem Laden");
  }

  @Test
  void whatServersTouchIsEncoded() throws Exception {
    Wire wire = Wire.of(mail().text("Hi\r\nFrom here on \r\nand\t\r\n"));

    assertThat(wire.lines()).noneMatch(line -> line.matches("From .*|.*[ \t]"));
  }

  @Test
  void whatLooksLikeAnEncodedWordIsEncoded() throws Exception {
    String word = "=?UTF-8?Q?x?=";
    Wire wire = Wire.of(mail().subject(word).to(named(word)).attach(word, new byte[1]));

    assertThat(wire.raw()).doesNotContain(word);
  }

  @Test
  void textInAnotherScriptIsBase64() throws Exception {
    assertThat(Wire.of(mail().text("こんにちは")).headers())
        .contains("Content-Transfer-Encoding: base64\r\n");
  }

  @Test
  void addressesAreFoldedBetweenThem() throws Exception {
    String[] folded =
        Arrays.stream(Wire.of(mail().to(many("Kunde "))).headers().split("\r\n"))
            .filter(line -> line.contains("customer"))
            .toArray(String[]::new);

    assertThat(folded).hasSizeGreaterThan(200).allMatch(line -> line.length() <= 78);
  }
}
