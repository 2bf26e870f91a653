package org.mailquay.transport.internal.angus;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.mailquay.settings.Authentication;
import org.mailquay.settings.Encryption;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.smtp.SmtpReply;
import org.mailquay.smtp.Stage;
import org.mailquay.transport.StageObserver;
import org.mailquay.transport.internal.Circumstances;
import org.mailquay.transport.internal.ConnectionGuard;
import org.mailquay.transport.internal.Credential;
import org.mailquay.transport.internal.Deadline;
import org.mailquay.transport.internal.LoginImpossibleException;
import org.mailquay.transport.internal.StageReporter;
import org.mailquay.transport.internal.TlsHandshake;
import org.mailquay.transport.internal.TransportContext;

/**
 * Angus's transport over connections of our own: it knows at which stage it is, ends at a deadline,
 * can be aborted from another thread, and never goes on without the login that the settings want.
 * Its guard may be used from any thread.
 */
public final class AngusTransport extends SMTPTransport {

  private static final Duration MOST_FOR_QUIT = Duration.ofSeconds(5);

  private final TransportContext context;
  private final SmtpSettings settings;
  private final boolean smtpUtf8;
  private final ConnectionGuard guard;

  private StageReporter reporter = new StageReporter(StageObserver.none());
  private @Nullable Deadline shared;
  private Deadline current;
  private @Nullable Socket socket;
  private @Nullable String credential;
  private @Nullable SmtpReply refusal;
  private boolean opened;
  private boolean handedOver;
  private boolean upgraded;
  private boolean hungUp;
  private boolean contentComplete;

  /** Called by Jakarta Mail for a session that {@link AngusSession} made. */
  public AngusTransport(Session session, @Nullable URLName urlName) {
    this(session, urlName, new ConnectionGuard());
  }

  AngusTransport(Session session, @Nullable URLName urlName, ConnectionGuard guard) {
    super(session, urlName);
    this.guard = guard;
    context = AngusSession.contextOf(session);
    settings = context.settings();
    current = Deadline.in(settings.timeouts().total());
    smtpUtf8 = Boolean.parseBoolean(session.getProperty("mail.mime.allowutf8"));
  }

  ConnectionGuard guard() {
    return guard;
  }

  TransportContext context() {
    return context;
  }

  Session session() {
    return session;
  }

  /** Returns whether it is connected as far as is known; Angus would ask the server. */
  boolean isOpen() {
    Socket connected = socket;
    return opened && !hungUp && guard.ended() == null && connected != null && !connected.isClosed();
  }

  /** Tells another observer of the steps from now on. */
  void report(StageObserver observer) {
    reporter = new StageReporter(observer);
  }

  /** Returns what is known when something failed. */
  Circumstances circumstances() {
    reporter.fail();
    return new Circumstances(
        settings,
        reporter.stage(),
        refusal(),
        hungUp,
        Circumstances.endingOf(guard),
        Optional.empty());
  }

  /** Returns {@code true} if the whole content of the last mail was handed to the network. */
  boolean contentComplete() {
    return contentComplete;
  }

  /** Returns the server's last words, if they were any. */
  Optional<SmtpReply> lastReply() {
    return Optional.ofNullable(getLastServerResponse()).flatMap(SmtpReply::parse);
  }

  /** Returns the refusal that the last call met first; what Angus said afterwards is no reason. */
  Optional<SmtpReply> refusal() {
    return Optional.ofNullable(refusal);
  }

  /** Lets the following calls share one deadline instead of each having its own. */
  void within(Deadline deadline) {
    shared = deadline;
  }

  /**
   * Connects to the server of the settings with their login, whatever a caller such as Spring
   * passes.
   */
  @Override
  public synchronized void connect(
      @Nullable String host, int port, @Nullable String user, @Nullable String password)
      throws MessagingException {
    if (handedOver) {
      logIn();
      return;
    }
    if (isOpen()) {
      throw new IllegalStateException("already connected");
    }
    forgetFormerConnection();
    ConnectionGuard.Duty duty = beginCall();
    try {
      connectAnew();
    } finally {
      duty.end();
      handedOver = false;
      credential = null;
    }
  }

  private void connectAnew() throws MessagingException {
    credential = fetchCredential();
    Socket connected = open();
    limitReads(Stage.GREETING, settings.timeouts().greeting());
    handedOver = true;
    try {
      super.connect(connected); // comes back to connect, with the socket taken over
      opened = true;
    } catch (LoginFailure e) {
      throw e.reason();
    } finally {
      if (!opened) {
        ConnectionGuard.closeQuietly(connected);
      }
    }
  }

  /** Angus would say NOOP to a dead server, and then dial by itself, without TLS or proxy. */
  private void forgetFormerConnection() {
    if (!opened) {
      return;
    }
    opened = false;
    hungUp = false;
    upgraded = false;
    Socket former = socket;
    if (former != null) {
      ConnectionGuard.closeQuietly(former);
    }
    try {
      super.close();
    } catch (MessagingException e) {
      // its socket is closed: all that was wanted is that Angus knows
      setConnected(false);
    }
  }

  private @Nullable String fetchCredential() throws MessagingException {
    try {
      return Credential.of(context).password().orElse(null);
    } catch (LoginImpossibleException e) {
      throw new MessagingException("no login", e);
    }
  }

