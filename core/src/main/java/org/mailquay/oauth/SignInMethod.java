package org.mailquay.oauth;

/** How a user can sign in. */
public enum SignInMethod {
  /** In the browser of this machine (RFC 8252). */
  BROWSER,
  /** With a code that is typed in on another device (RFC 8628). */
  DEVICE_CODE,
  /** On another machine, from where the sign-in is carried over as a {@link GrantBundle}. */
  IMPORT
}
