package org.mailquay.transport.internal.connection;

import java.time.Duration;
import org.mailquay.message.Email;
import org.mailquay.settings.EmailAddress;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.smtp.MailException;
import org.mailquay.smtp.SmtpExtensions;
import org.mailquay.transport.DeliveryReport;
import org.mailquay.transport.StageObserver;
import org.mailquay.transport.internal.BatchWork;
import org.mailquay.transport.internal.Causes;
import org.mailquay.transport.internal.Deadline;
import org.mailquay.transport.internal.DigestNeededException;
import org.mailquay.transport.internal.EnvelopeVerifying;
import org.mailquay.transport.internal.ReusableConnection;
import org.mailquay.transport.internal.TransportContext;
import org.mailquay.transport.internal.angus.AngusConnection;
import org.mailquay.transport.internal.engine.EngineConnection;

/**
 * A connection of the engine, or of Angus once a server turns out to want DIGEST-MD5. Not
 * thread-safe, but for {@link #abort()}.
 */
final class ChosenConnection implements ReusableConnection, EnvelopeVerifying {

  private final TransportContext context;
  private final SmtpSettings settings;
  private final StageObserver observer;
  private volatile ReusableConnection current;
  private volatile boolean aborted;

  ChosenConnection(TransportContext context, StageObserver observer) {
    this.context = context;
    this.settings = context.settings();
    this.observer = observer;
    this.current = new EngineConnection(context, observer);
  }

  @Override
  public void open() {
    open(settings.timeouts().total());
  }

  @Override
  public void open(Duration limit) {
    Deadline deadline = Deadline.in(limit);
    try {
      current.open(limit);
    } catch (MailException e) {
      if (Causes.find(e, DigestNeededException.class).isEmpty()) {
        throw e;
      }
      current = new AngusConnection(context, observer);
      if (aborted) {
        current.abort();
      }
      current.open(deadline.remaining());
    }
  }

  @Override
  public DeliveryReport send(Email email) {
    return current.send(email);
  }

  @Override
  public DeliveryReport send(Email email, Duration limit) {
    return current.send(email, limit);
  }

  @Override
  public boolean verify(EmailAddress sender, EmailAddress recipient, Duration limit) {
    return current instanceof EnvelopeVerifying asking && asking.verify(sender, recipient, limit);
  }

  @Override
  public void sendAll(BatchWork work, int window) {
    current.sendAll(work, window);
  }

  @Override
  public SmtpExtensions extensions() {
    return current.extensions();
  }

  @Override
  public boolean isReusable() {
    return current.isReusable();
  }

  @Override
  public boolean isQuiet() {
    return current.isQuiet();
  }

  @Override
  public boolean isOpen() {
    return current.isOpen();
  }

  @Override
  public void abort() {
    aborted = true;
    current.abort();
  }

  @Override
  public void close() {
    current.close();
  }

  @Override
  public String toString() {
    return current.toString();
  }
}
