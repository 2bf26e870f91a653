package org.mailquay.diagnosis;

/** Where a piece of evidence comes from. */
public enum EvidenceKind {
  /** The step of the dialogue that failed. */
  STAGE,
  /** The server's words. */
  REPLY,
  /** The type of an exception. */
  EXCEPTION,
  /** A line of the text that was given. */
  TEXT,
  /** Host, port, encryption or kind of login. */
  SETTINGS,
  /** What is known of the server's certificate. */
  CERTIFICATE,
  /** What the network answered to other attempts. */
  NETWORK,
  /** What the access token says about itself. */
  TOKEN
}
