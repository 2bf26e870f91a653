package org.mailquay.testkit.internal;

import java.util.List;

/** Words the failure of one connection for a test report. */
final class DialogueFailure {

  private DialogueFailure() {}

  static String at(
      int connection, int step, int steps, String expected, String came, List<String> transcript) {
    return "The dialogue of connection %d broke at step %d of %d.\n  expected: %s\n  but came: %s\n%s"
        .formatted(connection, step, steps, expected, came, shown(transcript));
  }

  static String afterEnd(int connection, String came, List<String> transcript) {
    return "The dialogue of connection %d was at its end.\n  expected: nothing more\n  but came: %s\n%s"
        .formatted(connection, came, shown(transcript));
  }

  static String neverMade(int connection, int steps) {
    return "Connection %d was never made; its dialogue has %d steps.".formatted(connection, steps);
  }

  private static String shown(List<String> transcript) {
    return transcript.isEmpty()
        ? "Nothing was said so far."
        : "Transcript:\n  " + String.join("\n  ", transcript);
  }
}
