package org.mailquay.benchmarks.clients;

import com.hubspot.smtp.client.SmtpSession;
import com.hubspot.smtp.client.SmtpSessionConfig;
import com.hubspot.smtp.client.SmtpSessionFactory;
import com.hubspot.smtp.client.SmtpSessionFactoryConfig;
import com.hubspot.smtp.messages.MessageContent;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.smtp.DefaultSmtpRequest;
import io.netty.handler.codec.smtp.SmtpCommand;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Properties;

/** HubSpot's client, which composes nothing: Jakarta Mail does. */
final class HubSpotClient implements Client {

  private final Session composing = Session.getInstance(new Properties());

  /** Its event loops are shared by all and never ended. */
  private final SmtpSessionFactoryConfig config = SmtpSessionFactoryConfig.nonProductionConfig();

  private final SmtpSession session;

  HubSpotClient(Target target) {
    session =
        new SmtpSessionFactory(config)
            .connect(SmtpSessionConfig.forRemoteAddress(Target.HOST, target.port()))
            .join()
            .getSession();
    session.send(new DefaultSmtpRequest(SmtpCommand.EHLO, "localhost")).join();
  }

  @Override
  public void send(Work work) throws MessagingException, IOException {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    JakartaMessages.compose(composing, work).writeTo(octets);
    session
        .send(Work.FROM, Work.TO, MessageContent.of(Unpooled.wrappedBuffer(octets.toByteArray())))
        .join();
  }

  @Override
  public void close() {
    // it takes the end of the connection, with which servers answer QUIT, for a failure
    session.close().join();
  }
}
