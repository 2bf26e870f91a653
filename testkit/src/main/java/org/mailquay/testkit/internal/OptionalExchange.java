package org.mailquay.testkit.internal;

import java.io.IOException;

/** Answers a line if it comes, and leaves any other to the next step. */
public record OptionalExchange(String line, Octets reply) implements Step {

  @Override
  public void play(Conversation conversation) throws IOException {
    try {
      if (!conversation.reader().peekLine().equals(line)) {
        return;
      }
    } catch (ClientGoneException gone) {
      // the next step, if any, reports it
      return;
    }
    conversation.command();
    conversation.say(reply.bytes());
  }

  @Override
  public String description() {
    return line + " or the next step";
  }
}
