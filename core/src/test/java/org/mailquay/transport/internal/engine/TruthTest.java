package org.mailquay.transport.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mailquay.transport.internal.engine.Mails.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailquay.message.Email;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.smtp.MailException;
import org.mailquay.smtp.NextStep;
import org.mailquay.smtp.Stage;
import org.mailquay.testkit.ScriptedSmtpServer;
import org.mailquay.transport.DeliveryReport;
import org.mailquay.transport.Outcome;
import org.mailquay.transport.internal.SmtpSink;
import org.mailquay.transport.internal.SmtpSink.Kind;
import org.mailquay.transport.internal.SmtpSink.Reaction;

/**
 * What is reported of a mail is what the server did with it: whichever command fails, however, in
 * every way of sending, with the first mail of a connection and with a later one.
 */
@Timeout(120)
class TruthTest {

  private static final String[] THREE = {"anna@example.org", "ben@example.org", "cleo@example.org"};

  private enum Recipients {
    ONE,
    ALL_OF_THREE,
    ANY_OF_THREE;

    Email mail() {
      Email.Builder mail = this == ONE ? Mails.mail(THREE[0]) : Mails.mail(THREE);
      return (this == ANY_OF_THREE ? mail.allowPartialDelivery() : mail).build();
    }
  }

  static Stream<Arguments> everyFault() {
    List<Arguments> rows = new ArrayList<>();
    for (Mode mode : Mode.values()) {
      for (String verb : List.of("MAIL", "RCPT", mode.chunks() ? "BDAT" : "DATA", "END")) {
        for (int mail : new int[] {1, 2, 3}) {
          rows.add(Arguments.of(mode, verb, mail));
        }
      }
    }
    return rows.stream();
  }

  private static final List<Reaction> FAULTS =
      List.of(
          Reaction.reply("550 5.7.1 no"),
          Reaction.reply("451 4.3.2 later"),
          Reaction.reply("503 5.5.1 what?"),
          Reaction.reply("421 4.3.0 going down"),
          Reaction.replyAndDrop("421 4.3.0 going down"),
          Reaction.replyAndDrop("554 5.7.1 spammer"),
          Reaction.replyAndDrop("25"),
          Reaction.replyAndDrop("250-half"),
          Reaction.reply("this is no reply"),
          Reaction.DROP,
          Reaction.OBEY_AND_DROP,
          new Reaction(Kind.OBEY_AND_REPLY, "garbage"));

  @ParameterizedTest
  @MethodSource("everyFault")
  void nothingWrongIsTold(Mode mode, String verb, int mail) {
    for (Recipients recipients : Recipients.values()) {
      for (Reaction fault : FAULTS) {
        check(mode, verb, mail, recipients, fault);
      }
    }
  }

  private static void check(
      Mode mode, String verb, int mail, Recipients recipients, Reaction fault) {
    String row = mode + " " + verb + " " + mail + " " + recipients + " " + fault;
    boolean[] struck = {false};
    try (SmtpSink sink =
            SmtpSink.moody(
                said -> {
                  boolean here = said.verb().equals(verb) && said.mail() == mail;
                  boolean second = verb.equals("RCPT") && said.line().contains(THREE[1]);
                  boolean strikes =
                      here && (recipients == Recipients.ONE || !verb.equals("RCPT") || second);
                  struck[0] |= strikes;
                  return strikes ? fault : Reaction.USUAL;
                },
                mode.extensions());
        EngineConnection connection =
            Mails.open(sink.settings().timeouts(Mails.impatient()).build())) {
      for (int i = 1; i < mail; i++) {
        assertThat(connection.send(recipients.mail()).allAccepted()).isTrue();
      }
      List<Outcome> told = told(connection, recipients.mail());
      if (struck[0]) {
        boolean taken = sink.taken().size() == mail;
        assertThat(told.contains(Outcome.ACCEPTED)).as(row + told).isEqualTo(agrees(told, taken));
        assertUnknownOnlyWhereItIs(row, told, verb, mode, mail, fault);
      }
      boolean left = fault.kind() == Kind.REPLY_AND_DROP;
      if (connection.isOpen() && !(left && struck[0])) {
        assertThat(told(connection, Mails.mail("last@example.org").build()))
            .as("the mail after " + row)
            .containsExactly(Outcome.ACCEPTED);
        SmtpSink.Taken last = sink.taken().get(sink.taken().size() - 1);
        assertThat(last.recipients()).containsExactly("last@example.org");
      }
    }
  }

