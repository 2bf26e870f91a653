package org.mailquay.testkit.internal;

import java.io.IOException;

/** Waits for the client to end the connection without another word. */
public enum ExpectGone implements Step {
  STEP;

  @Override
  public void play(Conversation conversation) throws IOException {
    try {
      conversation.reader().peek();
    } catch (ClientGoneException gone) {
      conversation.transcript().event(String.valueOf(gone.getMessage()));
      conversation.cut();
      return;
    }
    throw new BrokenDialogueException(Printable.text(conversation.command()));
  }

  @Override
  public String description() {
    return "the client's end of the connection";
  }

  @Override
  public Ending ending() {
    return Ending.CLOSES;
  }
}
