package org.mailquay.transport.internal.engine;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.transport.internal.BatchWork;
import org.mailquay.transport.internal.Circumstances;
import org.mailquay.transport.internal.Deadline;
import org.mailquay.transport.internal.DialogueException;
import org.mailquay.transport.internal.NumberedMail;

/**
 * Sends many mails over one connection, with some of them in flight: the next is on its way before
 * the last is answered. Not thread-safe.
 */
final class WindowedBatch {

  private final SubmissionClient client;
  private final SmtpSettings settings;
  private final BatchWork work;
  private final int window;
  private final Deque<NumberedMail> inFlight = new ArrayDeque<>();

  /** Taken, and not begun: the replies to others come first. */
  private @Nullable NumberedMail waiting;

  WindowedBatch(SubmissionClient client, BatchWork work, int window) {
    this.client = client;
    this.settings = client.settings();
    this.work = work;
    this.window = window;
  }

  void run() {
    boolean orderly = false;
    try {
      sendAll();
      orderly = true;
    } catch (SendingBrokenException e) {
      orderly = true;
      tellOfTheRest(e);
    } finally {
      tellOfTheOneThatWaits();
      if (!orderly) {
        client.guard().abort();
      }
    }
  }

  private void sendAll() throws SendingBrokenException {
    NumberedMail mail = next();
    while (mail != null) {
      begin(mail);
      mail = next();
    }
    finishUntil(0);
  }

  private @Nullable NumberedMail next() {
    return client.isOpen() ? work.next() : null;
  }

  private void begin(NumberedMail mail) throws SendingBrokenException {
    OutgoingEmail outgoing;
    PreparedContent content;
    try {
      outgoing = OutgoingEmail.of(mail.email(), settings);
      content = client.prepare(outgoing);
    } catch (IOException | DialogueException e) {
      work.failed(mail, Verdict.unsendable(settings, mail.email(), e));
      return;
    }
    boolean overlaps = client.canOverlap(outgoing, content);
    waiting = mail;
    finishUntil(overlaps ? window - 1 : 0);
    if (!client.isOpen()) {
      return;
    }
    waiting = null;
    inFlight.add(mail);
    if (overlaps) {
      client.overlap(outgoing, content, deadline());
    } else {
      tell(client.send(outgoing, content, deadline()));
    }
  }

  private void finishUntil(int most) throws SendingBrokenException {
    while (inFlight.size() > most) {
      tell(client.finishOldest(deadline()));
    }
  }

  private Deadline deadline() {
    return Deadline.in(settings.timeouts().total());
  }

  private void tell(Transaction answered) {
    NumberedMail mail = inFlight.remove();
    Verdict verdict = new Verdict(settings, mail.email(), answered);
    if (answered.isAccepted()) {
      work.accepted(mail, verdict.accepted());
    } else {
      work.failed(mail, verdict.refused());
    }
  }

  private void tellOfTheRest(SendingBrokenException broken) {
    for (Transaction unfinished : broken.unfinished()) {
      NumberedMail mail = inFlight.remove();
      Verdict verdict = new Verdict(settings, mail.email(), unfinished);
      if (unfinished.isAnswered() && unfinished.isAccepted()) {
        work.accepted(mail, verdict.accepted());
      } else {
        work.failed(
            mail, verdict.lost(broken.circumstances(), broken.handedOver(), broken.reason()));
      }
    }
  }

  private void tellOfTheOneThatWaits() {
    NumberedMail unsent = waiting;
    if (unsent != null) {
      waiting = null;
      Optional<String> ending = Circumstances.endingOf(client.guard());
      work.failed(unsent, Verdict.neverBegun(settings, unsent.email(), ending));
    }
  }
}
