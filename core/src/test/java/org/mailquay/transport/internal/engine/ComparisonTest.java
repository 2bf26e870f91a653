package org.mailquay.transport.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailquay.message.Email;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.settings.Timeouts;
import org.mailquay.smtp.MailException;
import org.mailquay.smtp.Stage;
import org.mailquay.testkit.ScriptedSmtpServer;
import org.mailquay.transport.DeliveryException;
import org.mailquay.transport.StageObserver;
import org.mailquay.transport.internal.ReusableConnection;
import org.mailquay.transport.internal.TransportContext;
import org.mailquay.transport.internal.angus.AngusConnection;

/** The same dialogues with Angus and with the engine: the same outcome, or a reason why not. */
@Timeout(60)
class ComparisonTest {

  private static final String SENDER = "shop@example.com";
  private static final List<String> THREE =
      List.of("anna@example.org", "ben@example.org", "cleo@example.org");

  /** Where in the dialogue something goes wrong. */
  @SuppressWarnings("ImmutableEnumChecker") // what is done, not what is known
  private enum Place {
    GREETING(s -> s),
    EHLO(s -> s.greeting().expectMatching("EHLO .*")),
    MAIL(s -> s.greeting().ehlo().expectMailFrom(SENDER)),
    RCPT(s -> s.greeting().ehlo().mailFrom(SENDER).expectRcptTo(THREE.get(0))),
    DATA(s -> s.greeting().ehlo().mailFrom(SENDER).rcptTo(THREE.get(0)).expect("DATA")),
    CONTENT(s -> s.greeting().ehlo().mailFrom(SENDER).rcptTo(THREE.get(0)).expectData());

    private final UnaryOperator<ScriptedSmtpServer> before;

    Place(UnaryOperator<ScriptedSmtpServer> before) {
      this.before = before;
    }
  }

  /** What goes wrong. */
  @SuppressWarnings("ImmutableEnumChecker") // what is done, not what is known
  private enum Fault {
    REFUSED_FOR_EVER(s -> s.reply("550 5.7.1 no").optional("RSET", "250 Ok").quitOptional()),
    REFUSED_FOR_NOW(s -> s.reply("451 4.3.2 later").optional("RSET", "250 Ok").quitOptional()),
    SHUT_DOWN(s -> s.reply("421 4.3.0 going down").drop()),
    DROPPED(ScriptedSmtpServer::drop),
    RESET(ScriptedSmtpServer::reset),
    HALF_A_LINE(s -> s.partialLine("25").drop()),
    HALF_A_REPLY(s -> s.partialLine("250-first\r\n250").drop()),
    SILENCE(ScriptedSmtpServer::stall),
    GARBAGE(s -> s.reply("\u0001garbage").optional("RSET", "250 Ok").quitOptional()),
    A_MEGABYTE_WITHOUT_END(s -> s.partialLine("250 " + "x".repeat(1 << 20)).drop());

    private final UnaryOperator<ScriptedSmtpServer> step;

    Fault(UnaryOperator<ScriptedSmtpServer> step) {
      this.step = step;
    }
  }

  private static final Map<Place, String> STAGES =
      Map.of(
          Place.GREETING,
          "GREETING",
          Place.EHLO,
          "EHLO",
          Place.MAIL,
          "SENDER",
          Place.RCPT,
          "RECIPIENT");

  /** The outcome of both, where the server takes the mail's place and fault. */
  private static String expected(Place place, Fault fault) {
    String where = place == Place.CONTENT || place == Place.DATA ? "MESSAGE" : STAGES.get(place);
    if (place == Place.GREETING || place == Place.EHLO) {
      return where + " ConnectionException " + whileConnecting(fault);
    }
    String refused = place == Place.MAIL ? " [NOT_SENT] " : " [REJECTED] ";
    return switch (fault) {
      case REFUSED_FOR_EVER ->
          where + refused + (place == Place.MAIL ? "FIX_SETTINGS 550" : "GIVE_UP 550");
      case REFUSED_FOR_NOW -> where + refused + "RETRY_LATER 451";
      case SHUT_DOWN -> where + refused + "RETRY_LATER 421";
      default ->
          where + (place == Place.CONTENT ? " [UNKNOWN] CHECK_FIRST" : " [NOT_SENT] RETRY_LATER");
    };
  }

