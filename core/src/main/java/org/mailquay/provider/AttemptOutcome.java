package org.mailquay.provider;

/** What came of asking one place. */
public enum AttemptOutcome {
  /** Settings were found. */
  FOUND(true),
  /** The place exists and knows nothing: no record, no document. */
  NOTHING(true),
  /** The domain states that it does not offer this (RFC 2782, RFC 7505: a target of "."). */
  NOT_OFFERED(true),
  /** Only servers without encryption were found. */
  WITHOUT_ENCRYPTION(true),
  /** The provider is known, and offers no SMTP to its users. */
  NO_SMTP(true),
  /** A gateway receives the mails; it does not show where the mailboxes are. */
  GATEWAY(true),
  /** The answer does not have the form that it must have, or names no usable server. */
  UNREADABLE(true),
  /** The answer is larger than any honest one. */
  TOO_LARGE(true),
  /** A redirect leads out of HTTPS, in a circle, too far or to a place that is not allowed. */
  REDIRECT_REFUSED(true),
  /** The name leads to an address in a private network. */
  ADDRESS_REFUSED(false),
  /** The server's certificate is not trusted, or belongs to another name. */
  CERTIFICATE_REFUSED(false),
  /** There is no such host, no connection, or the server failed. */
  UNREACHABLE(false),
  /** There was no answer in time. */
  TIMED_OUT(false),
  /** The discovery was cancelled first. */
  CANCELLED(false),
  /** A better answer was there first. */
  NOT_NEEDED(false),
  /** The caller did not allow to ask there. */
  NOT_ALLOWED(false);

  private final boolean definitive;

  AttemptOutcome(boolean definitive) {
    this.definitive = definitive;
  }

  /** Returns {@code true} if asking again in a few minutes would give the same. */
  public boolean isDefinitive() {
    return definitive;
  }
}
