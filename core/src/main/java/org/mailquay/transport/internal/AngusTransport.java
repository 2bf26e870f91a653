package org.mailquay.transport.internal;

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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.mailquay.oauth.AccessTokenSource;
import org.mailquay.settings.Authentication;
import org.mailquay.settings.Encryption;
import org.mailquay.settings.Secret;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.smtp.SmtpReply;
import org.mailquay.smtp.Stage;

/**
 * Angus's transport over connections of our own: it knows at which stage it is, ends at a deadline,
 * can be aborted from another thread, and never goes on without the login that the settings want.
 * Its guard may be used from any thread.
 */
public final class AngusTransport extends SMTPTransport {

  private final TransportContext context;
  private final SmtpSettings settings;
  private final boolean smtpUtf8;
  private final ConnectionGuard guard;

  private Stage stage = Stage.VALIDATE;
  private @Nullable Deadline deadline;
  private @Nullable Socket socket;
  private @Nullable String credential;
  private boolean opened;
  private boolean handedOver;
  private boolean upgraded;
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
    Socket current = socket;
    return opened && current != null && !current.isClosed() && guard.ended() == null;
  }

  /** Returns the step that was entered last. */
  Stage stage() {
    return stage;
  }

  /** Returns {@code true} if the whole content of the last mail was handed to the network. */
  boolean contentComplete() {
    return contentComplete;
  }

  /** Returns the server's last words, if they were any. */
  Optional<SmtpReply> lastReply() {
    return Optional.ofNullable(getLastServerResponse()).flatMap(SmtpReply::parse);
  }

  /** Returns the server's last words, if they were a refusal. */
  Optional<SmtpReply> refusal() {
    return lastReply().filter(reply -> reply.code().isTransient() || reply.code().isPermanent());
  }

  /** Lets the following calls share one deadline instead of each having its own. */
  void within(Deadline shared) {
    deadline = shared;
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
    Deadline limit = currentDeadline();
    ConnectionGuard.Duty duty = guard.until(limit);
    try {
      credential = fetchCredential();
      upgraded = false;
      Socket connected = open(limit);
      limitReads(Stage.GREETING, settings.timeouts().greeting());
      handedOver = true;
      super.connect(connected); // comes back to this method, with the socket taken over
      opened = true;
    } finally {
      duty.end();
      handedOver = false;
      credential = null;
    }
  }

  private Socket open(Deadline limit) throws MessagingException {
    try {
      Socket connected = context.connector().connect(limit, guard, entered -> stage = entered);
      socket = connected;
      return connected;
    } catch (IOException e) {
      throw new MessagingException("no connection to " + settings.endpoint().address(), e);
    }
  }

  private void logIn() throws MessagingException {
    Authentication authentication = settings.authentication();
    String host = settings.endpoint().host().ascii();
    int port = settings.endpoint().port().value();
    super.connect(host, port, authentication.loginName().orElse(null), credential);
  }

  /** Gets the token before the connection, so that no server waits for a user who signs in. */
  private @Nullable String fetchCredential() throws MessagingException {
    Authentication authentication = settings.authentication();
    if (!(authentication instanceof Authentication.OAuth2)) {
      return authentication.secret().map(Secret::reveal).orElse(null);
    }
    stage = Stage.TOKEN;
    AccessTokenSource source = context.tokens().orElse(null);
    if (source == null) {
      throw new AuthenticationFailedException("no source of access tokens was given");
    }
    try {
      return source.accessToken().reveal();
    } catch (RuntimeException e) {
      throw new MessagingException("no access token", e);
    }
  }

  @Override
  protected boolean ehlo(String domain) throws MessagingException {
    limitReads(Stage.EHLO, settings.timeouts().command());
    boolean understood = super.ehlo(domain);
    boolean startTls = settings.endpoint().encryption() == Encryption.STARTTLS;
    if (startTls && !upgraded) {
      stage = understood ? Stage.STARTTLS : Stage.EHLO;
      return understood;
    }
    if (upgraded && !understood) {
      throw new MessagingException("EHLO was refused after STARTTLS");
    }
    if (!(settings.authentication() instanceof Authentication.None)) {
      stage = Stage.AUTHENTICATE;
      requireAuthOffered();
    }
    return understood;
  }

  /** Angus would go on without a login. */
  private void requireAuthOffered() throws MessagingException {
    if (!supportsExtension("AUTH") && !supportsExtension("AUTH=LOGIN")) {
      throw new AuthenticationFailedException("the server offers no login (AUTH)");
    }
  }

  @Override
  protected void startTLS() throws MessagingException {
    stage = Stage.STARTTLS;
    super.startTLS();
    upgraded = true;
  }

  /** Sends one mail; a refusal for one recipient is a refusal for all. */
  @Override
  public synchronized void sendMessage(Message message, Address[] addresses)
      throws MessagingException {
    contentComplete = false;
    stage = Stage.VALIDATE;
    requireAsciiUnlessOffered(addresses);
    Deadline limit = currentDeadline();
    ConnectionGuard.Duty duty = guard.until(limit);
    try {
      super.sendMessage(message, addresses);
    } finally {
      duty.end();
    }
  }

  /** Angus would cut every character to one octet. */
  private void requireAsciiUnlessOffered(Address[] addresses) throws MessagingException {
    for (Address address : addresses) {
      boolean ascii = StandardCharsets.US_ASCII.newEncoder().canEncode(address.toString());
      if (!ascii && !(smtpUtf8 && supportsExtension("SMTPUTF8"))) {
        throw new SmtpUtf8MissingException(address.toString());
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

  private Deadline currentDeadline() {
    return deadline == null ? Deadline.in(settings.timeouts().total()) : deadline;
  }

  private void limitReads(Stage entered, Duration limit) throws MessagingException {
    stage = entered;
    Socket current = socket;
    if (current == null) {
      return;
    }
    try {
      current.setSoTimeout(currentDeadline().millisWithin(limit));
    } catch (SocketException e) {
      throw new MessagingException("the connection was closed", e);
    }
  }
}
