package org.mailquay.transport;

import java.util.Optional;
import org.mailquay.smtp.MailException;

/**
 * What became of many mails. Immutable.
 *
 * @param accepted how many mails the server took for at least one recipient
 * @param failed how many it did not take, or of which nobody knows
 * @param cancelled whether the batch was cancelled before its end
 * @param stoppedBy why the batch ended early: there is no connection, or no login, any more
 */
public record BatchSummary(
    long accepted, long failed, boolean cancelled, Optional<MailException> stoppedBy) {

  /** Returns {@code true} if every mail of the batch was begun and accepted. */
  public boolean allAccepted() {
    return failed == 0 && !cancelled && stoppedBy.isEmpty();
  }
}
