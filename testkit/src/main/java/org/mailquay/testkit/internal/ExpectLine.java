package org.mailquay.testkit.internal;

import java.io.IOException;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Waits for one command line. */
public record ExpectLine(String description, Predicate<String> accepted) implements Step {

  /** Creates the expectation of exactly this line. */
  public static ExpectLine exactly(String line) {
    if (line.indexOf('\r') >= 0 || line.indexOf('\n') >= 0) {
      throw new IllegalArgumentException(
          "expect takes one line without its CRLF: " + Printable.text(line));
    }
    return new ExpectLine(line, line::equals);
  }

  /** Creates the expectation of a line that the pattern matches as a whole. */
  public static ExpectLine matching(Pattern pattern) {
    return new ExpectLine("a line that matches " + pattern, pattern.asMatchPredicate());
  }

  @Override
  public void play(Conversation conversation) throws IOException {
    String line = conversation.command();
    if (!accepted.test(line)) {
      throw new BrokenDialogueException(Printable.text(line));
    }
  }
}
