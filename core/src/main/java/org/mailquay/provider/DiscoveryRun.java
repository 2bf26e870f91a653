package org.mailquay.provider;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mailquay.provider.internal.ParallelSources;

/**
 * A discovery that is under way. Thread-safe: one thread waits, another may cancel.
 *
 * <pre>{@code
 * DiscoveryRun run = discovery.begin(EmailAddress.of("shop@example.com"));
 * cancelButton.onClick(run::cancel);
 * DiscoveryReport report = run.await();
 * }</pre>
 */
public final class DiscoveryRun {

  private final Supplier<DiscoveryReport> report;
  private final Runnable cancellation;
  private @Nullable DiscoveryReport done;

  DiscoveryRun(ParallelSources sources, Function<DiscoveryEnd, DiscoveryReport> report) {
    this.report = () -> report.apply(sources.await());
    cancellation = sources::cancel;
  }

  /** Creates the run of a discovery that had nobody to ask. */
  DiscoveryRun(DiscoveryReport report) {
    this.report = () -> report;
    cancellation = () -> {};
  }

  /**
   * Waits for the end, until the deadline at most, which counts from the beginning. A thread that
   * is interrupted cancels the discovery and stays interrupted. The second call returns the same.
   */
  public synchronized DiscoveryReport await() {
    if (done == null) {
      done = report.get();
    }
    return done;
  }

  /** Ends the discovery; {@link #await()} returns what was found so far, at once. */
  public void cancel() {
    cancellation.run();
  }
}
