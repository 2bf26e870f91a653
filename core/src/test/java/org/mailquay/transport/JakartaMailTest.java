package org.mailquay.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mailquay.transport.Situations.PASSWORD;
import static org.mailquay.transport.Situations.RECIPIENT;
import static org.mailquay.transport.Situations.SENDER;
import static org.mailquay.transport.Situations.encrypted;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mailquay.testkit.ScriptedSmtpServer;
import org.mailquay.testkit.TestCertificates;

/** Code that is written for Jakarta Mail gets the connections of the settings. */
class JakartaMailTest {

  @RegisterExtension final ScriptedSmtpServer server = ScriptedSmtpServer.create();

  private final TransportFactory factory = TransportFactory.of(encrypted(server).build());
  private final Session session = factory.session();

  private void takesOneMail() {
    server
        .implicitTls(TestCertificates.good())
        .greeting()
        .ehlo("AUTH PLAIN")
        .authPlain(SENDER, PASSWORD)
        .acceptMail(SENDER, RECIPIENT)
        .quitOptional();
  }

  private MimeMessage message() throws MessagingException {
    MimeMessage message = new MimeMessage(session);
    message.setFrom();
    message.setRecipients(Message.RecipientType.TO, RECIPIENT);
    message.setSubject("Receipt");
    message.setText("Thank you.");
    message.saveChanges();
    return message;
  }

  @Test
  void sendsAsSpringDoes() throws Exception {
    takesOneMail();
    try (Transport transport = session.getTransport("smtp")) {
      // Spring passes what it was configured with; the settings decide
      transport.connect("elsewhere.example.com", 25, "somebody", "something");
      transport.sendMessage(message(), message().getAllRecipients());
    }
  }

  @Test
  void sendsByTheStaticMethod() throws Exception {
    takesOneMail();
    Transport.send(message());
    assertThat(new String(server.received().get(0), StandardCharsets.US_ASCII))
        .contains("From: " + SENDER);
  }

  @Test
  void sendsByATransportOfItsOwn() throws Exception {
    takesOneMail();
    try (Transport transport = factory.transport()) {
      transport.connect();
      transport.sendMessage(message(), message().getAllRecipients());
    }
  }

  @Test
  void failsAsJakartaMailDoes() {
    server
        .implicitTls(TestCertificates.good())
        .greeting()
        .ehlo("AUTH PLAIN")
        .expectAuthPlain(SENDER, PASSWORD)
        .reply("535 5.7.8 no")
        .quitOptional();
    assertThatExceptionOfType(AuthenticationFailedException.class)
        .isThrownBy(() -> session.getTransport().connect())
        .withMessageContaining("535");
  }

  @Test
  void holdsNoSecretInItsProperties() {
    assertThat(session.getProperties().toString()).doesNotContain(PASSWORD);
  }
}
