package org.mailquay.diagnosis.internal;

import java.time.Duration;
import java.util.Optional;
import org.mailquay.message.Email;
import org.mailquay.settings.EmailAddress;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.smtp.MailException;
import org.mailquay.smtp.Stage;
import org.mailquay.transport.SmtpConnection;
import org.mailquay.transport.StageObserver;
import org.mailquay.transport.internal.Deadline;
import org.mailquay.transport.internal.EnvelopeVerifying;
import org.mailquay.transport.internal.TransportContext;
import org.mailquay.transport.internal.connection.Connections;

/**
 * The dialogue of a connection test, over the very connection that sends mails: connect, log in,
 * and then send the test mail or ask about sender and recipient. One thread runs it; any may abort.
 */
final class TestDialogue {

  private final TestPlan plan;
  private final SmtpSettings settings;
  private final StageLog log;
  private final SmtpConnection connection;
  private volatile boolean unasked;

  TestDialogue(TestPlan plan, StageLog log, StageObserver observer) {
    this.plan = plan;
    this.log = log;
    settings = plan.settingsInTime();
    TransportContext context = new TransportContext(settings, plan.tokens(), plan.resolver());
    connection = Connections.create(context, observer);
  }

  /**
   * Speaks with the server.
   *
   * @param whole when the test has to be over
   * @return what failed; empty if nothing did
   */
  Optional<TestFailure> run(Deadline whole) {
    Deadline deadline = Deadline.in(plan.dialogueLimit(whole.remaining()));
    boolean open = false;
    try (connection) {
      connection.open(deadline.remaining());
      open = true;
      handIn(deadline.remaining());
      return Optional.empty();
    } catch (MailException e) {
      Stage stage = e.stage().orElseGet(this::stageUnderWay);
      return Optional.of(failure(inDialogue(stage, open), e, deadline));
    } catch (RuntimeException e) {
      return Optional.of(failure(stageUnderWay(), e, deadline));
    }
  }

  private static TestFailure failure(Stage stage, Exception reason, Deadline deadline) {
    return new TestFailure(stage, reason, deadline.isOver());
  }

  private void handIn(Duration limit) {
    Optional<Email> mail = TestMail.of(plan);
    if (mail.isPresent()) {
      connection.send(mail.get(), limit);
      return;
    }
    EmailAddress sender = settings.sender().address();
    unasked =
        !(connection instanceof EnvelopeVerifying asking && asking.verify(sender, sender, limit));
  }

  /**
   * Whether sender and recipient were left alone because this connection cannot ask about them
   * without a mail, as with NTLM and DIGEST-MD5.
   */
  boolean isEnvelopeUnasked() {
    return unasked;
  }

  /** What the mail is checked for before it is sent is said of its addresses. */
  private static Stage inDialogue(Stage stage, boolean open) {
    return open && stage == Stage.VALIDATE ? Stage.SENDER : stage;
  }

  private Stage stageUnderWay() {
    return log.underWay().or(log::lastFailed).orElse(Stage.CONNECT);
  }

  /** Ends it from any thread. */
  void abort() {
    connection.abort();
  }
}
