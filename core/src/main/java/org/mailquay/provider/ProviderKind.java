package org.mailquay.provider;

/** What a provider is to its customers, for grouping them in a list. */
public enum ProviderKind {
  /** Gives away or sells addresses in its own domains. */
  MAILBOX,
  /** Runs the mailboxes of its customers' domains. */
  HOSTING,
  /** Sends the mails of programs, without mailboxes. */
  TRANSACTIONAL,
  /** Takes mail for mailboxes that are elsewhere. */
  RELAY,
  /** Delivers nothing: for trying out. */
  TESTING
}
