package org.mailquay.settings;

/** The kinds of login that a settings page offers. */
public enum AuthenticationKind {
  /** No login. */
  NONE,
  /** User name and password. */
  PASSWORD,
  /** User name, password and Windows domain. */
  NTLM,
  /** A sign-in with an authorization server. */
  OAUTH2
}
