package org.mailquay.diagnosis;

/** Why sending failed. Names are stable: they may be stored and compared. */
public enum Cause {
  /** The settings or the mail were refused by this library before anything was sent. */
  CONFIGURATION_INVALID,
  /** The name of the server cannot be looked up. */
  HOST_NOT_FOUND,
  /** This computer has no way to the server's network. */
  NETWORK_UNREACHABLE,
  /** Nothing listens on that port, or a firewall says so. */
  CONNECTION_REFUSED,
  /** The server did not answer the attempt to connect in time. */
  CONNECTION_TIMED_OUT,
  /** The network lets connections to this port not pass. */
  PORT_BLOCKED_OR_FILTERED,
  /** The connection stood, and an answer did not come in time. */
  READ_TIMED_OUT,
  /** The connection ended in the middle of the dialogue. */
  CONNECTION_LOST,
  /** Something answers that does not speak SMTP. */
  NOT_AN_SMTP_SERVER,
  /** TLS was begun at a port that first speaks plain text. */
  TLS_ON_PLAIN_PORT,
  /** Plain text was spoken at a port that expects TLS from the first byte. */
  PLAIN_ON_TLS_PORT,
  /** The settings demand STARTTLS (RFC 3207) and the server does not offer it. */
  STARTTLS_NOT_OFFERED,
  /** The server wants encryption before it goes on. */
  STARTTLS_REQUIRED,
  /** The two sides have no TLS version or cipher in common. */
  TLS_VERSION_OR_CIPHER_MISMATCH,
  /** The server's certificate comes from nobody whom this computer trusts. */
  CERTIFICATE_UNTRUSTED,
  /** The certificate is past its end or before its beginning. */
  CERTIFICATE_EXPIRED,
  /** The certificate belongs to another name. */
  CERTIFICATE_HOSTNAME_MISMATCH,
  /** The server wants a certificate from the client. */
  CLIENT_CERTIFICATE_REQUIRED,
  /** An antivirus program, a proxy or a firewall sits between and answers itself. */
  PROXY_OR_ANTIVIRUS_INTERCEPTION,
  /** The server refuses the name with which this computer introduces itself. */
  HELO_REJECTED,
  /** The server is out of order for a while. */
  SERVICE_UNAVAILABLE,
  /** The server wants a login first. */
  AUTH_REQUIRED,
  /** No login mechanism suits both sides. */
  AUTH_MECHANISM_UNSUPPORTED,
  /** User name or password is wrong. */
  BAD_CREDENTIALS,
  /** The provider wants a password made for programs instead of the usual one. */
  APP_PASSWORD_REQUIRED,
  /** The provider wants a sign-in in the browser first. */
  BROWSER_SIGN_IN_REQUIRED,
  /** The provider takes no passwords for sending any more. */
  BASIC_AUTH_DISABLED,
  /** Sending with a login is switched off for this mailbox. */
  SMTP_AUTH_DISABLED_FOR_MAILBOX,
  /** Sending with a login is switched off for the whole organisation. */
  SMTP_AUTH_DISABLED_FOR_TENANT,
  /** Security rules of the organisation demand more than this login. */
  SECURITY_DEFAULTS_OR_MFA_BLOCK,
  /** The provider has locked or disabled the account. */
  ACCOUNT_LOCKED_OR_DISABLED,
  /** The sign-in has ended or was withdrawn. */
  TOKEN_EXPIRED_OR_REVOKED,
  /** The token is not meant for sending mail with this mailbox. */
  TOKEN_SCOPE_OR_AUDIENCE_WRONG,
  /** The user or the administrator has not agreed to what the application asks for. */
  CONSENT_REQUIRED,
  /** The application is registered wrongly with the authorization server. */
  CLIENT_MISCONFIGURED,
  /** The login may not use this sender. */
  SENDER_NOT_ALLOWED,
  /**
   * The sender's domain or address is not confirmed, or its SPF, DKIM or DMARC records forbid the
   * mail.
   */
  SENDER_DOMAIN_UNVERIFIED,
  /** The server does not pass on mail for this sender. */
  RELAY_DENIED,
  /** The recipient does not exist or takes no mail. */
  RECIPIENT_REJECTED,
  /** The recipient's address is misspelt. */
  RECIPIENT_ADDRESS_INVALID,
  /** An address has letters that the server cannot handle (RFC 6531). */
  NON_ASCII_ADDRESS_UNSUPPORTED,
  /** The mail has more recipients than the server takes at once. */
  TOO_MANY_RECIPIENTS,
  /** The recipient's mailbox is full. */
  MAILBOX_FULL,
  /** The server wants the mail offered again later, as a guard against spam. */
  GREYLISTED,
  /** Mail came faster than the server takes it. */
  RATE_LIMITED,
  /** The number of mails for this day or month is used up. */
  DAILY_QUOTA_EXCEEDED,
  /** More connections were open than the server allows. */
  TOO_MANY_CONNECTIONS,
  /** The mail is larger than the server takes. */
  MESSAGE_TOO_LARGE,
  /** The content was taken for spam, a virus or a breach of rules. */
  CONTENT_REJECTED_AS_SPAM,
  /** The address of this network has a bad name or is barred. */
  IP_BLOCKED,
  /**
   * The application itself is put together wrongly: mail libraries are missing or contradict each
   * other.
   */
  APPLICATION_LIBRARY_FAULT,
  /** The evidence does not say what it was. */
  UNKNOWN
}
