package org.mailquay.testkit.internal;

import java.io.IOException;

/** One thing that the server does or waits for. Immutable, so that connections may share it. */
public interface Step {

  /**
   * Plays this step.
   *
   * @throws BrokenDialogueException when the client does something else
   * @throws IOException when the connection fails
   * @throws InterruptedException when the server is closed meanwhile
   */
  void play(Conversation conversation) throws IOException, InterruptedException;

  /** Returns what the script asked for, as a failure shows it. */
  String description();

  /** Says what may come after this step. */
  default Ending ending() {
    return Ending.GOES_ON;
  }

  /** What a step leaves of the dialogue. */
  enum Ending {
    /** Further steps may follow. */
    GOES_ON,
    /** The connection is over when the step is done. */
    CLOSES,
    /** The step ends with the connection only, and counts as played as soon as it begins. */
    LASTS
  }
}
