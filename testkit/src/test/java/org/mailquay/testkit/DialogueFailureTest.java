package org.mailquay.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class DialogueFailureTest {

  private final ScriptedSmtpServer server = ScriptedSmtpServer.create();
  private final List<RawClient> idle = new ArrayList<>();

  @AfterEach
  void close() throws IOException {
    server.close();
    for (RawClient client : idle) {
      client.close();
    }
  }

  /** Connects without more; the server's end ends it. */
  private void connect() throws IOException {
    idle.add(RawClient.connect(server));
  }

  private String failure() {
    return org.assertj.core.api.Assertions.catchThrowableOfType(
            AssertionError.class, server::assertCompleted)
        .getMessage();
  }

  @Nested
  class ClientSaysSomethingElse {

    @Test
    void namesStepExpectationAndWhatCameWithTheTranscript() throws IOException {
      server.greeting().ehlo().expect("NOOP").reply("250 ok").quit();

      try (RawClient client = RawClient.connect(server).greeted()) {
        client.say("EHLO me").hear();
        client.say("NOPE").hear();
      }

      assertThat(failure())
          .isEqualTo(
              """
              The dialogue of connection 1 broke at step 4 of 8.
                expected: NOOP
                but came: NOPE
              Transcript:
                S: 220 scripted.test ESMTP
                C: EHLO me
                S: 250 scripted.test
                C: NOPE""");
    }

    @Test
    void tellsTheClientToo() throws IOException {
      server.expect("EHLO me");

      try (RawClient client = RawClient.connect(server)) {
        assertThat(client.say("HELO me").hear(2))
            .isEqualTo(
                "554 5.5.0 Broken test dialogue, step 1: expected EHLO me, but came HELO me|<end>");
      }
      assertThat(failure()).contains("but came: HELO me");
    }

    @Test
    void shortensWhatWouldFillTheScreenAndShowsControlCharacters() throws IOException {
      server.expect("EHLO me");

      try (RawClient client = RawClient.connect(server)) {
        client.say("\u0000\u0001" + "x".repeat(5000)).hear();
      }
      assertThat(failure())
          .contains("\\x00\\x01xxx", "... (5002 characters)")
          .hasSizeLessThan(2000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ehlo me", "EHLO me ", " EHLO me", "EHLO me, too", ""})
    void takesNothingForTheLineButTheLine(String line) throws IOException {
      server.expect("EHLO me");

      try (RawClient client = RawClient.connect(server)) {
        client.say(line).hear();
      }
      assertThat(failure()).contains("expected: EHLO me\n", "but came: " + line + "\n");
    }

    @Test
    void matchesAPatternAsAWhole() throws IOException {
      server.expectMatching("EHLO [a-z]+");

      try (RawClient client = RawClient.connect(server)) {
        client.say("EHLO me2").hear();
      }
      assertThat(failure()).contains("a line that matches EHLO [a-z]+", "but came: EHLO me2");
    }

    @Test
    void noticesALineThatThePatternCannotTake() throws IOException {
      server.expectMatching("(a|b)*");

      try (RawClient client = RawClient.connect(server)) {
        client.say("a".repeat(60_000)).hear();
      }
      assertThat(failure()).contains("what the step cannot take: java.lang.StackOverflowError");
    }

    @Test
    void noticesALineWithoutEnd() throws IOException {
      server.expectMatching(".*");

      try (RawClient client = RawClient.connect(server)) {
        client.send("a".repeat(70_000).getBytes(UTF_8)).hear();
      }
      assertThat(failure()).contains("but came: a line without end after aaa");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "MAIL FROM:<anna@example.com",
          "MAIL FROM:<anna@example.com>SIZE=1",
          "MAIL FROM: <anna@example.com>",
          "MAIL FROM:<bert@example.com>"
        })
    void takesNoOtherPathThanTheOneItWaitsFor(String line) throws IOException {
      server.mailFrom("anna@example.com");

      try (RawClient client = RawClient.connect(server)) {
        client.say(line).hear();
      }
      assertThat(failure())
          .contains("MAIL FROM:<anna@example.com> with any parameters", "but came: " + line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EHLO me\n", "EHLO\rme\r\n"})
    void insistsOnLinesEndedByCrLf(String octets) throws IOException {
      server.expectMatching("(?s).*");

      try (RawClient client = RawClient.connect(server)) {
        client.send(octets.getBytes(UTF_8)).hear();
      }
      assertThat(failure())
          .containsAnyOf("a line ended by LF without CR", "a CR that no LF follows");
    }

    @Test
    void noticesWhatComesAfterTheEnd() throws IOException {
      server.greeting();

      try (RawClient client = RawClient.connect(server).greeted()) {
        client.say("QUIT");
        assertThat(failure())
            .contains("connection 1 was at its end", "expected: nothing more", "but came: QUIT");
      }
    }

    @RepeatedTest(50)
    void noticesWhatIsStillUnreadWhenTheDialogueEnds() throws IOException {
      CountDownLatch goOn = new CountDownLatch(1);
      server.reply("220 hi").waitFor(goOn);

      try (RawClient client = RawClient.connect(server)) {
        client.say("QUIT").hear();
        CompletableFuture<Void> released = CompletableFuture.runAsync(goOn::countDown);
        assertThat(failure()).contains("expected: nothing more", "but came: QUIT");
        released.join();
      }
    }

    @Test
    void noticesHalfALineAfterTheEnd() throws IOException {
      server.readLimit(Duration.ofMillis(50)).greeting().quitOptional();

      try (RawClient client = RawClient.connect(server).greeted()) {
        client.send("QUI".getBytes(UTF_8));
        assertThat(failure()).contains("was at its end", "after QUI");
      }
    }

    @Test
    void toleratesNothingButQuitWhereQuitIsOptional() throws IOException {
      server.greeting().quitOptional();

      try (RawClient client = RawClient.connect(server).greeted()) {
        client.say("RSET");
        assertThat(failure()).contains("was at its end", "but came: RSET");
      }
    }

    @Test
    void noticesWordsWhereTheClientShouldLeave() throws IOException {
      server.greeting().expectClientGone();

      try (RawClient client = RawClient.connect(server).greeted()) {
        client.say("NOOP").hear();
      }
      assertThat(failure()).contains("the client's end of the connection", "but came: NOOP");
    }

    @Test
    void noticesCommandsBetweenChunks() throws IOException {
      server.chunks();

      try (RawClient client = RawClient.connect(server)) {
        client.say("BDAT 0").hear();
        client.say("RSET").hear();
      }
      assertThat(failure()).contains("BDAT chunks up to the one marked LAST", "but came: RSET");
    }
  }

  @Nested
  class ClientSaysTooLittle {

    @Test
    void noticesAClientThatNeverComes() {
      server.greeting().quit();

      assertThat(failure()).isEqualTo("Connection 1 was never made; its dialogue has 4 steps.");
    }

    @Test
    void noticesAClientThatLeavesEarly() throws IOException {
      server.greeting().ehlo();

      RawClient.connect(server).greeted().close();
      assertThat(failure())
          .contains("broke at step 2 of 3", "but came: the client closed the connection");
    }

    @Test
    void noticesAClientThatLeavesInMidLine() throws IOException {
      server.ehlo();

      RawClient.connect(server).send("EHL".getBytes(UTF_8)).close();
      assertThat(failure()).contains("but came: the client closed the connection after EHL");
    }

    @Test
    void noticesContentThatIsCutOff() throws IOException {
      server.expectContent();

      RawClient.connect(server).send("a\r\nb\r\n..".getBytes(UTF_8)).close();
      assertThat(failure()).contains("the client closed the connection after 7 octets of content");
    }

    @Test
    void noticesOctetsThatAreMissing() throws IOException {
      server.expectBytes(10);

      RawClient.connect(server).send(new byte[4]).close();
      assertThat(failure())
          .contains("expected: 10 octets", "the client closed the connection after 4 of 10 octets");
    }

    @Test
    void noticesSilence() throws IOException {
      server.readLimit(Duration.ofMillis(50)).greeting().ehlo();

      try (RawClient client = RawClient.connect(server).greeted()) {
        assertThat(client.hear()).startsWith("554 5.5.0 Broken test dialogue");
        assertThat(failure()).contains("but came: nothing within the read limit");
      }
    }

    @Test
    void noticesATestThatNeverSaysGoOn() throws IOException {
      server.readLimit(Duration.ofMillis(50)).waitFor(new CountDownLatch(1)).greeting();

      connect();
      assertThat(failure()).contains("the test's word to go on", "within the read limit");
    }

    @Test
    void noticesAServerThatIsClosedBeforeTheEnd() throws Exception {
      CountDownLatch waiting = new CountDownLatch(1);
      server.reach(waiting).waitFor(new CountDownLatch(1));

      connect();
      waiting.await();
      server.close();
      assertThat(failure()).contains("broke at step 2 of 2", "the end of the server");
    }

    @Test
    void noticesAClientThatTakesNothing() throws IOException {
      server.readLimit(Duration.ofMillis(50)).rawBytes(new byte[64 * 1024 * 1024]).quit();

      connect();
      assertThat(failure()).contains("broke at step 1", "nothing that ends this step");
    }
  }

  @Nested
  class SeveralConnections {

    @Test
    void reportsEachThatWentWrong() throws IOException {
      server.greeting().nextConnection().expect("A").nextConnection().greeting();

      try (RawClient first = RawClient.connect(server);
          RawClient second = RawClient.connect(server)) {
        first.hear();
        second.say("B").hear();
      }
      assertThat(failure())
          .contains("connection 2 broke", "Connection 3 was never made")
          .doesNotContain("connection 1");
    }

    @Test
    void noticesAConnectionThatNobodyExpected() throws IOException {
      server.greeting();

      try (RawClient first = RawClient.connect(server);
          RawClient second = RawClient.connect(server)) {
        first.hear();
        assertThat(second.hear()).contains("no further connection");
      }
      assertThat(failure()).contains("connection 2", "for which no dialogue is written");
    }

    @Test
    void noticesAConnectionThatIsMadeRightBeforeTheCheck() throws IOException {
      connect();
      assertThat(failure()).contains("for which no dialogue is written");
    }
  }

  @Nested
  class Mistakes {

    @Test
    void refusesStepsThatNoClientCanReach() {
      server.greeting().drop();

      assertThatIllegalStateException()
          .isThrownBy(server::quit)
          .withMessageContaining("nothing can follow");
      assertThatIllegalStateException().isThrownBy(server::quitOptional);
    }

    @Test
    void refusesStepsBehindTheOptionalQuit() {
      server.greeting().quitOptional();

      assertThatIllegalStateException()
          .isThrownBy(server::ehlo)
          .withMessageContaining("quitOptional");
    }

    @Test
    void refusesStepsForADialogueThatIsPlayed() throws IOException {
      server.greeting().stall();

      connect();
      idle.get(0).hear();
      assertThatIllegalStateException()
          .isThrownBy(server::ehlo)
          .withMessageContaining("before the client connects");
    }

    @Test
    void refusesTextWithItsOwnLineEnd() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> server.reply("250 ok\r\n"))
          .withMessageContaining("the line end is added");
      assertThatIllegalArgumentException().isThrownBy(() -> server.expect("NOOP\r\n"));
    }

    @Test
    void refusesConnectionsBelowTheFirst() {
      assertThatIllegalArgumentException().isThrownBy(() -> server.onConnection(0));
      assertThatIllegalStateException()
          .isThrownBy(() -> server.onAnyOtherConnection().nextConnection());
    }

    @Test
    void refusesCountsAndPausesBelowNothing() {
      Duration negative = Duration.ofMillis(-1);
      assertThatIllegalArgumentException().isThrownBy(() -> server.expectBytes(-1));
      assertThatIllegalArgumentException().isThrownBy(() -> server.drip(negative, "220"));
      assertThatIllegalArgumentException().isThrownBy(() -> server.dripWithoutEnd(negative, "x"));
    }

    @Test
    void refusesReadLimitsThatASocketCannotHold() {
      assertThatIllegalArgumentException().isThrownBy(() -> server.readLimit(Duration.ZERO));
      assertThatIllegalArgumentException().isThrownBy(() -> server.readLimit(Duration.ofDays(25)));
    }
  }

  @Test
  void nobodyCanConnectAfterTheEnd() {
    server.close();

    assertThatExceptionOfType(ConnectException.class)
        .isThrownBy(() -> RawClient.connect(server).close());
    server.assertCompleted();
  }
}
