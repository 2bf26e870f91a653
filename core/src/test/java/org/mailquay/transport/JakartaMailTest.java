package org.mailquay.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mailquay.transport.Situations.PASSWORD;
import static org.mailquay.transport.Situations.RECIPIENT;
import static org.mailquay.transport.Situations.SENDER;
import static org.mailquay.transport.Situations.encrypted;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.event.TransportAdapter;
import jakarta.mail.event.TransportEvent;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.junit.jupiter.api.Nested;
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

  /** What code that was written for Angus relies on. */
  @Nested
  class AsAngusDoes {

    private ScriptedSmtpServer loggedIn(String... extensions) {
      String[] all = Arrays.copyOf(extensions, extensions.length + 1);
      all[extensions.length] = "AUTH PLAIN";
      return server
          .implicitTls(TestCertificates.good())
          .greeting()
          .ehlo(all)
          .authPlain(SENDER, PASSWORD);
    }

    private MessagingException failure(MimeMessage message) throws Exception {
      try (Transport transport = factory.transport()) {
        transport.connect();
        return catchThrowableOfType(
            MessagingException.class,
            () -> transport.sendMessage(message, message.getAllRecipients()));
      }
    }

    private final List<Integer> told = Collections.synchronizedList(new ArrayList<>());
    private final TransportAdapter events =
        new TransportAdapter() {
          @Override
          public void messageDelivered(TransportEvent e) {
            told.add(e.getType());
          }

          @Override
          public void messageNotDelivered(TransportEvent e) {
            told.add(e.getType());
          }

          @Override
          public void messagePartiallyDelivered(TransportEvent e) {
            told.add(e.getType());
          }
        };

    private SMTPMessage toTwo() throws MessagingException {
      SMTPMessage message = new SMTPMessage(message());
      message.setRecipients(Message.RecipientType.TO, RECIPIENT + ", unknown@example.org");
      message.saveChanges();
      return message;
    }

    @Test
    void oneRefusedRecipientMeansThatNobodyIsSentAnything() throws Exception {
      loggedIn()
          .mailFrom(SENDER)
          .rcptTo(RECIPIENT)
          .expectRcptTo("unknown@example.org")
          .reply("550 5.1.1 No such user")
          .quitOptional();
      SendFailedException failure = (SendFailedException) failure(toTwo());
      assertThat(failure.getInvalidAddresses())
          .extracting(Address::toString)
          .containsExactly("unknown@example.org");
      assertThat(failure.getValidUnsentAddresses())
          .extracting(Address::toString)
          .containsExactly(RECIPIENT);
      assertThat(failure.getValidSentAddresses()).isEmpty();
      SMTPAddressFailedException ofOne = (SMTPAddressFailedException) failure.getNextException();
      assertThat(ofOne.getReturnCode()).isEqualTo(550);
    }

    @Test
    void aMailMayGoToSomeOfItsRecipients() throws Exception {
      loggedIn()
          .mailFrom(SENDER)
          .rcptTo(RECIPIENT)
          .expectRcptTo("unknown@example.org")
          .reply("550 5.1.1 No such user")
          .data()
          .quitOptional();
      SMTPMessage message = toTwo();
      message.setSendPartial(true);
      SendFailedException failure = (SendFailedException) failure(message);
      assertThat(failure.getValidSentAddresses())
          .extracting(Address::toString)
          .containsExactly(RECIPIENT);
      assertThat(failure.getInvalidAddresses()).hasSize(1);
      assertThat(server.received()).hasSize(1);
    }

    @Test
    void aRefusedSenderIsNamed() throws Exception {
      loggedIn().expectMailFrom(SENDER).reply("553 5.7.1 not owned").quitOptional();
      SMTPSendFailedException failure = (SMTPSendFailedException) failure(message());
      assertThat(failure.getReturnCode()).isEqualTo(553);
      assertThat(failure.getNextException()).isInstanceOf(SMTPSenderFailedException.class);
      assertThat(failure.getValidUnsentAddresses()).hasSize(1);
    }

    @Test
    void refusedContentHasItsCode() throws Exception {
      loggedIn()
          .mailFrom(SENDER)
          .rcptTo(RECIPIENT)
          .expect("DATA")
          .reply("354 go")
          .expectContent()
          .reply("554 5.7.1 Spam")
          .quitOptional();
      SMTPSendFailedException failure = (SMTPSendFailedException) failure(message());
      assertThat(failure.getReturnCode()).isEqualTo(554);
      assertThat(failure).hasMessageContaining("Spam");
    }

    @Test
    void aLostReplyIsNoneOfTheFailuresThatMakeCallersSendAgain() throws Exception {
      loggedIn()
          .mailFrom(SENDER)
          .rcptTo(RECIPIENT)
          .expect("DATA")
          .reply("354 go")
          .expectContent()
          .drop();
      MessagingException failure = failure(message());
      assertThat(failure)
          .isNotInstanceOf(SendFailedException.class)
          .hasMessageContaining("may have been delivered");
    }

    @Test
    void anOptionSaysWhoHearsOfTheDelivery() throws Exception {
      loggedIn("DSN")
          .expect("MAIL FROM:<bounces@example.com> RET=FULL")
          .reply("250 Ok")
          .expect("RCPT TO:<anna@example.org> NOTIFY=SUCCESS,FAILURE ORCPT=rfc822;anna@example.org")
          .reply("250 Ok")
          .data()
          .quitOptional();
      SMTPMessage message = new SMTPMessage(message());
      message.setEnvelopeFrom("bounces@example.com");
      message.setNotifyOptions(SMTPMessage.NOTIFY_SUCCESS | SMTPMessage.NOTIFY_FAILURE);
      message.setReturnOption(SMTPMessage.RETURN_FULL);
      assertThat(failure(message)).isNull();
    }

    @Test
    void blindCopiesStayBlindAndLinesEndAsSmtpWantsThem() throws Exception {
      loggedIn("8BITMIME")
          .expect("MAIL FROM:<" + SENDER + "> BODY=8BITMIME")
          .reply("250 Ok")
          .rcptTo(RECIPIENT)
          .rcptTo("boss@example.org")
          .data()
          .quitOptional();
      byte[] raw =
          """
              From: shop@example.com
              To: anna@example.org
              Bcc: boss@example.org
              Content-Type: text/plain; charset=utf-8
              Content-Transfer-Encoding: 8bit

              .à bientôt\r..
              end"""
              .getBytes(StandardCharsets.UTF_8);
      assertThat(failure(new MimeMessage(session, new ByteArrayInputStream(raw)))).isNull();
      assertThat(new String(server.received().get(0), StandardCharsets.UTF_8))
          .doesNotContain("boss@example.org")
          .endsWith("\r\n\r\n.à bientôt\r\n..\r\nend\r\n");
    }

    @Test
    void listenersHearWhatBecameOfIt() throws Exception {
      loggedIn().acceptMail(SENDER, RECIPIENT).quitOptional();
      try (Transport transport = factory.transport()) {
        transport.connect();
        transport.addTransportListener(events);
        transport.sendMessage(message(), message().getAllRecipients());
        // Jakarta Mail forgets events that it has not told of when the transport is closed
        Awaiting.until(() -> told.equals(List.of(TransportEvent.MESSAGE_DELIVERED)));
      }
    }

    @Test
    void aServerThatWentAwayIsNoticedWithoutAskingIt() throws Exception {
      loggedIn().acceptMail(SENDER, RECIPIENT).reach(gone).drop();
      try (Transport transport = factory.transport()) {
        transport.connect();
        transport.sendMessage(message(), message().getAllRecipients());
        Awaiting.until(() -> !transport.isConnected());
      }
    }

    private final CountDownLatch gone = new CountDownLatch(1);
  }
}
