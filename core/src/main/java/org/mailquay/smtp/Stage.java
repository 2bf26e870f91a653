package org.mailquay.smtp;

/** The steps of handing in a mail, in the order of the dialogue. */
public enum Stage {
  /** The settings and the mail are checked; nothing is sent yet. */
  VALIDATE,
  /** The host name is looked up. */
  RESOLVE,
  /** The TCP connection is made, through a proxy where one is set. */
  CONNECT,
  /** The handshake of implicit TLS (RFC 8314). */
  TLS,
  /** The server's first line is read. */
  GREETING,
  /** EHLO is sent and the extensions are read. */
  EHLO,
  /** The session is upgraded to TLS (RFC 3207). */
  STARTTLS,
  /** The access token is fetched. */
  TOKEN,
  /** The login (RFC 4954). */
  AUTHENTICATE,
  /** MAIL FROM: the reverse-path. */
  SENDER,
  /** RCPT TO: the forward-paths. */
  RECIPIENT,
  /** DATA or BDAT: the content. */
  MESSAGE
}
