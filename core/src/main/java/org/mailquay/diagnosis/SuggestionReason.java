package org.mailquay.diagnosis;

/** Why a connection test suggests other settings. */
public enum SuggestionReason {
  /** The catalogue has this server for the sender's domain. */
  CATALOGUE,
  /** The same server and port with another kind of encryption. */
  OTHER_ENCRYPTION,
  /** The same server at another port that is customary for sending. */
  OTHER_PORT,
  /** A server that is spelt almost like the one in the settings. */
  SPELLING,
  /** A customary name in the sender's own domain. */
  CUSTOMARY_NAME
}
