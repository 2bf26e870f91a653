package org.mailquay.testkit.internal;

/** Refuses a connection for which no dialogue is written. */
record ExpectNoConnection() implements Step {

  @Override
  public void play(Conversation conversation) throws BrokenDialogueException {
    throw new BrokenDialogueException("a connection for which no dialogue is written");
  }

  @Override
  public String description() {
    return "no further connection";
  }
}
