package org.mailquay.provider;

/** Whether mail can be sent through a provider, and what it takes. */
public enum ProviderStatus {
  /** With the address and the usual password. */
  WORKS,
  /** After the user has prepared something: {@link MailProvider#preparation}. */
  NEEDS_PREPARATION,
  /** With a sign-in only; no password is accepted. */
  OAUTH_ONLY,
  /** Not at all: other programs cannot send through it. */
  NO_SMTP
}
