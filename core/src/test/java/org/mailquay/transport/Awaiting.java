package org.mailquay.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what another thread or another process does, and no longer than it has to. */
final class Awaiting {

  private static final Duration MOST = Duration.ofSeconds(10);

  private Awaiting() {}

  static void until(BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(MOST);
      Thread.onSpinWait();
    }
  }
}
