package org.mailquay.transport.internal.engine;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.smtp.SmtpReply;
import org.mailquay.transport.StageFinding;
import org.mailquay.transport.internal.ConnectionGuard;
import org.mailquay.transport.internal.Deadline;
import org.mailquay.transport.internal.NotSmtpException;
import org.mailquay.transport.internal.RefusedException;
import org.mailquay.transport.internal.StageReporter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commands and replies over one connection: who said what, within which time. A reply has to be
 * complete within its limit, however the server drips. Not thread-safe.
 */
final class Dialogue {

  private static final Logger trace = LoggerFactory.getLogger("org.mailquay.transport.dialogue");
  private static final int SERVICE_NOT_AVAILABLE = 421;
  private static final long LONGEST_WAIT_NANOS = 200_000;

  private final SmtpSettings settings;
  private final ConnectionGuard guard;
  private final StageReporter reporter;
  private final Socket connection;
  private Socket socket;
  private Wire wire;
  private ReplyReader reader;
  private Deadline deadline;
  private boolean hungUp;
  private long lastFlush;
  private @Nullable SmtpReply farewell;
  private @Nullable String tokenChallenge;

  /**
   * Begins a dialogue.
   *
   * @param connection the TCP connection
   * @param socket the same, or TLS over it
   */
  Dialogue(
      Socket connection,
      Socket socket,
      SmtpSettings settings,
      ConnectionGuard guard,
      StageReporter reporter,
      Deadline deadline)
      throws IOException {
    this.settings = settings;
    this.guard = guard;
    this.reporter = reporter;
    this.deadline = deadline;
    this.connection = connection;
    this.socket = socket;
    this.wire = new Wire(socket, guard);
    this.reader = new ReplyReader(socket.getInputStream());
  }

  /** Goes on over another socket, such as one with TLS; what came before is forgotten. */
  void continueOver(Socket other) throws IOException {
    socket = other;
    wire = new Wire(other, guard);
    reader = new ReplyReader(other.getInputStream());
  }

  SmtpSettings settings() {
    return settings;
  }

  StageReporter reporter() {
    return reporter;
  }

  Socket socket() {
    return socket;
  }

  Deadline deadline() {
    return deadline;
  }

  ConnectionGuard guard() {
    return guard;
  }

  Wire wire() {
    return wire;
  }

  /** Lets what follows end at another deadline. */
  void within(Deadline other) {
    deadline = other;
  }

  /** Returns {@code true} if the server ended the connection, or said that it does. */
  boolean hungUp() {
    return hungUp;
  }

  /** Returns the 421 with which the server ended the connection. */
  Optional<SmtpReply> farewell() {
    return Optional.ofNullable(farewell);
  }

  /** Remembers what the server said of a token. */
  void tokenRefused(String json) {
    tokenChallenge = json;
    reporter.learn(new StageFinding.TokenChallenge(json));
  }

  Optional<String> tokenChallenge() {
    return Optional.ofNullable(tokenChallenge);
  }

  /** Returns {@code true} if the server has said nothing unasked, and is still there. */
  boolean isQuiet() {
    SocketChannel channel = connection.getChannel();
    try {
      channel.configureBlocking(false);
      try {
        return !hasMore() && channel.read(ByteBuffer.allocate(1)) == 0;
      } finally {
        channel.configureBlocking(true);
      }
    } catch (IOException e) {
      return false;
    }
  }

  /** Returns {@code true} if the server has said more than was read. */
  boolean hasMore() throws IOException {
    return reader.hasMore();
  }

  /** Sends a command and waits for the reply. */
  SmtpReply ask(String command, Duration limit) throws IOException, NotSmtpException {
    send(command);
    return read(limit);
  }

  /** Sends a command, waits, and takes nothing but a positive reply. */
  SmtpReply require(String command, Duration limit)
      throws IOException, NotSmtpException, RefusedException {
    SmtpReply reply = ask(command, limit);
    if (!reply.code().isPositive()) {
      throw new RefusedException(reply);
    }
    return reply;
  }

  /** Sends what nobody but the server may read, and waits for the reply. */
  SmtpReply askSecretly(
      String line, String shown, UnaryOperator<SmtpReply> redaction, Duration limit)
      throws IOException, NotSmtpException {
    queue(line, shown);
    return read(limit, redaction);
  }

  /** Lets a command wait for the next flush. */
  void send(String command) throws IOException {
    queue(command, command);
  }

  private void queue(String line, String shown) throws IOException {
    requireOneLine(line);
    trace.trace("{} C: {}", settings.endpoint(), shown);
    byte[] octets = (line + "\r\n").getBytes(StandardCharsets.UTF_8);
    queue(octets, 0, octets.length);
  }

  /** Lets octets of the content wait for the next flush. */
  void queue(byte[] octets, int offset, int length) throws IOException {
    wire.queue(octets, offset, length, writeDeadline());
  }

  /** What is sent as a command must end where it ends (RFC 5321 §2.3.8). */
  private static void requireOneLine(String line) {
    if (line.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)) {
      throw new IllegalArgumentException("a command holds no CR, LF or NUL");
    }
  }

  void flush() throws IOException {
    lastFlush = System.nanoTime();
    wire.flush(writeDeadline());
  }

  /** Sends what waits if it has waited for long: the server could work meanwhile. */
  void flushWhenIdle() throws IOException {
    if (System.nanoTime() - lastFlush > LONGEST_WAIT_NANOS) {
      flush();
    }
  }

  private Deadline writeDeadline() {
    return deadline.within(settings.timeouts().data());
  }

  SmtpReply read(Duration limit) throws IOException, NotSmtpException {
    return read(limit, UnaryOperator.identity());
  }

  private SmtpReply read(Duration limit, UnaryOperator<SmtpReply> redaction)
      throws IOException, NotSmtpException {
    flush();
    Deadline own = deadline.within(limit);
    try {
      SmtpReply reply = redaction.apply(reader.read(() -> limitRead(own)));
      heard(reply);
      return reply;
    } catch (SocketTimeoutException e) {
      if (own == deadline) {
        guard.expire();
      }
      throw timedOut(limit, e);
    } catch (EOFException e) {
      hungUp = true;
      throw e;
    } catch (NotSmtpException e) {
      reporter.learn(new StageFinding.NotSmtp(e.said()));
      throw e;
    }
  }

  private void limitRead(Deadline own) throws IOException {
    if (own.isOver()) {
      throw new SocketTimeoutException("the limit is over");
    }
    socket.setSoTimeout(own.millisWithin(own.remaining()));
  }

  private static SocketTimeoutException timedOut(Duration limit, SocketTimeoutException cause) {
    SocketTimeoutException timedOut =
        new SocketTimeoutException("the server did not answer within " + seconds(limit));
    timedOut.initCause(cause);
    return timedOut;
  }

  private static String seconds(Duration limit) {
    return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
  }

  private void heard(SmtpReply reply) {
    trace.trace("{} S: {}", settings.endpoint(), reply);
    reporter.learn(new StageFinding.ReplyReceived(reply));
    if (reply.code().value() == SERVICE_NOT_AVAILABLE) {
      hungUp = true;
      farewell = reply;
    }
  }
}
