package org.mailquay.transport.internal.jakarta;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.URLName;
import jakarta.mail.event.ConnectionEvent;
import jakarta.mail.internet.MimeMessage;
import org.jspecify.annotations.Nullable;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.smtp.MailException;
import org.mailquay.transport.AuthorizationException;
import org.mailquay.transport.StageObserver;
import org.mailquay.transport.internal.TransportContext;
import org.mailquay.transport.internal.angus.AngusSession;
import org.mailquay.transport.internal.engine.EngineConnection;
import org.mailquay.transport.internal.engine.RawOutcome;

/**
 * The engine under the API of Jakarta Mail. Host, user and password that a caller passes are
 * ignored: the settings decide. Failures are those that Angus would throw, so that code written for
 * it goes on working. Thread-safe as Jakarta Mail has it: one call at a time, but for {@link
 * #abort()}.
 */
public final class EngineTransport extends Transport {

  private final SmtpSettings settings;
  private final EngineConnection connection;

  /** Called by Jakarta Mail for a session that {@link AngusSession} made. */
  public EngineTransport(Session session, @Nullable URLName urlName) {
    super(session, urlName);
    TransportContext context = AngusSession.contextOf(session);
    this.settings = context.settings();
    this.connection = new EngineConnection(context, StageObserver.none());
  }

  @Override
  public synchronized void connect(
      @Nullable String host, int port, @Nullable String user, @Nullable String password)
      throws MessagingException {
    try {
      connection.open();
    } catch (AuthorizationException e) {
      throw new AuthenticationFailedException(e.getMessage(), e);
    } catch (MailException e) {
      throw new MessagingException(e.getMessage(), e);
    }
    setConnected(true);
    notifyConnectionListeners(ConnectionEvent.OPENED);
  }

  /** Asks the operating system, not the server: senders such as Spring ask before each mail. */
  @Override
  public synchronized boolean isConnected() {
    return connection.isQuiet();
  }

  @Override
  public synchronized void sendMessage(Message message, Address[] addresses)
      throws MessagingException {
    if (!(message instanceof MimeMessage mime)) {
      throw new MessagingException("only a MimeMessage can be sent by SMTP");
    }
    Submitted submitted = Submitted.of(mime, addresses, session, settings);
    RawOutcome outcome;
    try {
      outcome = connection.send(submitted.mail(), settings.timeouts().total());
    } catch (MailException e) {
      throw new MessagingException(e.getMessage(), e);
    }
    SendResult result = new SendResult(submitted, outcome, settings);
    notifyTransportListeners(
        result.event(), result.sent(), result.unsent(), result.invalid(), message);
    MessagingException failure = result.failure();
    if (failure != null) {
      throw failure;
    }
  }

  /** Ends the connection at once, from any thread. */
  public void abort() {
    connection.abort();
  }

  @Override
  public synchronized void close() throws MessagingException {
    connection.close();
    super.close();
  }
}
