package org.mailquay.settings;

/**
 * The rules of validation. A code is stable: forms, translations and tests may rely on it. Each
 * constant's comment is its rule; the texts for users are in {@code ViolationMessages}.
 */
public enum ViolationCode {
  /** A required value must not be empty. */
  REQUIRED,
  /** A value must not hold control characters: CR, LF, NUL and the like. */
  CONTROL_CHARACTER,
  /** The same for a user name or a secret, which no message shows. */
  CONTROL_CHARACTER_HIDDEN,
  /** A value must not be longer than its limit. */
  TOO_LONG,
  /** A stored value must be one of those that are allowed. */
  NOT_ALLOWED,

  /** A port is written in digits only. */
  PORT_NOT_A_NUMBER,
  /** A port is between 1 and 65535. */
  PORT_OUT_OF_RANGE,
  /** Port 25 is for mail between servers; many networks block it. */
  PORT_25(ViolationSeverity.HINT),
  /** A port of another service, such as IMAP or POP3, does not accept mail. */
  PORT_OF_ANOTHER_SERVICE(ViolationSeverity.WARNING),
  /** Port 465 is for implicit TLS, 587 for STARTTLS; another pair contradicts custom. */
  PORT_CONTRADICTS_ENCRYPTION(ViolationSeverity.HINT),

  /** A host name has labels of letters, digits and hyphens, 1 to 63 long, 253 in all (RFC 1123). */
  HOST_SYNTAX,
  /** A host is a name or an address without a scheme, such as smtp://. */
  HOST_WITH_SCHEME,
  /** A host does not hold a port; the port has its own field. */
  HOST_WITH_PORT,
  /** A host does not hold a path. */
  HOST_WITH_PATH,
  /** A host stands without brackets, except an IPv6 address, and without a remark in them. */
  HOST_WITH_BRACKETS,
  /** A host is not an e-mail address. */
  HOST_IS_AN_ADDRESS,
  /** A host name does not stand for many hosts. */
  HOST_WILDCARD,
  /** An IPv4 address is four numbers from 0 to 255. */
  HOST_IPV4_SYNTAX,
  /** An IPv6 address has up to eight groups of hexadecimal digits (RFC 4291). */
  HOST_IPV6_SYNTAX,
  /** An international name must convert to A-labels. */
  HOST_IDN,
  /** An international label must not mean different hosts under IDNA2003 and UTS 46. */
  HOST_IDN_AMBIGUOUS,

  /** An address has the form local-part@domain. */
  ADDRESS_WITHOUT_AT,
  /** The part before the @ is a dot-atom or a quoted string (RFC 5321 §4.1.2). */
  ADDRESS_LOCAL_PART,
  /** The part before the @ has at most 64 octets (RFC 5321 §4.5.3.1.1). */
  ADDRESS_LOCAL_PART_TOO_LONG,
  /** The part after the @ is a domain or an address literal (RFC 5321 §4.1.2). */
  ADDRESS_DOMAIN,
  /** An address has a part after the @. */
  ADDRESS_DOMAIN_MISSING,
  /** An address has at most 254 octets (RFC 5321 §4.5.3.1.3). */
  ADDRESS_TOO_LONG,
  /** One address at a time: no list, no name, no comment, no group. */
  ADDRESS_NOT_SINGLE,
  /** A name that is given beside an address holds no @: it may be a second address by mistake. */
  NAME_WITH_ADDRESS,
  /** An address holds no blanks outside quotes. */
  ADDRESS_WITH_BLANK,
  /** An address is not a mailto: link. */
  ADDRESS_WITH_SCHEME,
  /** A mailbox is an address, or a name with the address in angle brackets (RFC 5322 §3.4). */
  MAILBOX_SYNTAX,

  /** The user name of this provider is the full address. */
  USERNAME_NOT_FULL_ADDRESS,
  /** The user name of this provider is the part before the @. */
  USERNAME_NOT_LOCAL_PART,
  /** The user name of this provider is a fixed word. */
  USERNAME_NOT_FIXED_TEXT,

  /** A password begins and ends with a letter. */
  PASSWORD_BEGIN_END_LETTER,
  /** A password is not made of digits alone. */
  PASSWORD_DIGITS_ONLY,
  /** A Gmail app password has 16 letters. */
  PASSWORD_NOT_GMAIL_APP_PASSWORD,
  /** A password breaks a rule of the host application. */
  PASSWORD_CUSTOM,

  /** A Windows domain has the form company.com or COMPANY, without quotes, blanks or backslash. */
  DOMAIN_SYNTAX,

  /** Credentials are sent over an encrypted connection only, unless their exposure is allowed. */
  CREDENTIALS_OVER_PLAINTEXT,
  /** A connection without encryption can be read by anyone on the way. */
  PLAINTEXT(ViolationSeverity.WARNING),
  /** A submission server that accepts mail without a login is rare outside the own network. */
  NO_LOGIN(ViolationSeverity.HINT),
  /** A password beside an OAuth 2 sign-in is never used. */
  PASSWORD_BESIDE_OAUTH2(ViolationSeverity.WARNING),
  /** A sender of another domain than the login's is refused by most providers. */
  SENDER_DOMAIN_DIFFERS_FROM_LOGIN(ViolationSeverity.WARNING),
  /** Sender and login are the same Gmail mailbox in two spellings. */
  SAME_GMAIL_MAILBOX(ViolationSeverity.HINT),
  /**
   * A program names itself by a full domain or an address literal; many servers refuse localhost.
   */
  EHLO_NAME_LOCALHOST(ViolationSeverity.WARNING),
  /** The name for EHLO is a domain or an address literal (RFC 5321 §4.1.1.1). */
  EHLO_NAME_SYNTAX,

