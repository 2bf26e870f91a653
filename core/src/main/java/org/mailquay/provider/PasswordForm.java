package org.mailquay.provider;

/** What is known of the passwords that a provider accepts for sending. */
public enum PasswordForm {
  /** Nothing: any password may be right. */
  ANY,
  /** 16 letters, which Google shows in groups of four; the blanks are not part of it. */
  GOOGLE_APP_PASSWORD
}
