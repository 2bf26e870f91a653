package org.mailquay.smtp;

/** What the caller can do about a failure. */
public enum NextStep {
  /** The settings are wrong or incomplete: show the settings page. */
  FIX_SETTINGS,
  /** The sign-in has ended or was withdrawn: let the user sign in again. */
  SIGN_IN_AGAIN,
  /** Nothing is wrong with settings or mail: the same call may succeed later. */
  RETRY_LATER,
  /** The mail itself is refused or incomplete: change it, or give it up. */
  GIVE_UP,
  /**
   * The server may have taken the mail although its reply was lost: find out before it is sent
   * again, or it may arrive twice.
   */
  CHECK_FIRST
}
