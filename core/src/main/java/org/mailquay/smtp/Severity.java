package org.mailquay.smtp;

/** What the first digit of a reply code means; the names are those of RFC 5321 §4.2.1. */
public enum Severity {
  /** 2xx: the requested action has been completed. */
  POSITIVE_COMPLETION,
  /** 3xx: the command is accepted and the server waits for more. */
  POSITIVE_INTERMEDIATE,
  /** 4xx: refused now; the same command may be accepted later. */
  TRANSIENT_NEGATIVE_COMPLETION,
  /** 5xx: refused; the same command will be refused again. */
  PERMANENT_NEGATIVE_COMPLETION
}
