package org.mailquay.diagnosis;

/** What is remarkable about a server although the test may have passed. */
public enum ServerWarning {
  /** The certificate ends within three weeks: most are renewed earlier. */
  CERTIFICATE_ENDS_SOON,
  /** A TLS version before 1.2, which RFC 8996 forbids. */
  OLD_TLS,
  /** A cipher without forward secrecy: what is recorded today can be read when the key leaks. */
  WEAK_CIPHER,
  /** Nothing is encrypted: everyone on the way can read the mails. */
  NO_ENCRYPTION
}
