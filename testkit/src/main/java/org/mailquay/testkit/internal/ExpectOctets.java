package org.mailquay.testkit.internal;

import java.io.IOException;

/** Reads an exact number of octets. */
public record ExpectOctets(int count) implements Step {

  public ExpectOctets {
    if (count < 0) {
      throw new IllegalArgumentException("a count of octets cannot be negative: " + count);
    }
  }

  @Override
  public void play(Conversation conversation) throws IOException {
    conversation.receive(conversation.reader().octets(count), "content");
  }

  @Override
  public String description() {
    return count + " octets";
  }
}
