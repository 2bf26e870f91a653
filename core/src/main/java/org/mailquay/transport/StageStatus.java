package org.mailquay.transport;

/** How far a step of the dialogue has got. */
public enum StageStatus {
  /** The step has begun. */
  ENTERED,
  /** The step goes on, and there is something to tell, such as how much content was sent. */
  PROGRESS,
  /** The step was done. */
  PASSED,
  /** The step failed, and the call with it. */
  FAILED
}
