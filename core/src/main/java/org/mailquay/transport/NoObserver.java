package org.mailquay.transport;

/** Does nothing. */
enum NoObserver implements StageObserver {
  INSTANCE;

  @Override
  public void onStage(StageEvent event) {
    // nobody wants to know
  }
}
