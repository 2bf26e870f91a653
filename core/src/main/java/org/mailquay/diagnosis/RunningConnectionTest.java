package org.mailquay.diagnosis;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.mailquay.diagnosis.internal.TestRun;

/** A connection test under way. Thread-safe. */
public final class RunningConnectionTest {

  private final TestRun run;

  RunningConnectionTest(TestRun run) {
    this.run = run;
  }

  /** Returns the report, which comes at the deadline at the latest. */
  public CompletionStage<ConnectionReport> report() {
    return run.report().minimalCompletionStage();
  }

  /** Ends the test at once; its report says how far it got. */
  public void cancel() {
    run.cancel();
  }

  /** Waits for the report; an interrupted thread cancels the test and stays marked. */
  public ConnectionReport await() {
    try {
      return run.report().get();
    } catch (InterruptedException e) {
      run.cancel();
      Thread.currentThread().interrupt();
      return run.report().join();
    } catch (ExecutionException e) {
      throw new CompletionException(e.getCause());
    }
  }
}
