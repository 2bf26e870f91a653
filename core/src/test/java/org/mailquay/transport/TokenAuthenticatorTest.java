package org.mailquay.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailquay.oauth.AccessToken;
import org.mailquay.oauth.AccessTokenSource;
import org.mailquay.oauth.Account;
import org.mailquay.testkit.ScriptedSmtpServer;

@Timeout(30)
class TokenAuthenticatorTest {

  private static final String SHOP = "shop@example.com";

  @RegisterExtension final ScriptedSmtpServer server = ScriptedSmtpServer.create();

  private static AccessTokenSource numbered() {
    AtomicInteger count = new AtomicInteger();
    return new AccessTokenSource() {
      @Override
      public AccessToken accessToken() {
        return AccessToken.of("t" + count.incrementAndGet());
      }

      @Override
      public Optional<Account> account() {
        return Optional.of(Account.of(SHOP));
      }
    };
  }

  @Test
  void givesPlainJakartaMailATokenAtEachConnection() throws Exception {
    server
        .greeting()
        .ehlo("AUTH XOAUTH2")
        .authXoauth2(SHOP, "t1")
        .acceptMail(SHOP, "anna@example.org");
    server.quitOptional();
    server
        .nextConnection()
        .greeting()
        .ehlo("AUTH XOAUTH2")
        .authXoauth2(SHOP, "t2")
        .acceptMail(SHOP, "anna@example.org");
    server.quitOptional();
    Properties properties = new Properties();
    properties.put("mail.smtp.host", server.host());
    properties.put("mail.smtp.port", Integer.toString(server.port()));
    properties.put("mail.smtp.auth", "true");
    properties.put("mail.smtp.auth.mechanisms", "XOAUTH2");
    Session session = Session.getInstance(properties, TokenAuthenticator.of(numbered()));
    for (int i = 0; i < 2; i++) {
      MimeMessage message = new MimeMessage(session);
      message.setFrom(new InternetAddress(SHOP));
      message.setRecipient(Message.RecipientType.TO, new InternetAddress("anna@example.org"));
      message.setText("x");
      Transport.send(message);
    }
    assertThat(server.connectionCount()).isEqualTo(2);
  }

  @Test
  void needsToKnowTheMailbox() {
    assertThatThrownBy(() -> TokenAuthenticator.of(() -> AccessToken.of("t")))
        .hasMessageContaining("account");
  }
}
