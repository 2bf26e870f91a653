package org.mailquay.transport.internal.engine;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.smtp.MailException;
import org.mailquay.smtp.SmtpExtensions;
import org.mailquay.smtp.SmtpReply;
import org.mailquay.smtp.Stage;
import org.mailquay.transport.StageObserver;
import org.mailquay.transport.internal.Causes;
import org.mailquay.transport.internal.Circumstances;
import org.mailquay.transport.internal.ConnectFailure;
import org.mailquay.transport.internal.ConnectionGuard;
import org.mailquay.transport.internal.Deadline;
import org.mailquay.transport.internal.DialogueException;
import org.mailquay.transport.internal.RefusedException;
import org.mailquay.transport.internal.StageReporter;
import org.mailquay.transport.internal.TransportContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection of the engine, whatever the mails are made of. After a failure that leaves the
 * dialogue in doubt it is closed. Not thread-safe, but for its guard.
 */
final class SubmissionClient {

  private static final Logger log = LoggerFactory.getLogger(SubmissionClient.class);

  private static final Duration MOST_FOR_QUIT = Duration.ofSeconds(5);
  private static final Duration MOST_FOR_SALVAGE = Duration.ofSeconds(2);

  /** A server may have gone away meanwhile: its next envelope is answered before content flows. */
  private static final Duration LONG_IDLE = Duration.ofSeconds(1);

  private final TransportContext context;
  private final SmtpSettings settings;
  private final ConnectionGuard guard = new ConnectionGuard();
  private final StageReporter reporter;
  private final boolean observed;
  private @Nullable Dialogue dialogue;
  private @Nullable Submission submission;
  private @Nullable SmtpExtensions extensions;
  private long lastUsed;

  SubmissionClient(TransportContext context, StageObserver observer) {
    this.context = context;
    this.settings = context.settings();
    this.reporter = new StageReporter(observer);
    this.observed = observer != StageObserver.none();
  }

  SmtpSettings settings() {
    return settings;
  }

  ConnectionGuard guard() {
    return guard;
  }

  /** Returns what the server offers. */
  SmtpExtensions extensions() {
    return extensions == null ? SmtpExtensions.none() : extensions;
  }

  boolean isOpen() {
    Dialogue current = dialogue;
    return submission != null
        && current != null
        && !current.hungUp()
        && guard.ended() == null
        && !current.socket().isClosed();
  }

  /** Returns {@code false} if the other side has ended the connection or said something unasked. */
  boolean isQuiet() {
    Dialogue current = dialogue;
    return current != null && isOpen() && current.isQuiet();
  }

  /** Connects and logs in. */
  void open(Deadline deadline) throws MailException {
    if (isOpen()) {
      throw new IllegalStateException("already connected");
    }
    forget();
    ConnectionGuard.Duty duty = guard.until(deadline);
    try {
      Opening opening = new Opening(context, guard, reporter, deadline, observed);
      Dialogue connected = opening.connect();
      dialogue = connected;
      extensions = opening.introduce(connected);
      reporter.pass();
      submission = new Submission(connected, extensions);
      lastUsed = System.nanoTime();
      log.debug("connected to {}", settings.endpoint());
    } catch (IOException | DialogueException e) {
      throw notOpened(e);
    } finally {
      duty.end();
    }
  }

  private MailException notOpened(Exception failure) {
    reporter.fail();
    MailException exception = ConnectFailure.of(circumstances(failure), failure);
    if (dialogue != null && guard.ended() == null && failure instanceof DialogueException) {
      quit(dialogue);
    }
    forget();
    return exception;
  }

  private void forget() {
    Dialogue former = dialogue;
    if (former != null) {
      ConnectionGuard.closeQuietly(former.socket());
    }
    dialogue = null;
    submission = null;
    extensions = null;
  }

  /** Composes a mail and makes sure that the server can take it. */
  PreparedContent prepare(OutgoingMail mail) throws IOException, DialogueException {
    boolean alone = inFlight() == 0;
    if (alone) {
      reporter.enter(Stage.VALIDATE);
    }
    try {
      PreparedContent content = PreparedContent.of(mail);
      submission().requireFit(mail, content);
      return content;
    } catch (IOException | DialogueException e) {
      if (alone) {
        reporter.fail();
      }
      throw e;
    }
  }

  boolean canOverlap(OutgoingMail mail, PreparedContent content) {
    return (inFlight() > 0 || !wasIdle()) && submission().canOverlap(mail, content);
  }

