package org.mailquay.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailquay.transport.Situations.RECIPIENT;
import static org.mailquay.transport.Situations.SENDER;
import static org.mailquay.transport.Situations.failure;
import static org.mailquay.transport.Situations.mail;
import static org.mailquay.transport.Situations.plaintext;
import static org.mailquay.transport.Situations.send;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailquay.settings.ProxySettings;
import org.mailquay.settings.Secret;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.smtp.NextStep;
import org.mailquay.smtp.Stage;
import org.mailquay.testkit.ScriptedSmtpServer;

/** The server plays both: first the proxy, then, over the same connection, the mail server. */
class ProxyTest {

  @RegisterExtension final ScriptedSmtpServer server = ScriptedSmtpServer.create();

  private SmtpSettings behind(ProxySettings proxy) {
    return plaintext(server).host("mail.example.com").port(25).proxy(proxy).build();
  }

  private void takesAMail(ProxySettings proxy) {
    server.greeting().ehlo().acceptMail(SENDER, RECIPIENT).quitOptional();
    assertThat(send(behind(proxy), mail()).allAccepted()).isTrue();
  }

  private void refuses(ProxySettings proxy, String why) {
    refuses(proxy, why, NextStep.FIX_SETTINGS);
  }

  private void refuses(ProxySettings proxy, String why, NextStep nextStep) {
    ConnectionException failure = failure(ConnectionException.class, behind(proxy));
    assertThat(failure.stage()).contains(Stage.CONNECT);
    assertThat(failure.nextStep()).isEqualTo(nextStep);
    assertThat(failure).hasMessageContaining(why);
    assertThat(failure.toString()).doesNotContain("canary");
  }

  @Nested
  class Http {

    private ProxySettings proxy() {
      return ProxySettings.httpConnect("localhost", server.port());
    }

    @Test
    void isAskedForTheServerByName() {
      server
          .expect("CONNECT mail.example.com:25 HTTP/1.1")
          .expect("Host: mail.example.com:25")
          .expect("")
          .reply("HTTP/1.1 200 Connection established", "Via: till-proxy", "");
      takesAMail(proxy());
    }

    @Test
    void getsItsLogin() {
      server
          .expect("CONNECT mail.example.com:25 HTTP/1.1")
          .expect("Host: mail.example.com:25")
          .expect("Proxy-Authorization: Basic dXNlcjpjYW5hcnk=")
          .expect("")
          .reply("HTTP/1.1 200 OK", "");
      takesAMail(proxy().withLogin("user", Secret.of("canary")));
    }

    @Test
    void mayRefuse() {
      server
          .expect("CONNECT mail.example.com:25 HTTP/1.1")
          .expect("Host: mail.example.com:25")
          .expect("");
      server.reply("HTTP/1.1 407 Proxy Authentication Required", "").expectClientGone();
      refuses(proxy(), "407 Proxy Authentication Required");
    }

    @Test
    void mayBeNone() {
      server.reply("220 mail.example.com ESMTP", "").expectMatching("CONNECT.*");
      server.expectMatching("Host.*").expect("").expectClientGone();
      refuses(proxy(), "not an HTTP proxy");
    }
  }

  @Nested
  class Socks5 {

    private static final String NAME = "mail.example.com";

    private ProxySettings proxy() {
      return ProxySettings.socks5("localhost", server.port());
    }

    private void expectRequest() {
      server.expectBytes(4 + 1 + NAME.length() + 2);
    }

    @Test
    void isAskedForTheServerByName() {
      server.expectBytes(3).rawBytes((byte) 5, (byte) 0);
      expectRequest();
      byte ten = 10;
      byte zero = 0;
      server.rawBytes((byte) 5, zero, zero, (byte) 1, ten, zero, zero, (byte) 1, zero, (byte) 25);
      takesAMail(proxy());
      byte[] request = server.received().get(1);
      assertThat(new String(request, 5, NAME.length(), StandardCharsets.US_ASCII)).isEqualTo(NAME);
      assertThat(request).startsWith(5, 1, 0, 3, NAME.length()).endsWith(0, 25);
    }

    @Test
    void getsItsLogin() {
      server.expectBytes(4).rawBytes((byte) 5, (byte) 2);
      server.expectBytes(2 + 4 + 1 + 6).rawBytes((byte) 1, (byte) 0);
      expectRequest();
      byte zero = 0;
      server.rawBytes((byte) 5, zero, zero, (byte) 3, (byte) 1, (byte) 'x', zero, (byte) 25);
      takesAMail(proxy().withLogin("user", Secret.of("canary")));
      assertThat(new String(server.received().get(1), StandardCharsets.US_ASCII))
          .isEqualTo("\1\4user\6canary");
    }

    @Test
    void mayRefuseTheLogin() {
      server.expectBytes(4).rawBytes((byte) 5, (byte) 2);
      server.expectBytes(2 + 4 + 1 + 6).rawBytes((byte) 1, (byte) 1).expectClientGone();
      refuses(proxy().withLogin("user", Secret.of("canary")), "refused user name or password");
    }

    @Test
    void mayWantALoginThatIsNotSet() {
      server.expectBytes(3).rawBytes((byte) 5, (byte) 0xff).expectClientGone();
      refuses(proxy(), "wants a login");
    }

    @Test
    void mayNotReachTheServer() {
      server.expectBytes(3).rawBytes((byte) 5, (byte) 0);
      expectRequest();
      byte zero = 0;
      server
          .rawBytes((byte) 5, (byte) 4, zero, (byte) 1, zero, zero, zero, zero, zero, zero)
          .expectClientGone();
      refuses(proxy(), "host unreachable", NextStep.RETRY_LATER);
    }

    @Test
    void mayBeNone() {
      server.expectBytes(3).reply("220 mail.example.com ESMTP").expectClientGone();
      refuses(proxy(), "not a SOCKS5 proxy");
    }
  }
}
