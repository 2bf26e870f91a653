package org.mailquay.transport.internal.engine;

import java.time.Duration;
import org.mailquay.transport.internal.Deadline;

/** Deadlines for tests that are not about them. */
final class Deadlines {

  private Deadlines() {}

  static Deadline far() {
    return Deadline.in(Duration.ofSeconds(60));
  }
}
