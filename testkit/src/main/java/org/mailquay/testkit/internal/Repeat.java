package org.mailquay.testkit.internal;

import java.io.IOException;
import java.time.Duration;

/** Sends the same octets again and again until the client is gone or the server is closed. */
public record Repeat(Octets octets, Duration pause) implements Step {

  public Repeat {
    if (pause.isNegative()) {
      throw new IllegalArgumentException("a pause cannot be negative: " + pause);
    }
  }

  @Override
  public void play(Conversation conversation) throws IOException, InterruptedException {
    conversation.transcript().event("repeats without end, with a pause of " + pause);
    conversation.transcript().server(octets.bytes());
    byte[] again = octets.bytes();
    while (true) {
      conversation.write(again);
      Thread.sleep(pause.toMillis());
    }
  }

  @Override
  public String description() {
    return "a client that bears " + octets + " without end";
  }

  @Override
  public Ending ending() {
    return Ending.LASTS;
  }
}
