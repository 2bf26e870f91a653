package org.mailquay.postfix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailquay.postfix.Sending.mail;
import static org.mailquay.postfix.Sending.newMark;
import static org.mailquay.postfix.Sending.send;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailquay.Mailer;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.settings.SmtpSettingsBuilder;
import org.mailquay.transport.DeliveryReport;

@RequiresPostfix
final class PostfixSendingTest {

  @Nested
  final class Connection {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "submission",
          "submission.plain",
          "submission.login",
          "submission.digest",
          "submission.optional",
          "submission.bare",
          "submissions",
          "submissions.plain",
          "submissions.login"
        })
    void deliversAfterALoginOver(String listener, PostfixLab lab) throws Exception {
      String mark = newMark();

      DeliveryReport report = send(lab.settings(listener, "alice"), mail(mark, lab.mailbox("bob")));

      assertThat(report.allAccepted()).isTrue();
      DeliveredMail delivered = DeliveredMail.parse(lab.maildir("bob").await(mark));
      assertThat(delivered.header("Message-ID")).isEqualTo(report.messageId());
      assertThat(delivered.header("Received"))
          .contains("Authenticated sender: alice")
          .contains("using TLSv1.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"submission", "submissions"})
    void takesAnIpAddressForAHost(String listener, PostfixLab lab) {
      String mark = newMark();

      send(lab.settings(listener, "alice").host(lab.address()), mail(mark, lab.mailbox("bob")));

      assertThat(lab.maildir("bob").await(mark)).isNotEmpty();
    }

    @Test
    void sendsALoginInTheClearOnlyWhereBothDangersAreNamed(PostfixLab lab) {
      String mark = newMark();
      SmtpSettingsBuilder settings =
          lab.settings("submission.cleartext", "alice")
              .plaintextDangerous()
              .allowCredentialsOverPlaintextDangerous();

      send(settings, mail(mark, lab.mailbox("bob")));

      assertThat(lab.maildir("bob").await(mark)).isNotEmpty();
    }

    @Test
    void sendsOneMailAfterAnother(PostfixLab lab) {
      String first = newMark();
      String second = newMark();

      try (Mailer mailer = Mailer.of(lab.settings("submission", "alice").build())) {
        mailer.send(mail(first, lab.mailbox("bob")));
        mailer.send(mail(second, lab.mailbox("bob")));
      }

      assertThat(lab.maildir("bob").await(first)).isNotEmpty();
      assertThat(lab.maildir("bob").await(second)).isNotEmpty();
    }
  }

  @Nested
  final class Password {

    @ParameterizedTest
    @ValueSource(strings = {"alice", "carol", "dave", "emil", "frieda", "greta"})
    void arrivesUnchangedByPlainAndByLogin(String user, PostfixLab lab) {
      for (String mechanism : List.of("plain", "login")) {
        String mark = newMark();

        send(lab.settings("submission." + mechanism, user), mail(mark, lab.mailbox("bob")));

        assertThat(lab.maildir("bob").await(mark)).asString().contains("sender: " + user);
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"submission.plain", "submission.login"})
    void belongsToAUserNameInUtf8(String listener, PostfixLab lab) {
      String mark = newMark();

      send(lab.settings(listener, "jürgen"), mail(mark, lab.mailbox("bob")));

      // Postfix writes a question mark for each octet beyond ASCII
      assertThat(lab.maildir("bob").await(mark)).asString().contains("sender: j??rgen");
    }
  }

  @Nested
  final class Content {

    @Test
    void bringsAPdfBackByteForByte(PostfixLab lab, @TempDir Path folder) throws Exception {
      byte[] pdf = pdfWithEveryByte();
      Path file = Files.write(folder.resolve("Quittung für Anna.pdf"), pdf);
      String mark = newMark();

      send(lab.settings("submission", "alice"), mail(mark, lab.mailbox("bob")).attach(file));

      DeliveredMail delivered = DeliveredMail.parse(lab.maildir("bob").await(mark));
      assertThat(delivered.attachment("Quittung für Anna.pdf")).isEqualTo(pdf);
    }

    private byte[] pdfWithEveryByte() {
      byte[] pdf = new byte[300_001];
      new Random(20).nextBytes(pdf);
      byte[] head = "%PDF-1.7\r\n.\r\n..\n".getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(head, 0, pdf, 0, head.length);
      return pdf;
    }

    @ParameterizedTest
    @ValueSource(strings = {"submission", "submission.bare"})
    void keepsLeadingDots(String listener, PostfixLab lab) throws Exception {
      String text = ".\n..\n.first\n\n...\nQUIT\n.\nthe line above is a dot\n.";
      String mark = newMark();

      send(lab.settings(listener, "alice"), mail(mark, lab.mailbox("bob")).text(text));

      DeliveredMail delivered = DeliveredMail.parse(lab.maildir("bob").await(mark));
      assertThat(delivered.text().stripTrailing()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"submission", "submission.bare"})
    void keepsUnicode(String listener, PostfixLab lab) throws Exception {
      String text = "Grüße, 漢字, 🔑\n" + "x".repeat(3_000);
      String subject = "Rechnung über 12 € für Jürgen 🧾";
      String mark = newMark();

      send(
          lab.settings(listener, "alice").sender("Köln Eck <" + lab.mailbox("alice") + ">"),
          mail(mark, lab.mailbox("bob")).subject(subject).text(text));

      DeliveredMail delivered = DeliveredMail.parse(lab.maildir("bob").await(mark));
      assertThat(delivered.text().stripTrailing()).isEqualTo(text);
      assertThat(delivered.message().getSubject()).isEqualTo(subject);
      assertThat(delivered.message().getFrom()[0].toString()).endsWith("<alice@shop.test>");
    }
  }

  @Nested
  final class Recipients {

    @Test
    void eachGetTheMailAndBccIsNotShown(PostfixLab lab) throws Exception {
      String mark = newMark();

      DeliveryReport report =
          send(
              lab.settings("submission", "alice"),
              mail(mark, lab.mailbox("bob")).cc(lab.mailbox("carol")).bcc(lab.mailbox("dave")));

      assertThat(report.recipients()).hasSize(3);
      for (String user : List.of("bob", "carol", "dave")) {
        DeliveredMail delivered = DeliveredMail.parse(lab.maildir(user).await(mark));
        assertThat(delivered.header("Bcc")).isNull();
        assertThat(delivered.header("To") + delivered.header("Cc"))
            .doesNotContain(lab.mailbox("dave"));
      }
    }

    @Test
    void mayBeWrittenInUtf8WhereTheServerSpeaksIt(PostfixLab lab) {
      String mark = newMark();

      send(lab.settings("submission", "alice"), mail(mark, lab.mailbox("jürgen")));

      assertThat(lab.maildir("jürgen").await(mark)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"submission", "submission.bare"})
    void ofAnInternationalDomainNeedNoUtf8(String listener, PostfixLab lab) {
      String mark = newMark();

      send(lab.settings(listener, "alice"), mail(mark, "anna@bücher.test"));

      assertThat(lab.maildir("anna").await(mark)).isNotEmpty();
    }

    @Test
    void elsewhereAreTakenAfterALogin(PostfixLab lab) {
      String mark = newMark();
      SmtpSettings settings = lab.settings("submission", "alice").build();

      send(settings, mail(mark, "someone@elsewhere.test"));

      assertThat(lab.maildir("archive").await(mark)).isNotEmpty();
    }
  }
}
