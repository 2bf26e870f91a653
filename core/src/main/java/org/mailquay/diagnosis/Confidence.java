package org.mailquay.diagnosis;

/** How far a diagnosis can be relied on. */
public enum Confidence {
  /** A guess: the evidence allows other causes as well. */
  LOW,
  /** The best reading of the evidence. */
  MEDIUM,
  /** The evidence names the cause. */
  HIGH
}
