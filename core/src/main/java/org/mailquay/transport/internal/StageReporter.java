package org.mailquay.transport.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.mailquay.smtp.Stage;
import org.mailquay.transport.StageEvent;
import org.mailquay.transport.StageFinding;
import org.mailquay.transport.StageObserver;
import org.mailquay.transport.StageStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps where a connection is, and tells its observer of every step. Entering a step ends the one
 * before. Not thread-safe.
 */
public final class StageReporter {

  private static final Logger log = LoggerFactory.getLogger(StageReporter.class);

  private final StageObserver observer;
  private final List<StageFinding> findings = new ArrayList<>();
  private Stage stage = Stage.VALIDATE;
  private boolean open;
  private long since;

  /** Creates a reporter that stands before the first step. */
  public StageReporter(StageObserver observer) {
    this.observer = observer;
  }

  /** Begins a step; the one before is passed. Nothing happens if it is already under way. */
  public void enter(Stage next) {
    if (open && stage == next) {
      return;
    }
    pass();
    stage = next;
    open = true;
    since = System.nanoTime();
    tell(new StageEvent(stage, StageStatus.ENTERED, Duration.ZERO, List.of()));
  }

  /** Keeps what was learnt, for the end of the step. */
  public void learn(StageFinding finding) {
    findings.add(finding);
  }

  /** Tells at once how far the step has got. */
  public void progress(StageFinding finding) {
    tell(new StageEvent(stage, StageStatus.PROGRESS, elapsed(), List.of(finding)));
  }

  /** Ends the step well; nothing happens when none is under way. */
  public void pass() {
    end(StageStatus.PASSED);
  }

  /** Ends the step badly; nothing happens when none is under way. */
  public void fail() {
    end(StageStatus.FAILED);
  }

  private void end(StageStatus status) {
    if (!open) {
      return;
    }
    open = false;
    StageEvent event = new StageEvent(stage, status, elapsed(), findings);
    findings.clear();
    tell(event);
  }

  /** Returns the step that was entered last. */
  public Stage stage() {
    return stage;
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - since);
  }

  private void tell(StageEvent event) {
    try {
      observer.onStage(event);
    } catch (RuntimeException e) {
      log.warn("an observer failed at {} {}", event.stage(), event.status(), e);
    }
  }
}
