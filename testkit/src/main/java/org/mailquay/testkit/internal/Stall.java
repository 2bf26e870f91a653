package org.mailquay.testkit.internal;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** Says nothing until the client is gone or the server is closed. */
public enum Stall implements Step {
  /** Takes what the client sends. */
  READING {
    @Override
    public void play(Conversation conversation) throws IOException {
      conversation.transcript().event("stalls");
      conversation.readWithoutLimit();
      conversation.discardAll();
      conversation.transcript().event("the client closed the connection");
    }
  },
  /** Takes nothing either, so that the client's writes stop when the buffers are full. */
  DEAF {
    @Override
    public void play(Conversation conversation) throws InterruptedException {
      conversation.transcript().event("stalls and reads nothing");
      new CountDownLatch(1).await();
    }
  };

  @Override
  public String description() {
    return "a client that bears silence";
  }

  @Override
  public Ending ending() {
    return Ending.LASTS;
  }
}
