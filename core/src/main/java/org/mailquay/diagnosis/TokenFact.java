package org.mailquay.diagnosis;

/** What an access token says about itself that keeps a mail server from taking it. */
public enum TokenFact {
  /** It is for something else than sending mail: {@code aud}, RFC 7519 §4.1.3. */
  OTHER_AUDIENCE,
  /** The user has not let the application send mail. */
  SCOPE_MISSING,
  /** An administrator has not let the application send mail. */
  ROLE_MISSING,
  /** Somebody else signed in than the account of the settings. */
  OTHER_USER,
  /** It has ended. */
  EXPIRED
}
