package org.mailquay.transport.internal.engine;

import java.util.List;
import org.mailquay.transport.internal.Circumstances;

/** Thrown when mails could not be sent to their end; says how far each of them had got. */
final class SendingBrokenException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Circumstances circumstances;
  private final transient List<Transaction> unfinished;
  private final long handedOver;

  SendingBrokenException(
      Circumstances circumstances, List<Transaction> unfinished, long handedOver, Exception cause) {
    super(cause);
    this.circumstances = circumstances;
    this.unfinished = unfinished;
    this.handedOver = handedOver;
  }

  Circumstances circumstances() {
    return circumstances;
  }

  /** Returns the mails in flight, oldest first; empty if the server had heard of none. */
  List<Transaction> unfinished() {
    return unfinished;
  }

  /** Returns how many octets of the connection may have reached the server. */
  long handedOver() {
    return handedOver;
  }

  /** Returns the failure itself. */
  Exception reason() {
    return getCause() instanceof Exception reason ? reason : this;
  }
}
