package org.mailquay.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class ScriptedSmtpServerTest {

  @RegisterExtension final ScriptedSmtpServer server = ScriptedSmtpServer.create();

  @Nested
  class WholeSession {

    @Test
    void takesAMailInLockStep() throws IOException {
      server
          .greeting()
          .ehlo("AUTH PLAIN LOGIN", "SIZE 1000")
          .authPlain("anna", "geheim€")
          .acceptMail("anna@example.com", "bert@example.com", "carl@example.com")
          .quit();

      try (RawClient client = RawClient.connect(server)) {
        assertThat(client.hear()).isEqualTo("220 scripted.test ESMTP");
        assertThat(client.say("EHLO me").hear(3))
            .isEqualTo("250-scripted.test|250-AUTH PLAIN LOGIN|250 SIZE 1000");
        assertThat(client.say("AUTH PLAIN AGFubmEAZ2VoZWlt4oKs").hear()).startsWith("235 2.7.0");
        assertThat(client.say("MAIL FROM:<anna@example.com> SIZE=10").hear()).startsWith("250 ");
        assertThat(client.say("RCPT TO:<bert@example.com>").hear()).startsWith("250 ");
        assertThat(client.say("RCPT TO:<carl@example.com> NOTIFY=NEVER").hear()).startsWith("250 ");
        assertThat(client.say("DATA").hear()).startsWith("354 ");
        assertThat(client.say("Subject: x\r\n\r\n..dot\r\n.").hear()).startsWith("250 ");
        assertThat(client.say("QUIT").hear(2)).isEqualTo("221 2.0.0 Bye|<end>");
      }

      server.assertCompleted();
      assertThat(server.received())
          .singleElement()
          .isEqualTo("Subject: x\r\n\r\n.dot\r\n".getBytes(UTF_8));
      assertThat(server.commands())
          .contains("EHLO me", "DATA", "RCPT TO:<carl@example.com> NOTIFY=NEVER")
          .doesNotContain("Subject: x");
      assertThat(server.transcript())
          .containsSubsequence(
              "S: 220 scripted.test ESMTP",
              "C: EHLO me",
              "S: 250-scripted.test",
              "C: (20 octets of content)",
              "S: 221 2.0.0 Bye",
              "*: drops the connection");
    }

    @Test
    void takesPipelinedCommandsWhoseRepliesComeLater() throws IOException {
      server
          .greeting()
          .expectMailFrom("")
          .expectRcptTo("bert@example.com")
          .expect("DATA")
          .reply("250 1", "550 2", "503 3")
          .quitOptional();

      try (RawClient client = RawClient.connect(server).greeted()) {
        client.say("MAIL FROM:<>\r\nRCPT TO:<bert@example.com>\r\nDATA");
        assertThat(client.hear(3)).isEqualTo("250 1|550 2|503 3");
        assertThat(client.say("quit").hear(2)).isEqualTo("221 2.0.0 Bye|<end>");
      }
    }

    @Test
    void asksForALoginInTwoParts() throws IOException {
      server.greeting().authLogin("anna", "secret");

      try (RawClient client = RawClient.connect(server).greeted()) {
        assertThat(client.say("AUTH LOGIN").hear()).isEqualTo("334 VXNlcm5hbWU6");
        assertThat(client.say("YW5uYQ==").hear()).isEqualTo("334 UGFzc3dvcmQ6");
        assertThat(client.say("c2VjcmV0").hear()).startsWith("235 ");
      }
    }

    @Test
    void knowsATokenAsXoauth2WritesIt() throws IOException {
      server
          .greeting()
          .authXoauth2("someuser@example.com", "vF9dft4qmTc2Nvb3RlckBhdHRhdmlzdGEuY29tCg==");

      try (RawClient client = RawClient.connect(server).greeted()) {
        client.say(
            "AUTH XOAUTH2 dXNlcj1zb21ldXNlckBleGFtcGxlLmNvbQFhdXRoPUJlYXJlciB2RjlkZnQ0cW1UYzJOdmIz"
                + "Umxja0JoZEhSaGRtbHpkR0V1WTI5dENnPT0BAQ==");
        assertThat(client.hear()).startsWith("235 ");
      }
    }

    @Test
    void takesAMessageInChunks() throws IOException {
      server.greeting().chunks();

      try (RawClient client = RawClient.connect(server).greeted()) {
        client.say("BDAT 6").send(".a\r\n.\r".getBytes(UTF_8));
        assertThat(client.hear()).isEqualTo("250 2.0.0 6 octets received");
        assertThat(client.say("bdat 1 last").send(new byte[] {'\n'}).hear()).contains(" 1 octets");
      }

      server.assertCompleted();
      assertThat(server.received()).singleElement().isEqualTo(".a\r\n.\r\n".getBytes(UTF_8));
    }
  }
}
