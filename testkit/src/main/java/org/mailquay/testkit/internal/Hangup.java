package org.mailquay.testkit.internal;

import java.io.IOException;

/** Ends the connection from the server's side. */
public enum Hangup implements Step {
  /** The orderly end: close_notify where there is TLS, then FIN. */
  DROP {
    @Override
    public void play(Conversation conversation) throws IOException {
      conversation.transcript().event("drops the connection");
      conversation.drop();
    }

    @Override
    public Ending ending() {
      // draining lasts as long as the client likes
      return Ending.LASTS;
    }
  },
  /** RST, without a word. */
  RESET {
    @Override
    public void play(Conversation conversation) throws IOException {
      conversation.transcript().event("resets the connection");
      conversation.reset();
    }

    @Override
    public Ending ending() {
      return Ending.CLOSES;
    }
  };

  @Override
  public String description() {
    return "the server's end of the connection";
  }
}
