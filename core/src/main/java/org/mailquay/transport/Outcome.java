package org.mailquay.transport;

/** What became of a mail for one recipient. */
public enum Outcome {
  /** The server has taken responsibility for the mail (RFC 5321 §4.2.5). */
  ACCEPTED,
  /** The server refused; its reply says why. */
  REJECTED,
  /** The mail was not handed over; sending it again is safe. */
  NOT_SENT,
  /**
   * The content was sent and the reply was lost: the server may have taken the mail. Sending it
   * again may deliver it twice.
   */
  UNKNOWN
}
