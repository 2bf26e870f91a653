package org.mailquay.transport.internal.connection;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailquay.message.Email;
import org.mailquay.settings.Secret;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.smtp.MailException;
import org.mailquay.smtp.NextStep;
import org.mailquay.smtp.SmtpExtensions;
import org.mailquay.transport.ConnectionException;
import org.mailquay.transport.DeliveryException;
import org.mailquay.transport.DeliveryReport;
import org.mailquay.transport.Outcome;
import org.mailquay.transport.StageObserver;
import org.mailquay.transport.internal.BatchWork;
import org.mailquay.transport.internal.Deadline;
import org.mailquay.transport.internal.NumberedMail;
import org.mailquay.transport.internal.ReusableConnection;
import org.mailquay.transport.internal.TransportContext;
import org.mailquay.transport.internal.connection.Permits.Waiter;

/**
 * Borrows a connection when it is opened and gives it back when it is closed. Not thread-safe, but
 * for {@link #abort()}.
 */
final class PooledConnection implements ReusableConnection {

  private final TransportContext context;
  private final SmtpSettings settings;
  private final StageObserver observer;
  private final Account account;
  private final Ticker ticker;
  private final PoolKey key;

  private volatile boolean aborted;
  private volatile @Nullable Waiter waiter;
  private volatile @Nullable ReusableConnection borrowed;
  private boolean reused;
  private long openedAt;
  private int mails;

  PooledConnection(
      TransportContext context, StageObserver observer, Account account, Ticker ticker) {
    this.context = context;
    this.settings = context.settings();
    this.observer = observer;
    this.account = account;
    this.ticker = ticker;
    this.key = new PoolKey(context, observer);
  }

  @Override
  public void open() {
    open(settings.timeouts().total());
  }

  @Override
  public void open(Duration limit) {
    if (borrowed != null) {
      throw new IllegalStateException("already connected");
    }
    Deadline deadline = Deadline.in(limit);
    awaitPermit(deadline);
    boolean opened = false;
    try {
      borrow(deadline);
      opened = true;
    } finally {
      if (!opened) {
        borrowed = null;
        account.permits().release();
      }
    }
  }

  private void awaitPermit(Deadline deadline) {
    Waiter asked = account.permits().ask();
    waiter = asked;
    if (aborted) {
      asked.giveUp();
    }
    try {
      if (!asked.await(deadline)) {
        throw noConnection(
            aborted
                ? "the connection was aborted."
                : "all " + account.permits().most() + " were in use until the deadline.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw noConnection("the thread was interrupted.");
    }
  }

  private ConnectionException noConnection(String why) {
    String message = "No connection to " + settings.endpoint() + ": " + why;
    return new ConnectionException(message, NextStep.RETRY_LATER, null, null, null);
  }

  private void borrow(Deadline deadline) {
    Optional<IdleConnection> idle = isPasswordWiped() ? Optional.empty() : account.takeIdle(key);
    if (idle.isPresent()) {
      reused = true;
      openedAt = idle.get().openedAt();
      mails = idle.get().mails();
      borrowed = idle.get().connection();
      return;
    }
    openFresh(deadline);
  }

  private boolean isPasswordWiped() {
    return settings.authentication().secret().filter(Secret::isWiped).isPresent();
  }

  private void openFresh(Deadline deadline) {
    account.makeRoom();
    ReusableConnection fresh = Connections.create(context, observer);
    borrowed = fresh;
    if (aborted) {
      fresh.abort();
    }
    fresh.open(deadline.remaining());
    reused = false;
    openedAt = ticker.nanos();
    mails = 0;
  }

  @Override
  public DeliveryReport send(Email email) {
    return send(email, settings.timeouts().total());
  }

  @Override
  public DeliveryReport send(Email email, Duration limit) {
    Deadline deadline = Deadline.in(limit);
    awaitRoom(email, deadline);
    try {
      return sendNow(email, deadline);
    } catch (DeliveryException e) {
      if (!reused || !wasLostUnsent(e) || aborted || deadline.isOver()) {
        throw e;
      }
      // the server had ended a connection that waited, before it heard of this mail
      connection().close();
      openFresh(deadline);
      return sendNow(email, deadline);
    }
  }

  private DeliveryReport sendNow(Email email, Deadline deadline) {
    mails++;
    return connection().send(email, deadline.remaining());
  }

  private void awaitRoom(Email email, Deadline deadline) {
    try {
      if (!account.pace().await(email.recipients().size(), deadline, () -> aborted)) {
        throw unsent(email, "the connection was aborted.");
      }
    } catch (SendingPace.PaceException e) {
      throw unsent(
          email,
          "the sending limits of the settings leave no room for another "
              + e.untilRoom().toSeconds()
              + " s.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unsent(email, "the thread was interrupted.");
    }
  }

  private DeliveryException unsent(Email email, String why) {
    return Unsent.because(settings, email, why);
  }

  /** A connection that failed although nobody refused anything: nothing of the mail got through. */
  static boolean wasLostUnsent(MailException failure) {
    boolean nothingSent =
        failure instanceof DeliveryException delivery
            && delivery
                .report()
                .filter(r -> r.with(Outcome.NOT_SENT).size() == r.recipients().size())
                .isPresent();
    boolean refused = failure.reply().isPresent() && failure.reply().get().code().value() != 421;
    return failure.nextStep() == NextStep.RETRY_LATER && nothingSent && !refused;
  }

  @Override
  public void sendAll(BatchWork work, int window) {
    connection().sendAll(new Counting(work), window);
  }

  private ReusableConnection connection() {
    ReusableConnection current = borrowed;
    if (current == null) {
      throw noConnection("it has to be opened first: it is not open.");
    }
    return current;
  }

  @Override
  public SmtpExtensions extensions() {
    return connection().extensions();
  }

  @Override
  public boolean isReusable() {
    ReusableConnection current = borrowed;
    return current != null && current.isReusable();
  }

  @Override
  public boolean isQuiet() {
    ReusableConnection current = borrowed;
    return current != null && current.isQuiet();
  }

  @Override
  public boolean isOpen() {
    ReusableConnection current = borrowed;
    return current != null && current.isOpen();
  }

  @Override
  public void abort() {
    aborted = true;
    Waiter waits = waiter;
    if (waits != null) {
      waits.giveUp();
    }
    ReusableConnection current = borrowed;
    if (current != null) {
      current.abort();
    }
  }

  /** Gives the connection back. */
  @Override
  public void close() {
    ReusableConnection current = borrowed;
    if (current == null) {
      return;
    }
    borrowed = null;
    try {
      account.giveBack(key, current, openedAt, mails);
    } finally {
      account.permits().release();
    }
  }

  @Override
  public String toString() {
    return "SmtpConnection[" + settings.endpoint() + ", " + (isOpen() ? "open" : "closed") + "]";
  }

  /** Counts the mails of the connection and ends its work when it has sent enough. */
  private final class Counting implements BatchWork {

    private final BatchWork work;

    Counting(BatchWork work) {
      this.work = work;
    }

    @Override
    public @Nullable NumberedMail next() {
      NumberedMail next = mails < account.mailsPerConnection() ? work.next() : null;
      mails += next == null ? 0 : 1;
      return next;
    }

    @Override
    public void accepted(NumberedMail mail, DeliveryReport report) {
      work.accepted(mail, report);
    }

    @Override
    public void failed(NumberedMail mail, MailException failure) {
      work.failed(mail, failure);
    }
  }
}
