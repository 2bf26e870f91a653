package org.mailquay.diagnosis;

/** How a connection test came to its end. */
public enum TestEnd {
  /** Everything was tried that there was to try. */
  COMPLETE,
  /** The deadline came first. */
  DEADLINE,
  /** Somebody cancelled it. */
  CANCELLED
}
