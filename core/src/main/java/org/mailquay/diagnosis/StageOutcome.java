package org.mailquay.diagnosis;

/** What became of a step of a connection test. */
public enum StageOutcome {
  /** The step was done. */
  PASSED,
  /** The step failed, and the test with it. */
  FAILED,
  /** These settings, or what was asked for, have no such step, or this login cannot take it. */
  SKIPPED,
  /** The test ended before it came to this step, or in the middle of it. */
  NOT_REACHED
}
