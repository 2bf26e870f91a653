package org.mailquay.oauth;

/** Why there is no access token, cut by what has to be done. */
public enum TokenFailureKind {
  /** There is no sign-in, or it has ended or was withdrawn: let the user sign in. */
  SIGN_IN_REQUIRED("Sign in again"),
  /** The user has to prove more than a password: sign in with the {@code claims} asked for. */
  MFA_REQUIRED("Sign in again, with the second factor that the organisation asks for"),
  /** The user has not agreed to what is needed, or unticked it: sign in and agree. */
  CONSENT_REQUIRED("Sign in again and agree to sending mail"),
  /** Only an administrator of the organisation can agree. */
  ADMIN_CONSENT_REQUIRED("An administrator of the organisation has to agree first"),
  /** A rule of the organisation forbids it: its administrator decides. */
  BLOCKED_BY_POLICY("A rule of the organisation forbids it: ask its administrator"),
  /** The registration of the application is wrong: client id, secret, redirect address or scope. */
  CLIENT_MISCONFIGURED("The registration of the application has to be corrected"),
  /** The user said no. */
  DECLINED("The sign-in was declined: it can be started again"),
  /** The host application or the user gave the sign-in up. */
  CANCELLED("The sign-in was cancelled: it can be started again"),
  /** The user did not finish the sign-in in time. */
  TIMED_OUT("The sign-in was not finished in time: it can be started again"),
  /** Too many requests: wait as long as {@code retryAfter} says. */
  THROTTLED("The authorization server asks to wait"),
  /** The authorization server is not reached or is out of order: the same call may work later. */
  UNAVAILABLE("The authorization server is not available: try again later"),
  /** The place where sign-ins are kept could not be read or written. */
  STORE_FAILED("The store of sign-ins could not be used");

  private final String advice;

  TokenFailureKind(String advice) {
    this.advice = advice;
  }

  /** Returns {@code true} if the same call may succeed later without any change. */
  public boolean isTransient() {
    return this == THROTTLED || this == UNAVAILABLE;
  }

  /** Returns {@code true} if a new sign-in by the user is what helps. */
  public boolean wantsSignIn() {
    return switch (this) {
      case SIGN_IN_REQUIRED, MFA_REQUIRED, CONSENT_REQUIRED, DECLINED, CANCELLED, TIMED_OUT -> true;
      default -> false;
    };
  }

  String advice() {
    return advice;
  }
}
