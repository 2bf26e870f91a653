package org.mailquay.transport.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailquay.message.Email;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.smtp.MailException;
import org.mailquay.smtp.NextStep;
import org.mailquay.transport.Outcome;
import org.mailquay.transport.StageObserver;
import org.mailquay.transport.internal.ReusableConnection;
import org.mailquay.transport.internal.TransportContext;
import org.mailquay.transport.internal.angus.AngusConnection;
import org.subethamail.smtp.helper.BasicMessageListener;
import org.subethamail.smtp.server.SMTPServer;

/** Angus and the engine with servers that somebody else wrote. */
@Timeout(60)
class OtherServersTest {

  @SuppressWarnings("ImmutableEnumChecker") // what is done, not what is known
  private enum Kind {
    ANGUS(AngusConnection::new),
    ENGINE(EngineConnection::new);

    private final BiFunction<TransportContext, StageObserver, ReusableConnection> maker;

    Kind(BiFunction<TransportContext, StageObserver, ReusableConnection> maker) {
      this.maker = maker;
    }

    ReusableConnection open(int port) {
      SmtpSettings settings =
          SmtpSettings.builder()
              .plaintextDangerous("localhost")
              .port(port)
              .sender("shop@example.com")
              .build();
      ReusableConnection connection = maker.apply(Mails.context(settings), StageObserver.none());
      connection.open();
      return connection;
    }
  }

  @Nested
  class SubEtha {

    private record Arrived(String from, String to, String content) {}

    private final List<Arrived> arrived = new CopyOnWriteArrayList<>();

    private SMTPServer start(int mostOctets) {
      BasicMessageListener listener =
          (context, from, to, data) ->
              arrived.add(new Arrived(from, to, new String(data, StandardCharsets.ISO_8859_1)));
      SMTPServer server =
          SMTPServer.port(0)
              .hostName("localhost")
              .maxMessageSize(mostOctets)
              .maxRecipients(2)
              .messageHandler(listener)
              .build();
      server.start();
      return server;
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void takesMailsOneAfterTheOther(Kind kind) {
      SMTPServer server = start(1_000_000);
      try (ReusableConnection connection = kind.open(server.getPortAllocated())) {
        for (int i = 0; i < 5; i++) {
          Email mail = Mails.mail("to" + i + "@example.org").subject("no. " + i).build();
          assertThat(connection.send(mail).allAccepted()).isTrue();
        }
      } finally {
        server.stop();
      }
      assertThat(arrived)
          .extracting(Arrived::to)
          .containsExactlyElementsOf(
              IntStream.range(0, 5).mapToObj(i -> "to" + i + "@example.org").toList());
      assertThat(arrived)
          .allMatch(one -> one.content().endsWith("Thank you.\r\n.\r\n..two\r\n"))
          .allMatch(one -> one.from().equals("shop@example.com"));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void refusesOneRecipientTooMany(Kind kind) {
      SMTPServer server = start(1_000_000);
      Email three = Mails.mail("a@example.org", "b@example.org", "c@example.org").build();
      try (ReusableConnection connection = kind.open(server.getPortAllocated())) {
        MailException failure =
            catchThrowableOfType(MailException.class, () -> connection.send(three));
        assertThat(Mails.outcomes(failure))
            .containsExactly(Outcome.NOT_SENT, Outcome.NOT_SENT, Outcome.REJECTED);
        assertThat(failure.nextStep()).isEqualTo(NextStep.RETRY_LATER);
        Email one = Mails.mail("a@example.org").build();
        assertThat(connection.send(one).allAccepted()).isTrue();
      } finally {
        server.stop();
      }
      assertThat(arrived).hasSize(1);
    }

    /** Angus has the server refuse it; the engine knows the limit and does not ask. */
    @Test
    void refusesWhatIsTooBig() {
      SMTPServer server = start(5_000);
      Email big = Mails.mail("a@example.org").text("x\r\n".repeat(5_000)).build();
      try (ReusableConnection connection = Kind.ENGINE.open(server.getPortAllocated())) {
        MailException failure =
            catchThrowableOfType(MailException.class, () -> connection.send(big));
        assertThat(failure.nextStep()).isEqualTo(NextStep.GIVE_UP);
        assertThat(Mails.outcomes(failure)).containsExactly(Outcome.NOT_SENT);
        assertThat(failure.reply()).isEmpty();
      } finally {
        server.stop();
      }
      assertThat(arrived).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void greenMailTakesMailsOneAfterTheOther(Kind kind) throws Exception {
    GreenMail greenMail = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));
    greenMail.start();
    try (ReusableConnection connection = kind.open(greenMail.getSmtp().getPort())) {
      for (int i = 0; i < 5; i++) {
        Email mail = Mails.mail("a@example.org", "b@example.org").subject("no. " + i).build();
        assertThat(connection.send(mail).allAccepted()).isTrue();
      }
      assertThat(greenMail.getReceivedMessages()).hasSize(10);
      assertThat(greenMail.getReceivedMessages()[0].getContent().toString())
          .contains("Thank you.\r\n.\r\n..two");
    } finally {
      greenMail.stop();
    }
  }
}
