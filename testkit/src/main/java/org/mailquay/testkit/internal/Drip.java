package org.mailquay.testkit.internal;

import java.io.IOException;
import java.time.Duration;

/** Sends octets one at a time, with a pause before each but the first. */
public record Drip(Octets octets, Duration pause) implements Step {

  public Drip {
    if (pause.isNegative()) {
      throw new IllegalArgumentException("a pause cannot be negative: " + pause);
    }
  }

  @Override
  public void play(Conversation conversation) throws IOException, InterruptedException {
    conversation.transcript().event("drips with a pause of " + pause);
    conversation.transcript().server(octets.bytes());
    boolean first = true;
    for (byte octet : octets.bytes()) {
      if (!first) {
        Thread.sleep(pause.toMillis());
      }
      first = false;
      conversation.write(new byte[] {octet});
    }
  }

  @Override
  public String description() {
    return "a client that waits for " + octets;
  }
}