  /** A provider is chosen by an id that the catalogue has. */
  PROVIDER_UNKNOWN,
  /** A provider through which other programs cannot send is not a choice. */
  PROVIDER_WITHOUT_SMTP,
  /** An address of a provider without SMTP cannot be sent from through another server. */
  SENDER_WITHOUT_SMTP(ViolationSeverity.WARNING),
  /** A provider that knows sign-ins only refuses every password. */
  PASSWORD_NOT_ACCEPTED(ViolationSeverity.WARNING),
  /** A provider has stopped accepting passwords of every kind. */
  PASSWORD_REMOVED(ViolationSeverity.WARNING),
  /** A provider will stop accepting passwords of every kind. */
  PASSWORD_WILL_BE_REMOVED(ViolationSeverity.WARNING),
  /** A provider has stopped accepting the usual password; an app password takes its place. */
  PASSWORD_REPLACED(ViolationSeverity.WARNING),
  /** A provider will stop accepting the usual password; an app password takes its place. */
  PASSWORD_WILL_BE_REPLACED(ViolationSeverity.WARNING),
  /** A provider has switched passwords off by default. */
  PASSWORD_OFF_BY_DEFAULT(ViolationSeverity.WARNING),
  /** A provider will switch passwords off by default. */
  PASSWORD_WILL_BE_OFF_BY_DEFAULT(ViolationSeverity.WARNING),
  /** A server of one provider refuses the login of another. */
  LOGIN_OF_ANOTHER_PROVIDER(ViolationSeverity.WARNING),
  /** A user name has the form that the server's provider wants. */
  USERNAME_UNUSUAL_FOR_PROVIDER(ViolationSeverity.WARNING),

  /** An access token is for the mail server, not for another service of the provider. */
  TOKEN_FOR_ANOTHER_SERVICE(ViolationSeverity.WARNING),
  /** The access token of a user holds the scope with which mail is sent. */
  TOKEN_WITHOUT_SCOPE(ViolationSeverity.WARNING),
  /** The access token of a program holds the role with which mail is sent. */
  TOKEN_WITHOUT_ROLE(ViolationSeverity.WARNING),
  /** Who signed in is the account of the settings; for a shared mailbox it is not. */
  TOKEN_OF_ANOTHER_USER(ViolationSeverity.HINT),
  /** An access token has not ended. */
  TOKEN_EXPIRED(ViolationSeverity.WARNING),

  /** A time limit is longer than zero and at most a day. */
  TIMEOUT_RANGE,
  /** The total deadline is not shorter than the limit of one step. */
  TIMEOUT_TOTAL_TOO_SHORT(ViolationSeverity.HINT),
  /** A limit on sending is at least 1. */
  LIMIT_RANGE,
  /** A certificate for trust must be readable X.509. */
  CERTIFICATE_UNREADABLE,
  /** A pin is a SHA-256 fingerprint: 64 hexadecimal digits, with or without colons. */
  PIN_SYNTAX,
  /** A stored value must be readable in its own form. */
  PROPERTY_UNREADABLE,
  /** Stored settings need the version of their form. */
  SCHEMA_VERSION,
  /** A secret that the stored settings name must be handed in. */
  SECRET_MISSING,
  /** A secret is never stored among the plain values. */
  SECRET_AMONG_PROPERTIES,

  /** A mail has at least one recipient. */
  NO_RECIPIENT,
  /** A mail has a text, an HTML text or an attachment. */
  NO_CONTENT,
  /** An inline image has an HTML text that shows it. */
  IMAGE_WITHOUT_HTML,
  /** A file to attach must exist and be readable. */
  FILE_UNREADABLE,
  /** An attachment has a name without a path. */
  FILE_NAME,
  /** A content type has the form type/subtype (RFC 2045). */
  CONTENT_TYPE,
  /** A content id is unique within its mail and has the form of an id (RFC 2392). */
  CONTENT_ID,
  /** An invitation is one iCalendar text with one METHOD (RFC 5545, RFC 6047 §2.4). */
  CALENDAR_SYNTAX,
  /** A Message-ID has the form of an address without blanks (RFC 5322 §3.6.4). */
  MESSAGE_ID,
  /** A mail's date is of the years 1900 to 9999 (RFC 5322 §3.3). */
  DATE_RANGE,
  /** A header's name is printable ASCII without a colon (RFC 5322). */
  HEADER_NAME,
  /** A header's value in ASCII has a blank at least every 900 characters, to be folded at. */
  HEADER_WORD_TOO_LONG,
  /** A header that the library writes itself has its own method. */
  HEADER_RESERVED;

  private final ViolationSeverity severity;

  ViolationCode() {
    this(ViolationSeverity.ERROR);
  }

  ViolationCode(ViolationSeverity severity) {
    this.severity = severity;
  }

  /** Returns how much breaking this rule matters. */
  public ViolationSeverity severity() {
    return severity;
  }
}
