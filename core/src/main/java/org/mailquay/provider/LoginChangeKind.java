package org.mailquay.provider;

/** What a provider changes about its logins. */
public enum LoginChangeKind {
  /** Passwords are switched off unless an administrator switches them on again. */
  PASSWORD_OFF_BY_DEFAULT,
  /** The usual password is refused; an app password or a sign-in takes its place. */
  PASSWORD_REPLACED,
  /** Every password is refused, app passwords included. */
  PASSWORD_REMOVED
}
