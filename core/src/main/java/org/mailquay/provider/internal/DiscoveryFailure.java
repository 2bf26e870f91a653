package org.mailquay.provider.internal;

import java.io.IOException;
import org.mailquay.provider.AttemptOutcome;

/** Thrown inside a source whose question is answered by why there is no answer. */
public final class DiscoveryFailure extends IOException {

  private static final long serialVersionUID = 1L;

  private final AttemptOutcome outcome;

  /** Creates a failure; the detail holds nothing that a server said. */
  public DiscoveryFailure(AttemptOutcome outcome, String detail) {
    super(detail);
    this.outcome = outcome;
  }

  /** Returns what came of asking. */
  public AttemptOutcome outcome() {
    return outcome;
  }

  /** Returns the technical words; may be empty. */
  public String detail() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
