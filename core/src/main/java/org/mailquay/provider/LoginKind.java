package org.mailquay.provider;

/** A kind of login that a provider accepts for sending. */
public enum LoginKind {
  /** The usual password, or the key that the provider calls its SMTP password. */
  PASSWORD,
  /** A password that the provider makes for one program. */
  APP_PASSWORD,
  /** A sign-in at the provider's authorization server. */
  OAUTH2
}
