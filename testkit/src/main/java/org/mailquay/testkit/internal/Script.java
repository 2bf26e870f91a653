package org.mailquay.testkit.internal;

import java.util.ArrayList;
import java.util.List;

/** The steps for one connection, or for several that are to go alike. Thread-safe. */
public final class Script {

  private final List<Step> steps = new ArrayList<>();
  private boolean playing;
  private boolean quitTolerated;

  /** Adds a step; refused where no client could ever reach it. */
  public synchronized void add(Step step) {
    requireOpen();
    steps.add(step);
  }

  /** Lets the client end with QUIT or without. */
  public synchronized void tolerateQuit() {
    requireOpen();
    quitTolerated = true;
  }

  private void requireOpen() {
    if (playing) {
      throw new IllegalStateException(
          "this dialogue is being played: write it before the client connects");
    }
    if (quitTolerated) {
      throw new IllegalStateException("nothing can follow quitOptional()");
    }
    if (!steps.isEmpty() && lastStep().ending() != Step.Ending.GOES_ON) {
      throw new IllegalStateException(
          "nothing can follow a step that ends the connection: " + lastStep());
    }
  }

  private Step lastStep() {
    return steps.get(steps.size() - 1);
  }

  synchronized List<Step> startPlaying() {
    playing = true;
    return List.copyOf(steps);
  }

  synchronized boolean toleratesQuit() {
    return quitTolerated;
  }

  /** Returns how many steps there are. */
  public synchronized int size() {
    return steps.size();
  }
}