  private static String whileConnecting(Fault fault) {
    return switch (fault) {
      case REFUSED_FOR_EVER -> "FIX_SETTINGS 550";
      case REFUSED_FOR_NOW -> "RETRY_LATER 451";
      case SHUT_DOWN -> "RETRY_LATER 421";
      case DROPPED, RESET, HALF_A_REPLY, SILENCE -> "RETRY_LATER";
      // that is no mail server, or one for TLS: to try again would be of no use
      case HALF_A_LINE, GARBAGE, A_MEGABYTE_WITHOUT_END -> "FIX_SETTINGS";
    };
  }

  /**
   * Angus takes a line without an end for a reply, and goes on: after the content it reports a mail
   * as accepted on the strength of three digits, or after reading a megabyte. To the engine a reply
   * is one that ends with CRLF and has a length within reason.
   */
  private static boolean angusBelievesIt(Place place, Fault fault) {
    return (fault == Fault.HALF_A_REPLY && place != Place.DATA)
        || (fault == Fault.A_MEGABYTE_WITHOUT_END
            && place != Place.DATA
            && place != Place.GREETING);
  }

  static Stream<Arguments> everythingThatGoesWrong() {
    return Stream.of(Place.values())
        .flatMap(place -> Stream.of(Fault.values()).map(fault -> Arguments.of(place, fault)));
  }

  @ParameterizedTest
  @MethodSource("everythingThatGoesWrong")
  void bothTellTheSame(Place place, Fault fault) {
    assertThat(told(place, fault, EngineConnection::new)).isEqualTo(expected(place, fault));
    String angus = told(place, fault, AngusConnection::new);
    if (angusBelievesIt(place, fault)) {
      assertThat(angus).isNotEqualTo(expected(place, fault));
    } else {
      assertThat(angus).isEqualTo(expected(place, fault));
    }
  }

  private static String told(
      Place place,
      Fault fault,
      BiFunction<TransportContext, StageObserver, ReusableConnection> kind) {
    Email mail = Mails.mail(THREE.get(0)).build();
    String told = told(s -> fault.step.apply(place.before.apply(s)), mail, kind);
    // the server's reset may arrive before connect() has returned, and then fails that call
    return place == Place.GREETING && fault == Fault.RESET
        ? told.replaceFirst("^CONNECT ", "GREETING ")
        : told;
  }

  /** A dialogue with three recipients. */
  private record Envelope(
      String name, UnaryOperator<ScriptedSmtpServer> dialogue, boolean partial, String expected) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static UnaryOperator<ScriptedSmtpServer> recipients(String... replies) {
    return s -> {
      ScriptedSmtpServer server = s.greeting().ehlo().mailFrom(SENDER);
      for (int i = 0; i < THREE.size(); i++) {
        server = server.expectRcptTo(THREE.get(i)).reply(replies[i]);
      }
      return server;
    };
  }

  private static ScriptedSmtpServer end(ScriptedSmtpServer server) {
    return server.optional("RSET", "250 Ok").quitOptional();
  }

