package org.mailquay.testkit.internal;

import java.io.IOException;

/** Says that the client did not do what the script expects; the message says what came. */
public class BrokenDialogueException extends IOException {

  private static final long serialVersionUID = 1L;

  BrokenDialogueException(String came) {
    super(came);
  }

  /** Returns the same finding with the start of what the client had already sent. */
  BrokenDialogueException after(String begun) {
    return new BrokenDialogueException(getMessage() + " after " + begun);
  }
}
