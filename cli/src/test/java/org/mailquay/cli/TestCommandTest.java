package org.mailquay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailquay.cli.PackedProgram.mailquay;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.mailquay.testkit.TestCertificates;

final class TestCommandTest {

  private static PackedProgram test(int port, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("test", "--host", "127.0.0.1", "--port", Integer.toString(port)));
    arguments.addAll(List.of("--lang", "en", "--from", "shop@example.com"));
    arguments.addAll(List.of(more));
    return mailquay(arguments.toArray(new String[0]))
        .variables(Map.of("SHOP_PASSWORD", "secret-of-the-shop"));
  }

  @Nested
  final class AgainstAWorkingServer {

    @RegisterExtension final EmbeddedServer server = new EmbeddedServer();

    @Test
    void passesAndSendsTheTestMail() {
      Finished finished =
          test(
                  Integer.parseInt(server.port()),
                  "--encryption",
                  "plaintext",
                  "--user",
                  EmbeddedServer.USER,
                  "--password-stdin",
                  "--to",
                  "anna@example.com")
              .input(EmbeddedServer.PASSWORD)
              .run();

      assertThat(finished.exitCode()).as(finished.everything()).isZero();
      assertThat(finished.out())
          .containsSubsequence("Reach the server", "Log in", "The sender", "The test mail")
          .contains("It works: the server has accepted the test mail.");
      assertThat(server.received()).hasSize(1);
    }
  }

  @Nested
  final class AgainstAScriptedServer {

    @TempDir Path folder;
    @RegisterExtension final ScriptedSmtpServer server = ScriptedSmtpServer.create();

    @Test
    void tellsAFailureAsAShortStory() {
      server
          .greeting()
          .ehlo("AUTH PLAIN LOGIN")
          .expectAuthPlain("shop", "secret-of-the-shop")
          .reply("535 5.7.8 no, wrong password")
          .quitOptional();

      Finished finished =
          test(
                  server.port(),
                  "--encryption",
                  "plaintext",
                  "--user",
                  "shop",
                  "--password-env",
                  "SHOP_PASSWORD",
                  "--no-suggestions")
              .run();

      assertThat(finished.exitCode()).isEqualTo(1);
      assertThat(finished.out())
          .containsSubsequence(
              "ok  Reach the server",
              "ok  What the server offers",
              "--> Log in",
              "failed here",
              "User name or password is wrong",
              "The server's words:\n  535 5.7.8 no, wrong password",
              "What to do:\n  1. ",
              "Cause: BAD_CREDENTIALS")
          .doesNotContain("\u001b", "\r");
      assertThat(finished.widestLine()).isLessThanOrEqualTo(80);
      assertThat(finished.everything()).doesNotContain("secret-of-the-shop");
    }

    @Test
    void showsTheStepsWhileTheyHappenWhereThereAreColours() {
      server
          .greeting()
          .ehlo("AUTH PLAIN")
          .expectAuthPlain("shop", "secret-of-the-shop")
          .reply("535 5.7.8 no")
          .quitOptional();

      Finished finished =
          test(
                  server.port(),
                  "--encryption",
                  "plaintext",
                  "--user",
                  "shop",
                  "--password-env",
                  "SHOP_PASSWORD",
                  "--no-suggestions",
                  "--color",
                  "always")
              .run();

      assertThat(finished.out()).contains("\r  ... Log in\r  \u001b[31m-->\u001b[0m Log in");
    }

    @Test
    void trustsTheAuthorityOfAFileAndReportsEverythingInJson() throws Exception {
      Path ca = Files.writeString(folder.resolve("ca.pem"), TestCertificates.authorityPem());
      server
          .implicitTls(TestCertificates.good())
          .greeting()
          .ehlo("AUTH PLAIN")
          .expectAuthPlain("shop", "secret-of-the-shop")
          .reply("535 5.7.8 no")
          .quitOptional();

      Finished finished =
          test(
                  server.port(),
                  "--ca",
                  ca.toString(),
                  "--user",
                  "shop",
                  "--password-env",
                  "SHOP_PASSWORD",
                  "--no-suggestions",
                  "--json")
              .run();

      assertThat(finished.exitCode()).isEqualTo(1);
      JsonNode report = finished.json();
      assertThat(report.get("passed").asBoolean()).isFalse();
      assertThat(report.get("stages").findValuesAsText("stage")).hasSize(12);
      assertThat(report.get("diagnosis").get("cause").asText()).isEqualTo("BAD_CREDENTIALS");
      assertThat(report.get("diagnosis").get("advice").get("steps").isEmpty()).isFalse();
      assertThat(report.has("suggestions")).isTrue();
      assertThat(finished.everything()).doesNotContain("secret-of-the-shop");
    }

    @Test
    void saysAtCtrlCThatNobodyKnowsWhatBecameOfTheTestMailInFlight() throws Exception {
      RunningProgram running =
          withTheTestMailInFlight("--encryption", "plaintext", "--to", "anna@example.com");
      int ended = running.interrupt();
      Finished finished = running.finish();

      assertThat(finished.exitCode()).isEqualTo(ended);
      assertThat(finished.out().replace('\n', ' '))
          .contains(
              "The test was stopped. The test mail was on its way: nobody knows whether it"
                  + " arrived.");
    }

    @Test
    void saysSoBesideTheReportWhereThatIsJson() throws Exception {
      RunningProgram running =
          withTheTestMailInFlight(
              "--encryption", "plaintext", "--to", "anna@example.com", "--json");
      running.interrupt();
      Finished finished = running.finish();

      assertThat(finished.json().get("passed").asBoolean()).isFalse();
      assertThat(finished.err()).contains("nobody knows whether it arrived");
    }

    /** A test whose mail the server has read, and does not answer. */
    private RunningProgram withTheTestMailInFlight(String... options) throws Exception {
      CountDownLatch contentSent = new CountDownLatch(1);
      server
          .greeting()
          .ehlo()
          .mailFrom("shop@example.com")
          .rcptTo("anna@example.com")
          .expectData()
          .reach(contentSent)
          .expectClientGone();

      RunningProgram running = new RunningProgram(test(server.port(), options).start());
      assertThat(contentSent.await(60, TimeUnit.SECONDS)).isTrue();
      return running;
    }

    @Test
    void saysAtCtrlCBeforeTheMailThatNoneWasSent() throws Exception {
      CountDownLatch connected = new CountDownLatch(1);
      server.reach(connected).stall();

      RunningProgram running =
          new RunningProgram(
              test(
                      server.port(),
                      "--encryption",
                      "plaintext",
                      "--to",
                      "anna@example.com",
                      "--no-suggestions")
                  .start());
      assertThat(connected.await(60, TimeUnit.SECONDS)).isTrue();
      int ended = running.interrupt();
      Finished finished = running.finish();

      assertThat(finished.exitCode()).isEqualTo(ended);
      assertThat(finished.out()).contains("The test was stopped. No mail was sent.");
    }

    @Test
    void endsAtItsTimeLimit() {
      server.stall();

      Finished finished =
          test(server.port(), "--encryption", "plaintext", "--timeout", "2", "--no-suggestions")
              .run();

      assertThat(finished.exitCode()).isEqualTo(1);
      assertThat(finished.out()).contains("READ_TIMED_OUT");
    }
  }

  @Test
  void refusesToSendAPasswordInPlaintextToAnotherMachine() {
    Finished finished =
        mailquay(
                "test",
                "--host",
                "192.0.2.1",
                "--encryption",
                "plaintext",
                "--user",
                "shop",
                "--password-env",
                "SHOP_PASSWORD",
                "--from",
                "shop@example.com")
            .variables(Map.of("SHOP_PASSWORD", "secret-of-the-shop"))
            .run();

    assertThat(finished.exitCode()).isEqualTo(2);
  }
}
