package org.mailquay.transport;

/**
 * Hears of every step of a connection while it happens, in the thread that sends. It must return
 * soon: the server waits meanwhile. What it throws is logged and otherwise ignored.
 */
@FunctionalInterface
public interface StageObserver {

  /** Called when a step begins, goes on, and ends. */
  void onStage(StageEvent event);

  /** Returns an observer that does nothing. */
  static StageObserver none() {
    return NoObserver.INSTANCE;
  }
}