  static List<Envelope> envelopes() {
    return List.of(
        new Envelope(
            "all accepted",
            s -> end(recipients("250 a", "251 b", "252 c").apply(s).data()),
            false,
            "accepted [ACCEPTED, ACCEPTED, ACCEPTED]"),
        new Envelope(
            "one refused for ever",
            s -> end(recipients("250 a", "550 b", "250 c").apply(s)),
            false,
            "RECIPIENT [NOT_SENT, REJECTED, NOT_SENT] GIVE_UP 550"),
        new Envelope(
            "one refused for now",
            s -> end(recipients("250 a", "451 b", "250 c").apply(s)),
            false,
            "RECIPIENT [NOT_SENT, REJECTED, NOT_SENT] RETRY_LATER 451"),
        new Envelope(
            "all refused",
            s -> end(recipients("550 a", "551 b", "553 c").apply(s)),
            false,
            "RECIPIENT [REJECTED, REJECTED, REJECTED] GIVE_UP 550"),
        new Envelope(
            "refused for ever and for now",
            s -> end(recipients("450 a", "551 b", "250 c").apply(s)),
            false,
            "RECIPIENT [REJECTED, REJECTED, NOT_SENT] GIVE_UP 450"),
        new Envelope(
            "dropped within the content",
            s ->
                recipients("250 a", "250 b", "250 c")
                    .apply(s)
                    .expect("DATA")
                    .reply("354 go")
                    .expectBytes(40)
                    .reset(),
            false,
            "MESSAGE [UNKNOWN, UNKNOWN, UNKNOWN] CHECK_FIRST"),
        new Envelope(
            "all refused after the content",
            s -> end(recipients("250 a", "250 b", "250 c").apply(s).expectData().reply("554 spam")),
            false,
            "MESSAGE [REJECTED, REJECTED, REJECTED] GIVE_UP 554"),
        new Envelope(
            "all refused, partial delivery allowed",
            s -> end(recipients("550 a", "551 b", "553 c").apply(s)),
            true,
            "RECIPIENT [REJECTED, REJECTED, REJECTED] GIVE_UP 550"));
  }

  @ParameterizedTest
  @MethodSource("envelopes")
  void bothTellTheSameOfSeveralRecipients(Envelope row) {
    Email.Builder mail = Mails.mail(THREE.toArray(String[]::new));
    Email email = row.partial() ? mail.allowPartialDelivery().build() : mail.build();
    assertThat(told(row.dialogue(), email, EngineConnection::new)).isEqualTo(row.expected());
    assertThat(told(row.dialogue(), email, AngusConnection::new)).isEqualTo(row.expected());
  }

  @Test
  void partialDeliveryIsForTheEngineOnly() {
    Email mail = Mails.mail(THREE.toArray(String[]::new)).allowPartialDelivery().build();
    assertThat(
            told(
                s -> end(recipients("250 a", "550 b", "250 c").apply(s).data()),
                mail,
                EngineConnection::new))
        .isEqualTo("accepted [ACCEPTED, REJECTED, ACCEPTED]");
    // Angus sends to all or none: its own partial mode would report an accepted mail by throwing
    assertThat(
            told(
                s -> end(recipients("250 a", "550 b", "250 c").apply(s)),
                mail,
                AngusConnection::new))
        .isEqualTo("RECIPIENT [NOT_SENT, REJECTED, NOT_SENT] GIVE_UP 550");
  }

  private static Timeouts impatient() {
    Duration soon = Duration.ofMillis(400);
    return new Timeouts(Duration.ofSeconds(5), soon, soon, soon, Duration.ofSeconds(20));
  }

  private static String told(
      UnaryOperator<ScriptedSmtpServer> dialogue,
      Email mail,
      BiFunction<TransportContext, StageObserver, ReusableConnection> kind) {
    try (ScriptedSmtpServer server = ScriptedSmtpServer.create()) {
      assertThat(dialogue.apply(server)).isSameAs(server);
      SmtpSettings settings =
          SmtpSettings.builder()
              .plaintextDangerous("127.0.0.1")
              .port(server.port())
              .sender(SENDER)
              .timeouts(impatient())
              .build();
      try (ReusableConnection connection =
          kind.apply(Mails.context(settings), StageObserver.none())) {
        connection.open();
        return "accepted " + Mails.outcomes(connection.send(mail));
      } catch (MailException e) {
        return summary(e);
      }
    }
  }

  private static String summary(MailException e) {
    return e.stage().map(Stage::name).orElse("-")
        + " "
        + (e instanceof DeliveryException ? Mails.outcomes(e) : e.getClass().getSimpleName())
        + " "
        + e.nextStep()
        + e.reply().map(reply -> " " + reply.code()).orElse("");
  }
}