  private boolean wasIdle() {
    return System.nanoTime() - lastUsed > LONG_IDLE.toNanos();
  }

  int inFlight() {
    return submission().inFlight();
  }

  /** Sends a mail and waits for all of its replies. */
  Transaction send(OutgoingMail mail, PreparedContent content, Deadline deadline)
      throws SendingBrokenException {
    Submission current = submission();
    if (wasIdle()) {
      current.beCareful();
    }
    return guarded(deadline, () -> current.send(mail, content));
  }

  /** Sends a mail without waiting; see {@link Submission#canOverlap}. */
  void overlap(OutgoingMail mail, PreparedContent content, Deadline deadline)
      throws SendingBrokenException {
    guarded(
        deadline,
        () -> {
          submission().overlap(mail, content);
          return true;
        });
  }

  /** Waits for the replies to the oldest mail in flight. */
  Transaction finishOldest(Deadline deadline) throws SendingBrokenException {
    return guarded(deadline, () -> submission().finishOldest());
  }

  /** Asks about sender and recipient; returns what the server refuses. */
  Optional<Transaction.Refusal> ask(EnvelopeProbe probe, Deadline deadline)
      throws SendingBrokenException {
    return guarded(deadline, () -> probe.perform(dialogue(), extensions()));
  }

  private <T> T guarded(Deadline deadline, Work<T> work) throws SendingBrokenException {
    Dialogue current = dialogue();
    current.within(deadline);
    ConnectionGuard.Duty duty = guard.until(deadline);
    boolean orderly = false;
    try {
      T result = work.run();
      orderly = true;
      lastUsed = System.nanoTime();
      return result;
    } catch (IOException | DialogueException e) {
      orderly = true;
      throw broken(current, e);
    } finally {
      duty.end();
      if (!orderly) {
        // whatever broke, the server must not take the next command for the rest of this mail
        guard.abort();
      }
    }
  }

  private SendingBrokenException broken(Dialogue current, Exception failure) {
    Circumstances before = circumstances(failure);
    // after something that is no reply the next ones would be taken for answers to other commands
    boolean repliesCount =
        failure instanceof IOException && !(failure instanceof SocketTimeoutException);
    if (before.ending().isEmpty() && repliesCount) {
      salvage(current);
    }
    Circumstances known = before.ending().isPresent() ? before : circumstances(failure);
    reporter.fail();
    List<Transaction> unfinished = new ArrayList<>(submission().abandon());
    long handedOver = current.wire().handedOver();
    forget();
    return new SendingBrokenException(known, unfinished, handedOver, failure);
  }

  /** After a failed write the replies that came before it are still there to be read. */
  private void salvage(Dialogue current) {
    current.within(Deadline.in(MOST_FOR_SALVAGE));
    try {
      submission().awaitWhatCame();
    } catch (IOException | DialogueException e) {
      log.debug("no more replies from {}", settings.endpoint(), e);
    }
  }

  private Circumstances circumstances(Exception failure) {
    Dialogue current = dialogue;
    Optional<SmtpReply> refusal =
        Causes.find(failure, RefusedException.class).map(RefusedException::reply);
    Optional<SmtpReply> farewell = current == null ? Optional.empty() : current.farewell();
    return new Circumstances(
        settings,
        reporter.stage(),
        refusal.or(() -> farewell),
        current != null && current.hungUp(),
        Circumstances.endingOf(guard),
        current == null ? Optional.empty() : current.tokenChallenge());
  }

  /** Says good-bye without waiting for the answer; a server that reads nothing cannot hold it. */
  void close() {
    if (dialogue != null && isOpen()) {
      quit(dialogue);
    }
    forget();
  }

  private void quit(Dialogue current) {
    Deadline deadline = Deadline.in(MOST_FOR_QUIT);
    ConnectionGuard.Duty duty = guard.until(deadline);
    try {
      current.within(deadline);
      if (!current.hungUp()) {
        current.send("QUIT");
        current.flush();
      }
      Socket socket = current.socket();
      socket.close();
    } catch (IOException e) {
      log.debug("closing the connection to {} failed", settings.endpoint(), e);
    } finally {
      duty.end();
    }
  }

  private Dialogue dialogue() {
    if (dialogue == null) {
      throw new IllegalStateException("not connected");
    }
    return dialogue;
  }

  private Submission submission() {
    if (submission == null) {
      throw new IllegalStateException("not connected");
    }
    return submission;
  }

  /** Something that is said and answered. */
  @FunctionalInterface
  private interface Work<T> {
    T run() throws IOException, DialogueException;
  }
}
