package org.mailquay.testkit.internal;

import java.io.IOException;

/** Sends octets as they are. */
public record Send(Octets octets) implements Step {

  @Override
  public void play(Conversation conversation) throws IOException {
    conversation.say(octets.bytes());
  }

  @Override
  public String description() {
    return "a client that takes " + octets;
  }
}
