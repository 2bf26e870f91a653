package org.mailquay.settings;

/** How much a violation matters. */
public enum ViolationSeverity {
  /** The value cannot be used. */
  ERROR,
  /** It can be used, and will probably not work or not be safe. */
  WARNING,
  /** It can be used; the user may want to know. */
  HINT
}
