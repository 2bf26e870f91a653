package org.mailquay.diagnosis;

/** What the network answered when more than the one connection was tried. */
public enum NetworkFact {
  /** Another port of the same server answers. */
  OTHER_PORT_ANSWERS,
  /** No port of the server answers. */
  NO_PORT_ANSWERS,
  /** The same port of another server answers. */
  OTHER_HOST_ANSWERS,
  /** The same port of no other server answers either. */
  NO_HOST_ANSWERS,
  /** The name of no server at all can be looked up. */
  NO_NAME_RESOLVES,
  /** The server sent the beginning of a TLS record where a greeting was expected. */
  TLS_RECORD_INSTEAD_OF_GREETING
}
