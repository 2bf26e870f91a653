package org.mailquay.transport.internal;

import org.mailquay.transport.SmtpConnection;

/** A connection that may serve several mails, one after the other or overlapping. */
public interface ReusableConnection extends SmtpConnection {

  /** Returns {@code true} if it is worth keeping for another mail. */
  boolean isReusable();

  /**
   * Returns {@code true} if the connection may be used again: it is open, and the server has
   * neither ended it nor said anything unasked. Asks the operating system, not the server.
   */
  boolean isQuiet();

  /**
   * Sends mails until there are no more or the connection ends.
   *
   * @param window how many may be in flight
   */
  void sendAll(BatchWork work, int window);
}
