package org.mailquay.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mailquay.transport.Situations.PASSWORD;
import static org.mailquay.transport.Situations.RECIPIENT;
import static org.mailquay.transport.Situations.SENDER;
import static org.mailquay.transport.Situations.encrypted;
import static org.mailquay.transport.Situations.mail;
import static org.mailquay.transport.Situations.plaintext;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailquay.Mailer;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.settings.SmtpSettingsBuilder;
import org.mailquay.smtp.MailException;
import org.mailquay.smtp.Stage;
import org.mailquay.testkit.ScriptedSmtpServer;
import org.mailquay.testkit.ServerTls;
import org.mailquay.testkit.TestCertificates;
import org.slf4j.LoggerFactory;

/** What an observer is told, step by step. */
class StagesTest {

  @RegisterExtension final ScriptedSmtpServer server = ScriptedSmtpServer.create();

  private final List<StageEvent> events = new ArrayList<>();

  private MailException send(SmtpSettings settings) {
    try (Mailer mailer = Mailer.builder(settings).onStage(events::add).build()) {
      return catchThrowableOfType(MailException.class, () -> mailer.send(mail()));
    }
  }

  private List<String> ended() {
    return events.stream()
        .filter(
            event -> event.status() == StageStatus.PASSED || event.status() == StageStatus.FAILED)
        .map(event -> event.stage() + (event.status() == StageStatus.FAILED ? " failed" : ""))
        .toList();
  }

  private StageEvent end(Stage stage) {
    return events.stream()
        .filter(event -> event.stage() == stage && event.status() != StageStatus.ENTERED)
        .reduce((a, b) -> b)
        .orElseThrow();
  }

  /** Each stage is entered before it ends, and nothing else happens in between. */
  private void assertOneAfterTheOther() {
    StageEvent open = null;
    for (StageEvent event : events) {
      if (event.status() == StageStatus.ENTERED) {
        assertThat(open).as("entered before %s", event).isNull();
        open = event;
      } else {
        assertThat(open).as("%s", event).isNotNull();
        assertThat(event.stage()).isEqualTo(open.stage());
        open = event.status() == StageStatus.PROGRESS ? open : null;
      }
    }
    assertThat(open).isNull();
  }

  private SmtpSettingsBuilder startTls() {
    return encrypted(server).startTls();
  }

  @Nested
  class OfAGoodDialogue {

    @Test
    void comeInItsOrderWithWhatWasLearnt() {
      server
          .greeting()
          .ehlo("STARTTLS", "AUTH NOTHING-OF-THIS", "SIZE 1")
          .startTls(TestCertificates.good())
          .ehlo("AUTH PLAIN", "SIZE 100000")
          .authPlain(SENDER, PASSWORD)
          .acceptMail(SENDER, RECIPIENT)
          .quitOptional();
      assertThat(send(startTls().build())).isNull();
      assertThat(ended())
          .containsExactly(
              "RESOLVE",
              "CONNECT",
              "GREETING",
              "EHLO",
              "STARTTLS",
              "EHLO",
              "AUTHENTICATE",
              "VALIDATE",
              "SENDER",
              "RECIPIENT",
              "MESSAGE");
      assertOneAfterTheOther();
      assertThat(
              end(Stage.CONNECT).finding(StageFinding.AddressTried.class).orElseThrow().failure())
          .isEmpty();
      StageFinding.TlsAgreed tls =
          end(Stage.STARTTLS).finding(StageFinding.TlsAgreed.class).orElseThrow();
      assertThat(tls.protocol()).isEqualTo("TLSv1.3");
      assertThat(tls.cipherSuite()).startsWith("TLS_");
      assertThat(tls.chain().get(0).getNotAfter()).isInTheFuture();
      assertThat(
              end(Stage.EHLO)
                  .finding(StageFinding.ExtensionsOffered.class)
                  .orElseThrow()
                  .extensions()
                  .keywords())
          .containsExactly("AUTH", "SIZE");
      assertThat(
              end(Stage.AUTHENTICATE)
                  .finding(StageFinding.LoginTried.class)
                  .orElseThrow()
                  .mechanism())
          .isEqualTo("PLAIN");
      for (Stage stage : List.of(Stage.GREETING, Stage.SENDER, Stage.RECIPIENT, Stage.MESSAGE)) {
        assertThat(end(stage).finding(StageFinding.ReplyReceived.class))
            .as("%s", stage)
            .isPresent();
      }
    }

    @Test
    void followTheRepliesWhereCommandsGoInGroups() {
      server
          .greeting()
          .ehlo("PIPELINING")
          .expectMailFrom(SENDER)
          .expectRcptTo(RECIPIENT)
          .expect("DATA")
          .reply("250 sender")
          .reply("250 recipient")
          .reply("354 go")
          .expectContent()
          .reply("250 taken")
          .quitOptional();
      assertThat(send(plaintext(server).build())).isNull();
      assertThat(ended())
          .containsExactly(
              "RESOLVE",
              "CONNECT",
              "GREETING",
              "EHLO",
              "VALIDATE",
              "SENDER",
              "RECIPIENT",
              "MESSAGE");
      assertOneAfterTheOther();
      assertThat(reply(Stage.SENDER)).isEqualTo("250 sender");
      assertThat(reply(Stage.RECIPIENT)).isEqualTo("250 recipient");
      assertThat(reply(Stage.MESSAGE)).isEqualTo("250 taken");
    }
  }

  private String reply(Stage stage) {
    return end(stage).finding(StageFinding.ReplyReceived.class).orElseThrow().reply().toString();
  }

  @Nested
  class OfABadOne {

