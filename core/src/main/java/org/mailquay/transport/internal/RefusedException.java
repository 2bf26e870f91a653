package org.mailquay.transport.internal;

import org.mailquay.smtp.SmtpReply;

/** Thrown when the server refuses a command. */
public final class RefusedException extends DialogueException {

  private static final long serialVersionUID = 1L;

  private final transient SmtpReply reply;

  /** Creates an exception with the server's words. */
  public RefusedException(SmtpReply reply) {
    super("the server said: " + reply);
    this.reply = reply;
  }

  /** Returns the server's words. */
  public SmtpReply reply() {
    return reply;
  }
}
