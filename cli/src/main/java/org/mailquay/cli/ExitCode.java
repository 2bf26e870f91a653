package org.mailquay.cli;

/** What the process says at its end to the program that started it. */
final class ExitCode {

  static final int PASSED = 0;
  static final int FAILED = 1;
  static final int WRONG_USE = 2;

  private ExitCode() {}
}
