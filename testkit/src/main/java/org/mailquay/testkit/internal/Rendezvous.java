package org.mailquay.testkit.internal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Meets the test at a point of the dialogue. */
public record Rendezvous(CountDownLatch latch, Side side) implements Step {

  /** Who waits for whom. */
  public enum Side {
    /** The server says that it has come here. */
    REACHED,
    /** The server goes on when the test says so. */
    WAIT
  }

  @Override
  public void play(Conversation conversation) throws BrokenDialogueException, InterruptedException {
    if (side == Side.REACHED) {
      latch.countDown();
    } else if (!latch.await(conversation.readLimitMillis(), TimeUnit.MILLISECONDS)) {
      throw new BrokenDialogueException("no word of the test within the read limit");
    }
  }

  @Override
  public String description() {
    return side == Side.REACHED ? "this point" : "the test's word to go on";
  }
}
