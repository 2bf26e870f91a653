package org.mailquay.transport.internal.engine;

/** What a server offers, and so the way in which the engine sends. */
@SuppressWarnings("ImmutableEnumChecker") // nobody gets the array itself
enum Mode {
  LOCK_STEP,
  PIPELINED_DATA("PIPELINING"),
  PIPELINED_CHUNKS("PIPELINING", "CHUNKING"),
  CHUNKS_IN_TURN("CHUNKING");

  private final String[] extensions;

  Mode(String... extensions) {
    this.extensions = extensions;
  }

  String[] extensions() {
    return extensions.clone();
  }

  boolean chunks() {
    return this == PIPELINED_CHUNKS || this == CHUNKS_IN_TURN;
  }
}
