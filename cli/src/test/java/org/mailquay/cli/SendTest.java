package org.mailquay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailquay.cli.PackedProgram.mailquay;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.mailquay.testkit.ScriptedSmtpServer;

final class SendTest {

  @TempDir Path folder;

  private static PackedProgram send(String port, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("send", "--host", "127.0.0.1", "--port", port, "--encryption", "plaintext"));
    arguments.addAll(List.of("--lang", "en", "--from", "Läden <shop@example.com>"));
    arguments.addAll(List.of(more));
    return mailquay(arguments.toArray(new String[0]));
  }

  @Nested
  final class ThroughAWorkingServer {

    @RegisterExtension final EmbeddedServer server = new EmbeddedServer();

    @Test
    void deliversTextHtmlAndAttachmentToEveryRecipientWhateverTheLocale() throws Exception {
      Path html = Files.writeString(folder.resolve("mail.html"), "<p>Grüße</p>");
      Path pdf = Files.write(folder.resolve("receipt.pdf"), new byte[3_000_000]);

      Finished finished =
          send(
                  server.port(),
                  "--user",
                  EmbeddedServer.USER,
                  "--password-env",
                  "SHOP_PASSWORD",
                  "--to",
                  "anna@example.com",
                  "--to",
                  "bob@example.com",
                  "--subject",
                  "Ihre Bestellung für März",
                  "--text",
                  "Schöne Grüße",
                  "--html",
                  html.toString(),
                  "--attach",
                  pdf.toString())
              .variables(Map.of("LC_ALL", "C", "SHOP_PASSWORD", EmbeddedServer.PASSWORD))
              .run();

      assertThat(finished.exitCode()).as(finished.everything()).isZero();
      assertThat(finished.out())
          .contains(
              "accepted the mail", "anna@example.com - accepted", "bob@example.com - accepted");
      assertThat(finished.err()).contains("Sending  50 %");
      MimeMessage mail = server.received()[0];
      assertThat(server.received()).hasSize(2);
      assertThat(mail.getSubject()).isEqualTo("Ihre Bestellung für März");
      assertThat(mail.getFrom()[0].toString()).contains("shop@example.com");
      assertThat(GreenMailUtil.getWholeMessage(mail)).contains("receipt.pdf", "text/html");
    }

    @Test
    void readsPasswordFromStandardInputAndAnswersInJson() {
      Finished finished =
          send(
                  server.port(),
                  "--user",
                  EmbeddedServer.USER,
                  "--password-stdin",
                  "--to",
                  "anna@example.com",
                  "--text",
                  "x",
                  "--json")
              .input(EmbeddedServer.PASSWORD + "\n")
              .run();

      JsonNode answer = finished.json();
      assertThat(answer.get("accepted").asBoolean()).isTrue();
      assertThat(answer.get("recipients").get(0).get("outcome").asText()).isEqualTo("ACCEPTED");
      assertThat(server.received()).hasSize(1);
    }

    @Test
    void explainsARefusedLoginWithoutShowingThePassword() {
      Finished finished =
          send(
                  server.port(),
                  "--user",
                  EmbeddedServer.USER,
                  "--password-stdin",
                  "--to",
                  "anna@example.com",
                  "--text",
                  "x")
              .input("wrong-and-secret\n")
              .run();

      assertThat(finished.exitCode()).isEqualTo(1);
      assertThat(finished.out())
          .startsWith("The mail was not sent.\n  anna@example.com - not sent")
          .contains("User name or password is wrong", "What to do:");
      assertThat(finished.everything()).doesNotContain("wrong-and-secret");
      assertThat(finished.widestLine()).isLessThanOrEqualTo(80);
    }
  }

  @Nested
  final class ThroughAScriptedServer {

    @RegisterExtension final ScriptedSmtpServer server = ScriptedSmtpServer.create();

    private String port() {
      return Integer.toString(server.port());
    }

    @Test
    void namesTheRecipientWhomTheServerRefuses() {
      server
          .greeting()
          .ehlo()
          .mailFrom("shop@example.com")
          .rcptTo("anna@example.com")
          .expectRcptTo("nobody@example.com")
          .reply("550 5.1.1 no such user")
          .optional("RSET", "250 OK")
          .quitOptional();

      Finished finished =
          send(port(), "--to", "anna@example.com", "--to", "nobody@example.com", "--text", "x")
              .run();

      assertThat(finished.exitCode()).isEqualTo(1);
      assertThat(finished.out())
          .contains("anna@example.com - not sent")
          .contains("nobody@example.com - refused: 550 5.1.1 no such user");
    }

    @Test
    void sendsATokenAsTheLogin() {
      server
          .greeting()
          .ehlo("AUTH XOAUTH2")
          .authXoauth2("shop@example.com", "token-of-the-shop")
          .acceptMail("shop@example.com", "anna@example.com")
          .quitOptional();

      Finished finished =
          send(port(), "--token-env", "SHOP_TOKEN", "--to", "anna@example.com", "--text", "x")
              .variables(Map.of("SHOP_TOKEN", "token-of-the-shop"))
              .run();

      assertThat(finished.exitCode()).as(finished.everything()).isZero();
      assertThat(finished.everything()).doesNotContain("token-of-the-shop");
    }

    @Test
    void saysAtCtrlCThatNobodyKnowsWhatBecameOfTheMailInFlight() throws Exception {
      CountDownLatch contentSent = new CountDownLatch(1);
      server
          .greeting()
          .ehlo()
          .mailFrom("shop@example.com")
          .rcptTo("anna@example.com")
          .expectData()
          .reach(contentSent)
          .expectClientGone();

      PackedProgram program = send(port(), "--to", "anna@example.com", "--text", "x");
      Process process = program.start();
      assertThat(contentSent.await(60, TimeUnit.SECONDS)).isTrue();
      int ended = CtrlC.press(process);
      Finished finished = program.finish(process);

      assertThat(finished.exitCode()).isEqualTo(ended);
      assertThat(finished.out())
          .startsWith("Stopped. The mail was sent, but the server's answer is missing.")
          .contains("anna@example.com - nobody knows whether it arrived");
    }

    @Test
    void keepsThePasswordOutOfTheProcessList() throws Exception {
      CountDownLatch connected = new CountDownLatch(1);
      server.reach(connected).stall();

      PackedProgram program =
          send(
                  port(),
                  "--user",
                  "shop",
                  "--password-env",
                  "SHOP_PASSWORD",
                  "--to",
                  "anna@example.com",
                  "--text",
                  "x",
                  "--timeout",
                  "5")
              .variables(Map.of("SHOP_PASSWORD", "secret-in-variable"));
      Process process = program.start();
      assertThat(connected.await(60, TimeUnit.SECONDS)).isTrue();
      String commandLine = Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
      Finished finished = program.finish(process);

      assertThat(commandLine).contains("--password-env").doesNotContain("secret-in-variable");
      assertThat(finished.exitCode()).isEqualTo(1);
      assertThat(finished.everything()).doesNotContain("secret-in-variable");
    }
  }
}
