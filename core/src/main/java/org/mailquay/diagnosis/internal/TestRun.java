package org.mailquay.diagnosis.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.mailquay.diagnosis.ConnectionReport;
import org.mailquay.diagnosis.Explainer;
import org.mailquay.diagnosis.TestEnd;
import org.mailquay.provider.ProviderLint;
import org.mailquay.settings.Field;
import org.mailquay.settings.Mailbox;
import org.mailquay.settings.SettingsException;
import org.mailquay.settings.Violation;
import org.mailquay.settings.ViolationSeverity;
import org.mailquay.smtp.Stage;
import org.mailquay.transport.StageEvent;
import org.mailquay.transport.StageFinding;
import org.mailquay.transport.StageStatus;
import org.mailquay.transport.internal.Deadline;
import org.mailquay.validation.SettingsValidator;

/**
 * A connection test under way. The work is done in a thread of its own; the report is there at the
 * deadline, or when somebody cancels, whatever that thread is waiting for. Thread-safe.
 */
public final class TestRun {

  /** What is left after the probes, to write the report. */
  private static final long MARGIN_MILLIS = 60;

  private final TestPlan plan;
  private final Deadline deadline;
  private final Instant startedAt;
  private final long start = System.nanoTime();
  private final StageLog log = new StageLog();
  private final TestDialogue dialogue;
  private final CompletableFuture<ConnectionReport> report = new CompletableFuture<>();
  private final AtomicReference<@Nullable Runnable> alarm =
      new AtomicReference<>(() -> end(TestEnd.DEADLINE));

  private final AtomicReference<@Nullable TestEnd> ended = new AtomicReference<>();
  private volatile List<Violation> violations = List.of();
  private volatile @Nullable TestFailure failure;
  private volatile @Nullable Probing probing;
  private volatile List<ProbeResult> probes = List.of();

  private TestRun(TestPlan plan) {
    this.plan = plan;
    deadline = Deadline.in(plan.deadline());
    startedAt = plan.clock().instant();
    dialogue = new TestDialogue(plan, log, this::tell);
  }

  /** Starts a test. */
  public static TestRun start(TestPlan plan) {
    TestRun run = new TestRun(plan);
    run.setAlarm();
    TestThreads.executor().execute(run::work);
    TestThreads.executor().execute(TestRun::readRules);
    return run;
  }

  /** The timer keeps the alarm, which lets go of the run when that is over. */
  private void setAlarm() {
    AtomicReference<@Nullable Runnable> shared = alarm;
    CompletableFuture.delayedExecutor(
            plan.deadline().toNanos(), TimeUnit.NANOSECONDS, TestThreads.executor())
        .execute(
            () -> {
              Runnable ring = shared.getAndSet(null);
              if (ring != null) {
                ring.run();
              }
            });
  }

  /** The rules are read while the network is waited for, not when time is up. */
  private static void readRules() {
    Explainer.of("").diagnosis();
  }

  /** Returns the report, which comes at the deadline at the latest. */
  public CompletableFuture<ConnectionReport> report() {
    return report;
  }

  /** Ends the test from any thread; the report says how far it got. */
  public void cancel() {
    end(TestEnd.CANCELLED);
  }

  /** Why it ends is settled before anything is ended: the worker notices, and reports as well. */
  private void end(TestEnd why) {
    ended.compareAndSet(null, why);
    dialogue.abort();
    Probing under = probing;
    if (under != null) {
      under.cancel();
    }
    complete(why);
  }

  private void complete(TestEnd why) {
    if (report.isDone()) {
      return;
    }
    TestEnd end = ended.updateAndGet(known -> known == null ? why : known);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    TestFailure known = failure;
    if (known == null && end == TestEnd.DEADLINE) {
      known = new TestFailure(log.underWay().orElse(Stage.VALIDATE), new OutOfTime(), true);
    }
    Optional<TestFailure> failed = Optional.ofNullable(end == TestEnd.CANCELLED ? null : known);
    report.complete(
        new ReportWriter(plan, log, violations, failed, probes, dialogue.isEnvelopeUnasked())
            .report(startedAt, took, end));
    alarm.set(null);
  }

  private void work() {
    try {
      violations = validate();
      if (failure == null && !report.isDone()) {
        failure = dialogue.run(deadline).map(this::asEnded).orElse(null);
      }
      probe();
      complete(TestEnd.COMPLETE);
    } catch (RuntimeException | Error e) {
      report.completeExceptionally(e);
      throw e;
    }
  }

  /** What was aborted because time was up failed for that reason, whatever the abort looks like. */
  private TestFailure asEnded(TestFailure failed) {
    return ended.get() == TestEnd.DEADLINE ? failed.forWantOfTime() : failed;
  }

  private void tell(StageEvent event) {
    log.onStage(event);
    if (!report.isDone()) {
      plan.listener().onStage(event);
    }
  }

  private List<Violation> validate() {
    tell(new StageEvent(Stage.VALIDATE, StageStatus.ENTERED, Duration.ZERO, List.of()));
    long begin = System.nanoTime();
    List<Violation> found = new ArrayList<>(SettingsValidator.standard().validate(plan.settings()));
    found.addAll(
        ProviderLint.check(plan.settings(), LocalDate.now(plan.clock()), plan.catalogue()));
    plan.sendTo().ifPresent(to -> found.addAll(Mailbox.check(Field.TO, to).violations()));
    List<Violation> errors =
        found.stream().filter(v -> v.severity() == ViolationSeverity.ERROR).toList();
    if (!errors.isEmpty()) {
      failure = new TestFailure(Stage.VALIDATE, new SettingsException(errors), false);
    }
    StageStatus status = errors.isEmpty() ? StageStatus.PASSED : StageStatus.FAILED;
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    tell(new StageEvent(Stage.VALIDATE, status, took, List.of()));
    return List.copyOf(found);
  }

  private void probe() {
    TestFailure failed = failure;
    if (failed == null || report.isDone() || !plan.probing() || !isBeforeLogin(failed)) {
      return;
    }
    List<Candidate> candidates =
        new Candidates(plan.settings(), plan.catalogue(), plan.ports()).after(failed.stage());
    Probing started =
        new Probing(candidates, ProbeScope.resolver(plan, log), TestThreads.executor());
    probing = started;
    if (!report.isDone()) {
      probes = started.run(deadline.remaining().minusMillis(MARGIN_MILLIS));
    }
  }

  private boolean isBeforeLogin(TestFailure failed) {
    return switch (failed.stage()) {
      case RESOLVE, CONNECT, TLS, GREETING, EHLO, STARTTLS -> true;
      case AUTHENTICATE -> log.last(StageFinding.LoginTried.class).isEmpty();
      default -> false;
    };
  }

  /** Thrown by nobody: stands for a test whose time was over before anything else ended it. */
  private static final class OutOfTime extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OutOfTime() {
      super("the test did not end within its deadline");
    }
  }
}
