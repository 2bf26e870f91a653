package org.mailquay.transport.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailquay.transport.internal.engine.Mails.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailquay.message.Email;
import org.mailquay.smtp.MailException;
import org.mailquay.transport.Outcome;
import org.mailquay.transport.internal.SmtpSink;
import org.mailquay.transport.internal.SmtpSink.Reaction;
import org.mailquay.transport.internal.SmtpSink.Temper;
import org.mailquay.transport.internal.engine.Mails.Noted;

/** Many mails over one connection: what is told of each is what the server did. */
@Timeout(60)
class WindowTest {

  private static final int COUNT = 60;

  private SmtpSink sink = SmtpSink.offering();

  @AfterEach
  void stop() {
    sink.close();
  }

  private void serve(Temper temper, Mode mode) {
    sink.close();
    sink = SmtpSink.moody(temper, mode.extensions());
  }

  /** The sender tells which mail it was, should one go out under another's name. */
  private static List<Email> mails(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> mail("to" + i + "@example.org").from("s" + i + "@example.com").subject("no. " + i))
        .map(Email.Builder::build)
        .toList();
  }

  private Noted send(List<Email> mails, int window) {
    Noted noted = new Noted(mails);
    try (EngineConnection connection =
        Mails.open(sink.settings().timeouts(Mails.impatient()).build())) {
      connection.sendAll(noted, window);
    }
    assertThat(noted.mistakes()).isEmpty();
    return noted;
  }

  /** Every mail that was taken has its own envelope and content. */
  private Set<Integer> takenNumbers() {
    List<Integer> numbers = new ArrayList<>();
    for (SmtpSink.Taken taken : sink.taken()) {
      String number = taken.sender().replaceAll("\\D", "");
      assertThat(taken.recipients()).containsExactly("to" + number + "@example.org");
      assertThat(taken.text())
          .contains("Subject: no. " + number + "\r\n")
          .endsWith("Thank you.\r\n.\r\n..two\r\n");
      numbers.add(Integer.valueOf(number));
    }
    assertThat(numbers).doesNotHaveDuplicates();
    return Set.copyOf(numbers);
  }

  private void assertNothingWrongIsTold(Noted noted) {
    Set<Integer> taken = takenNumbers();
    for (int i = 0; i < noted.begun(); i++) {
      Outcome told = noted.of(i);
      if (told == Outcome.ACCEPTED) {
        assertThat(taken).as("mail %d was said to be accepted", i).contains(i);
      } else if (told != Outcome.UNKNOWN) {
        assertThat(taken).as("mail %d was said to be %s", i, told).doesNotContain(i);
      }
    }
  }

  private static boolean refusedAt(SmtpSink.Said said, String verb, int every) {
    return said.verb().equals(verb) && said.mail() % every == every - 1;
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void allArriveUnderTheirOwnEnvelope(Mode mode) {
    serve(said -> Reaction.USUAL, mode);
    Noted noted = send(mails(COUNT), 16);
    assertThat(noted.counts()).containsExactlyEntriesOf(java.util.Map.of(Outcome.ACCEPTED, 60L));
    assertThat(takenNumbers()).hasSize(COUNT);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8, 32})
  void theWindowIsHonoured(int window) {
    serve(said -> Reaction.USUAL, Mode.PIPELINED_CHUNKS);
    assertThat(send(mails(COUNT), window).mostInFlight()).isEqualTo(Math.min(window + 1, COUNT));
  }

  @Nested
  class WithRefusalsAmongThem {

    private static Reaction refuse(SmtpSink.Said said) {
      if (refusedAt(said, "MAIL", 5)) {
        return Reaction.reply("550 5.7.1 not this sender");
      }
      if (refusedAt(said, "RCPT", 7)) {
        return Reaction.reply("550 5.1.1 no such user");
      }
      return refusedAt(said, "END", 6) ? Reaction.reply("554 5.6.0 spam") : Reaction.USUAL;
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void eachIsToldAsItWas(Mode mode) {
      serve(WithRefusalsAmongThem::refuse, mode);
      Noted noted = send(mails(COUNT), 16);
      assertNothingWrongIsTold(noted);
      assertThat(noted.counts()).doesNotContainKey(Outcome.UNKNOWN);
      assertThat(noted.counts().get(Outcome.ACCEPTED)).isEqualTo(takenNumbers().size());
      assertThat(sink.connections()).isEqualTo(1);
    }

    /** RFC 3030 §3: after a failed BDAT nobody knows whether the transaction is open. */
    @ParameterizedTest
    @EnumSource(Mode.class)
    void noneGoesOutUnderTheSenderOfOneThatWasRefused(Mode mode) {
      serve(WithRefusalsAmongThem::refuse, mode);
      sink.keepingTransactions();
      Noted noted = send(mails(COUNT), 16);
      assertNothingWrongIsTold(noted);
      assertThat(noted.counts()).doesNotContainKey(Outcome.UNKNOWN);
      assertThat(takenNumbers()).hasSizeGreaterThan(COUNT / 2);
      for (MailException failure : noted.failures().values()) {
        assertThat(failure.reply().orElseThrow().code().value()).isIn(550, 554);
      }
    }
  }

  @Nested
  class WhenTheConnectionIsLost {

    @ParameterizedTest
    @CsvSource({
      "MAIL,DROP",
      "RCPT,DROP",
      "END,DROP",
      "MAIL,OBEY_AND_DROP",
      "RCPT,OBEY_AND_DROP",
      "END,OBEY_AND_DROP",
      "RSET,DROP",
      "MAIL,REPLY_AND_DROP",
      "RCPT,REPLY_AND_DROP",
      "END,REPLY_AND_DROP",
      "RSET,REPLY_AND_DROP"
    })
    void nothingWrongIsTold(String verb, SmtpSink.Kind kind) {
      for (Mode mode : Mode.values()) {
        for (int window : new int[] {1, 16}) {
          Reaction lost = new Reaction(kind, "421 4.3.0 going down");
          serve(
              said ->
                  said.verb().equals(verb) && said.mail() >= 20 && sink.taken().size() >= 19
                      ? lost
                      : Reaction.USUAL,
              mode);
          Noted noted = send(mails(COUNT), window);
          assertNothingWrongIsTold(noted);
          assertThat(noted.counts().get(Outcome.ACCEPTED)).isBetween(19L, (long) COUNT);
          assertThat(noted.counts().getOrDefault(Outcome.UNKNOWN, 0L))
              .as("%s, window %d", mode, window)
              .isLessThanOrEqualTo(window);
        }
      }
    }

    @Test
    void a421IsSaidOfTheMailThatGotItAndOfNoOther() {
      serve(
          said ->
              said.verb().equals("END") && said.mail() == 20
                  ? Reaction.replyAndDrop("421 4.3.0 going down")
                  : Reaction.USUAL,
          Mode.PIPELINED_CHUNKS);
      Noted noted = send(mails(COUNT), 16);
      assertNothingWrongIsTold(noted);
      List<Long> rejected =
          noted.failures().keySet().stream()
              .filter(number -> noted.of(number) == Outcome.REJECTED)
              .toList();
      assertThat(rejected).containsExactly(19L);
      assertThat(noted.counts()).doesNotContainKey(Outcome.UNKNOWN);
    }

    @Test
    void aServerThatGoesOnAfterA421IsBelievedInWhatItSays() {
      serve(
          said ->
              said.verb().equals("END") && said.mail() == 20
                  ? Reaction.reply("421 4.3.0 come back later")
                  : Reaction.USUAL,
          Mode.PIPELINED_CHUNKS);
      Noted noted = send(mails(COUNT), 16);
      assertNothingWrongIsTold(noted);
      assertThat(noted.begun()).isLessThan(COUNT);
    }
  }

  @Nested
  class FromABadServer {

    /** Otherwise the 250 to the next RSET would be taken for the reply to the content. */
    @Test
    void noReplyIsTakenForTheAnswerToAnotherCommandOnceOneMadeNoSense() {
      serve(
          said ->
              said.verb().equals("END") && said.mail() == 20
                  ? Reaction.reply("what?")
                  : Reaction.USUAL,
          Mode.PIPELINED_CHUNKS);
      Noted noted = send(mails(COUNT), 16);
      assertNothingWrongIsTold(noted);
      assertThat(noted.of(19)).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void repliesThatMakeNoSenseEndTheConnection() {
      serve(
          said ->
              said.verb().equals("MAIL") && said.mail() == 20
                  ? Reaction.reply("what?")
                  : Reaction.USUAL,
          Mode.PIPELINED_CHUNKS);
      Noted noted = send(mails(COUNT), 16);
      assertNothingWrongIsTold(noted);
      assertThat(noted.begun()).isLessThan(COUNT);
    }

    @Test
    void aRefusedResetEndsTheConnection() {
      serve(
          said ->
              said.verb().equals("RSET") && said.mail() >= 20
                  ? Reaction.reply("500 no")
                  : Reaction.USUAL,
          Mode.PIPELINED_CHUNKS);
      Noted noted = send(mails(COUNT), 16);
      assertNothingWrongIsTold(noted);
      assertThat(noted.begun()).isLessThan(COUNT);
    }

    @Test
    void aServerThatRefusesEveryChunkIsNotSentAWindowOfThem() {
      serve(
          said -> said.verb().equals("END") ? Reaction.reply("500 5.5.1 BDAT?") : Reaction.USUAL,
          Mode.PIPELINED_CHUNKS);
      Noted noted = send(mails(5), 16);
      assertThat(noted.counts()).containsOnlyKeys(Outcome.REJECTED);
      assertThat(noted.mostInFlight()).isEqualTo(1);
    }
  }

  @Test
  void severalRecipientsGoInTurnBetweenThoseThatOverlap() {
    serve(
        said ->
            said.line().contains("bad") ? Reaction.reply("550 5.1.1 no such user") : Reaction.USUAL,
        Mode.PIPELINED_CHUNKS);
    List<Email> mails = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      Email.Builder mail =
          switch (i % 3) {
            case 0 -> mail("a@example.org");
            case 1 -> mail("a@example.org", "bad@example.org", "c@example.org");
            default ->
                mail("a@example.org", "bad@example.org", "c@example.org").allowPartialDelivery();
          };
      mails.add(mail.subject("no. " + i).build());
    }
    Noted noted = send(mails, 8);
    Set<String> taken =
        sink.taken().stream()
            .map(
                one ->
                    one.text().replaceAll("(?s).*Subject: no. (\\d+).*", "$1") + one.recipients())
            .collect(Collectors.toSet());
    for (int i = 0; i < 30; i++) {
      boolean one = i % 3 == 0;
      String expected = i + (one ? "[a@example.org]" : "[a@example.org, c@example.org]");
      assertThat(taken.contains(expected)).as(expected).isEqualTo(i % 3 != 1);
      assertThat(noted.of(i)).isEqualTo(i % 3 == 1 ? Outcome.NOT_SENT : Outcome.ACCEPTED);
    }
    assertThat(sink.taken()).hasSize(20);
  }
}