    @Test
    void endWhereItFailed() {
      server.greeting().ehlo().expectMailFrom(SENDER).reply("550 no").optional("RSET", "250 ok");
      server.quitOptional();
      assertThat(send(plaintext(server).build())).isNotNull();
      assertThat(ended())
          .containsExactly("RESOLVE", "CONNECT", "GREETING", "EHLO", "VALIDATE", "SENDER failed");
      assertOneAfterTheOther();
      assertThat(reply(Stage.SENDER)).isEqualTo("550 no");
    }

    @Test
    void keepTheCertificateThatWasRefused() {
      server.greeting().ehlo("STARTTLS").startTlsRefused(TestCertificates.expired());
      assertThat(send(startTls().build()).stage()).contains(Stage.STARTTLS);
      assertThat(ended()).endsWith("EHLO", "STARTTLS failed");
      StageFinding.CertificateRefused refused =
          end(Stage.STARTTLS).finding(StageFinding.CertificateRefused.class).orElseThrow();
      assertThat(refused.chain().get(0).getNotAfter()).isInThePast();
      assertThat(refused.reason()).isNotBlank();
    }

    @Test
    void keepTheCertificateThatWasRefusedWithImplicitTls() {
      server.implicitTlsRefused(TestCertificates.expired());
      assertThat(send(encrypted(server).build()).stage()).contains(Stage.TLS);
      assertThat(ended()).containsExactly("RESOLVE", "CONNECT", "TLS failed");
      assertThat(end(Stage.TLS).finding(StageFinding.CertificateRefused.class)).isPresent();
    }

    @Test
    void tellWhatWasSaidThatIsNoSmtp() {
      server.reply("HTTP/1.1 400 Bad Request").quitOptional();
      assertThat(send(plaintext(server).build()).stage()).contains(Stage.GREETING);
      assertThat(ended()).containsExactly("RESOLVE", "CONNECT", "GREETING failed");
      assertThat(end(Stage.GREETING).finding(StageFinding.NotSmtp.class).orElseThrow().said())
          .isEqualTo("HTTP/1.1 400 Bad Request");
    }
  }

  @Nested
  class WithStartTls {

    @Test
    void whatWasInjectedBeforeTheHandshakeEndsIt() {
      server
          .greeting()
          .ehlo("STARTTLS", "AUTH PLAIN")
          .expect("STARTTLS")
          .replyThenBytes("220 go", "250-injected\r\n250 AUTH PLAIN\r\n")
          .quitOptional();
      MailException failure = send(startTls().build());
      assertThat(failure.stage()).contains(Stage.STARTTLS);
      assertThat(ended()).endsWith("STARTTLS failed");
      assertThat(server.commands()).noneMatch(line -> line.startsWith("AUTH"));
    }

    @Test
    void capabilitiesOfBeforeAreForgotten() {
      server
          .greeting()
          .ehlo("STARTTLS", "AUTH PLAIN", "PIPELINING", "CHUNKING", "SIZE 10")
          .startTls(ServerTls.of(TestCertificates.good()))
          .ehlo("AUTH LOGIN")
          .authLogin(SENDER, PASSWORD)
          .acceptMail(SENDER, RECIPIENT)
          .quitOptional();
      assertThat(send(startTls().build())).isNull();
    }

    @Test
    void aLoginThatIsOnlyOfferedBeforeItIsNotTried() {
      server
          .greeting()
          .ehlo("STARTTLS", "AUTH PLAIN")
          .startTls(ServerTls.of(TestCertificates.good()))
          .ehlo("SIZE 10")
          .quitOptional();
      assertThat(send(startTls().build())).isInstanceOf(AuthorizationException.class);
    }
  }

  @Nested
  class InTheLogOfTheDialogue {

    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final Logger logger =
        (Logger) LoggerFactory.getLogger("org.mailquay.transport.dialogue");

    private String logOf(Runnable work) {
      Level before = logger.getLevel();
      logger.setLevel(Level.TRACE);
      logged.start();
      logger.addAppender(logged);
      try {
        work.run();
      } finally {
        logger.detachAppender(logged);
        logger.setLevel(before);
      }
      StringBuilder log = new StringBuilder();
      logged.list.forEach(event -> log.append(event.getFormattedMessage()).append('\n'));
      return log.toString();
    }

    @Test
    void isEverythingButSecretsAlsoWhereTheServerEchoesThem() {
      String secret =
          Base64.getEncoder()
              .encodeToString(("\0" + SENDER + "\0" + PASSWORD).getBytes(StandardCharsets.UTF_8));
      server
          .implicitTls(TestCertificates.good())
          .greeting()
          .ehlo("AUTH PLAIN")
          .expectAuthPlain(SENDER, PASSWORD)
          .reply("535-no: AUTH PLAIN " + secret, "535 the password " + PASSWORD + " is wrong")
          .quitOptional();
      MailException[] failure = new MailException[1];
      String log = logOf(() -> failure[0] = send(encrypted(server).build()));
      assertThat(log)
          .contains("C: EHLO", "C: AUTH PLAIN ***", "S: 535 no: AUTH PLAIN ***", "C: QUIT")
          .doesNotContain(PASSWORD)
          .doesNotContain(secret);
      assertThat(failure[0].toString() + failure[0].reply() + events)
          .doesNotContain(PASSWORD)
          .doesNotContain(secret);
    }

    @Test
    void isNoContent() {
      server.greeting().ehlo().acceptMail(SENDER, RECIPIENT).quitOptional();
      assertThat(logOf(() -> send(plaintext(server).build())))
          .contains("C: DATA", "S: 250")
          .doesNotContain("Thank you.");
    }
  }
}
