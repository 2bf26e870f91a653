package org.mailquay.message;

/** How urgent a mail claims to be, written as {@code X-Priority} and {@code Importance}. */
public enum Priority {
  /** Shown with an exclamation mark by most clients. */
  HIGH,
  /** The same as a mail that says nothing. */
  NORMAL,
  /** Shown with an arrow down by some clients. */
  LOW
}