  /** Accepted if and only if it was taken, unless nobody knows. */
  private static boolean agrees(List<Outcome> told, boolean taken) {
    return told.contains(Outcome.UNKNOWN) ? told.contains(Outcome.ACCEPTED) : taken;
  }

  private static void assertUnknownOnlyWhereItIs(
      String row, List<Outcome> told, String verb, Mode mode, int mail, Reaction fault) {
    boolean inOneGo = mode == Mode.PIPELINED_CHUNKS && mail > 1;
    boolean ofOneRecipient = verb.equals("RCPT") && told.contains(Outcome.REJECTED);
    boolean answered = fault.reply().matches("[45].*") && !(inOneGo && ofOneRecipient);
    if (answered || !(verb.equals("END") || inOneGo)) {
      assertThat(told).as(row).doesNotContain(Outcome.UNKNOWN);
    }
  }

  private static List<Outcome> told(EngineConnection connection, Email mail) {
    try {
      return Mails.outcomes(connection.send(mail));
    } catch (MailException e) {
      return Mails.outcomes(e);
    }
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void partialDeliveryTellsEachRecipientApart(Mode mode) {
    try (SmtpSink sink =
            SmtpSink.moody(
                said ->
                    said.line().contains("ben") ? Reaction.reply("550 5.1.1 no") : Reaction.USUAL,
                mode.extensions());
        EngineConnection connection = Mails.open(sink.settings().build())) {
      for (int i = 1; i <= 3; i++) {
        DeliveryReport report = connection.send(Recipients.ANY_OF_THREE.mail());
        assertThat(Mails.outcomes(report))
            .containsExactly(Outcome.ACCEPTED, Outcome.REJECTED, Outcome.ACCEPTED);
        assertThat(sink.taken()).hasSize(i);
        assertThat(sink.taken().get(i - 1).recipients()).containsExactly(THREE[0], THREE[2]);
        MailException all =
            catchThrowableOfType(
                MailException.class, () -> connection.send(Recipients.ALL_OF_THREE.mail()));
        assertThat(Mails.outcomes(all))
            .containsExactly(Outcome.NOT_SENT, Outcome.REJECTED, Outcome.NOT_SENT);
        assertThat(sink.taken()).hasSize(i);
      }
    }
  }

  @Nested
  class AServerThatTakesContentForNobody {

    /** RFC 2920 §3.1: it says 354 all the same, and waits. */
    @ParameterizedTest
    @ValueSource(strings = {"RCPT", "MAIL"})
    void isGivenALoneDotAndNothingElse(String refused) {
      try (SmtpSink sink =
              SmtpSink.moody(
                  said -> {
                    boolean first = said.mail() == 1;
                    if (first && said.verb().equals(refused)) {
                      return Reaction.reply("550 5.1.1 no");
                    }
                    return first && said.verb().equals("DATA")
                        ? Reaction.reply("354 go")
                        : Reaction.USUAL;
                  },
                  "PIPELINING");
          EngineConnection connection =
              Mails.open(sink.settings().timeouts(Mails.impatient()).build())) {
        MailException failure =
            catchThrowableOfType(MailException.class, () -> connection.send(Recipients.ONE.mail()));
        assertThat(failure.stage())
            .contains(refused.equals("MAIL") ? Stage.SENDER : Stage.RECIPIENT);
        assertThat(connection.send(Recipients.ONE.mail()).allAccepted()).isTrue();
        assertThat(sink.taken()).hasSize(1);
        assertThat(sink.taken().get(0).text()).contains("Thank you.");
        assertThat(sink.commands()).contains("RSET");
      }
    }

    @Test
    void isNotShownTheContent() {
      try (ScriptedSmtpServer server = ScriptedSmtpServer.create()) {
        server
            .greeting()
            .ehlo("PIPELINING")
            .expectMailFrom("shop@example.com")
            .expectRcptTo(THREE[0])
            .expect("DATA")
            .reply("250 sender", "550 no such user", "354 go all the same")
            .expectContent()
            .reply("554 nobody")
            .quitOptional();
        try (EngineConnection connection =
            Mails.open(
                SmtpSettings.builder()
                    .plaintextDangerous("127.0.0.1")
                    .port(server.port())
                    .sender("shop@example.com")
                    .build())) {
          assertThat(told(connection, Recipients.ONE.mail())).containsExactly(Outcome.REJECTED);
        }
        server.assertCompleted();
        assertThat(server.received().get(0)).isEmpty();
      }
    }
  }

  @Nested
  class AnEarlyRefusal {

    private final Email big = mail("anna@example.org").attach("a.bin", new byte[6_000_000]).build();

    /** The write fails because the server has left; what it said before is read all the same. */
    @ParameterizedTest
    @EnumSource(
        value = Kind.class,
        names = {"REPLY_AND_DROP", "REPLY_AND_RESET"})
    void ofContentThatIsStillBeingSentIsRead(Kind kind) {
      for (Mode mode : Mode.values()) {
        String before = mode.chunks() ? "" : "354 go\r\n";
        Reaction early = new Reaction(kind, before + "552 5.3.4 too big");
        try (SmtpSink sink =
                SmtpSink.moody(
                    said ->
                        said.verb().equals(mode.chunks() ? "BDAT" : "DATA")
                            ? early
                            : Reaction.USUAL,
                    mode.extensions());
            EngineConnection connection = Mails.open(sink.settings().build())) {
          MailException failure =
              catchThrowableOfType(MailException.class, () -> connection.send(big));
          assertThat(failure.reply()).as("%s", mode).isPresent();
          assertThat(failure.reply().get().code().value()).isEqualTo(552);
          assertThat(failure.nextStep()).isEqualTo(NextStep.GIVE_UP);
          assertThat(Mails.outcomes(failure)).containsExactly(Outcome.REJECTED);
        }
      }
    }

    @Test
    void ofTheSizeComesBeforeAnOctetIsSent() {
      try (SmtpSink sink = SmtpSink.offering("SIZE 1000000", "PIPELINING", "CHUNKING");
          EngineConnection connection = Mails.open(sink.settings().build())) {
        MailException failure =
            catchThrowableOfType(MailException.class, () -> connection.send(big));
        assertThat(failure.nextStep()).isEqualTo(NextStep.GIVE_UP);
        assertThat(failure).hasMessageContaining("1000000");
        assertThat(sink.commands()).hasSize(1).allMatch(line -> line.startsWith("EHLO"));
        assertThat(connection.send(mail("anna@example.org").build()).allAccepted()).isTrue();
        String announced = sink.commands().get(1).replaceAll(".* SIZE=(\\d+).*", "$1");
        assertThat(announced).isEqualTo(Long.toString(sink.taken().get(0).size()));
      }
    }
  }

  /** A first mail's envelope is answered before its content flows: a guard against bad BDAT. */
  @Test
  void theFirstMailOfAConnectionIsSentWithCare() {
    try (SmtpSink sink =
            SmtpSink.moody(
                said -> said.verb().equals("RCPT") ? Reaction.reply("550 no") : Reaction.USUAL,
                "PIPELINING",
                "CHUNKING");
        EngineConnection connection = Mails.open(sink.settings().build())) {
      for (int i = 0; i < 2; i++) {
        assertThat(told(connection, Recipients.ONE.mail())).containsExactly(Outcome.REJECTED);
      }
      assertThat(sink.commands()).noneMatch(line -> line.startsWith("BDAT"));
    }
  }
}