  private Socket open() throws MessagingException {
    try {
      Socket connected = context.connector().connect(current, guard, reporter);
      if (settings.endpoint().encryption() == Encryption.IMPLICIT_TLS) {
        reporter.enter(Stage.TLS);
        Deadline limit = current.within(settings.timeouts().greeting());
        connected = TlsHandshake.over(connected, context.tls(), limit, guard, reporter);
      }
      socket = connected;
      return connected;
    } catch (IOException e) {
      throw new MessagingException("no connection to " + settings.endpoint().address(), e);
    }
  }

  private void logIn() throws MessagingException {
    String host = settings.endpoint().host().ascii();
    int port = settings.endpoint().port().value();
    super.connect(host, port, settings.authentication().loginName().orElse(null), credential);
  }

  /** Jakarta Mail answers a failed login with a look-up of the host, without any limit. */
  @Override
  protected synchronized boolean protocolConnect(
      @Nullable String host, int port, @Nullable String user, @Nullable String password)
      throws MessagingException {
    try {
      return super.protocolConnect(host, port, user, password);
    } catch (AuthenticationFailedException e) {
      throw new LoginFailure(e);
    }
  }

  @Override
  protected boolean ehlo(String domain) throws MessagingException {
    limitReads(Stage.EHLO, settings.timeouts().command());
    boolean understood = super.ehlo(domain);
    if (!understood) {
      requireEhloUnknown();
    }
    boolean startTls = settings.endpoint().encryption() == Encryption.STARTTLS;
    if (startTls && !upgraded) {
      reporter.enter(understood ? Stage.STARTTLS : Stage.EHLO);
    } else if (!(settings.authentication() instanceof Authentication.None)) {
      reporter.enter(Stage.AUTHENTICATE);
      requireAuthOffered();
    }
    return understood;
  }

  /** Only a server that does not know EHLO is asked by HELO; one that refuses has said why. */
  private void requireEhloUnknown() throws MessagingException {
    int code = getLastReturnCode();
    if (upgraded || (code != 500 && code != 502)) {
      throw new MessagingException("EHLO was refused");
    }
    refusal = null;
  }

  /** Angus would go on without a login. */
  private void requireAuthOffered() throws MessagingException {
    if (!supportsExtension("AUTH") && !supportsExtension("AUTH=LOGIN")) {
      throw new AuthenticationFailedException("the server offers no login (AUTH)");
    }
  }

  /** Angus would begin TLS wherever AUTH is answered by 530. */
  @Override
  protected void startTLS() throws MessagingException {
    if (upgraded || settings.endpoint().encryption() != Encryption.STARTTLS) {
      throw new AuthenticationFailedException(getLastServerResponse());
    }
    reporter.enter(Stage.STARTTLS);
    super.startTLS();
    upgraded = true;
  }

  @Override
  protected int readServerResponse() throws MessagingException {
    int code = super.readServerResponse();
    hungUp |= code == 421 || (code == -1 && "[EOF]".equals(getLastServerResponse()));
    if (code >= 400 && refusal == null) {
      refusal = lastReply().orElse(null);
    }
    return code;
  }

  /** Sends one mail; a refusal for one recipient is a refusal for all. */
  @Override
  public synchronized void sendMessage(Message message, Address[] addresses)
      throws MessagingException {
    contentComplete = false;
    reporter.enter(Stage.VALIDATE);
    ConnectionGuard.Duty duty = beginCall();
    boolean orderly = false;
    try {
      SmtpUtf8.requireIfNeeded(message, addresses, smtpUtf8 && supportsExtension("SMTPUTF8"));
      super.sendMessage(message, addresses);
      orderly = true;
    } catch (MessagingException e) {
      orderly = true;
      throw e;
    } finally {
      duty.end();
      if (!orderly) {
        // whatever broke, the server must not take the next command for the rest of this mail
        guard.abort();
      }
    }
  }

  @Override
  protected void mailFrom() throws MessagingException {
    limitReads(Stage.SENDER, settings.timeouts().command());
    super.mailFrom();
  }

  @Override
  protected void rcptTo() throws MessagingException {
    limitReads(Stage.RECIPIENT, settings.timeouts().command());
    super.rcptTo();
  }

  @Override
  protected OutputStream data() throws MessagingException {
    limitReads(Stage.MESSAGE, settings.timeouts().data());
    return super.data();
  }

  @Override
  protected void finishData() throws IOException, MessagingException {
    contentComplete = true;
    super.finishData();
  }

  /** Says QUIT without waiting for the answer; a server that reads nothing cannot hold it. */
  @Override
  public synchronized void close() throws MessagingException {
    ConnectionGuard.Duty duty = guard.until(Deadline.in(MOST_FOR_QUIT));
    try {
      super.close();
    } finally {
      duty.end();
      opened = false;
    }
  }

  private ConnectionGuard.Duty beginCall() {
    refusal = null;
    Deadline given = shared;
    current = given == null ? Deadline.in(settings.timeouts().total()) : given;
    return guard.until(current);
  }

  /** Ends the step that is under way well. */
  void passed() {
    reporter.pass();
  }

  private void limitReads(Stage entered, Duration limit) throws MessagingException {
    reporter.enter(entered);
    Socket connected = socket;
    if (connected == null) {
      return;
    }
    try {
      connected.setSoTimeout(current.millisWithin(limit));
    } catch (SocketException e) {
      throw new MessagingException("the connection was closed", e);
    }
  }
}
