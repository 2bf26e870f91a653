package org.mailquay.diagnosis.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailquay.diagnosis.Advice;
import org.mailquay.diagnosis.ConnectionReport;
import org.mailquay.diagnosis.Diagnosis;
import org.mailquay.diagnosis.Explainer;
import org.mailquay.diagnosis.FailureEvidence;
import org.mailquay.diagnosis.StageOutcome;
import org.mailquay.diagnosis.StageResult;
import org.mailquay.diagnosis.Suggestion;
import org.mailquay.diagnosis.TestEnd;
import org.mailquay.settings.Authentication;
import org.mailquay.settings.Encryption;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.settings.Violation;
import org.mailquay.smtp.Stage;
import org.mailquay.transport.StageFinding;
import org.mailquay.transport.StageStatus;

/** Writes the report of a test from what is known at its end. */
final class ReportWriter {

  private static final String UNASKED =
      "not asked: with this login no address can be asked about without a mail";

  private final TestPlan plan;
  private final StageLog log;
  private final List<Violation> violations;
  private final Optional<TestFailure> failure;
  private final List<ProbeResult> probes;
  private final boolean envelopeUnasked;

  ReportWriter(
      TestPlan plan,
      StageLog log,
      List<Violation> violations,
      Optional<TestFailure> failure,
      List<ProbeResult> probes,
      boolean envelopeUnasked) {
    this.plan = plan;
    this.log = log;
    this.violations = violations;
    this.failure = failure;
    this.probes = probes;
    this.envelopeUnasked = envelopeUnasked;
  }

  ConnectionReport report(Instant startedAt, Duration took, TestEnd end) {
    List<StageResult> stages = new ArrayList<>();
    for (Stage stage : Stage.values()) {
      stages.add(result(stage));
    }
    return new ConnectionReport(
        plan.settings(),
        startedAt,
        took,
        end,
        stages,
        ServerReader.read(plan.settings(), log, startedAt),
        failure.map(this::diagnosis),
        suggestions(),
        plan.locale());
  }

  private StageResult result(Stage stage) {
    return new StageResult(
        stage,
        outcome(stage),
        log.duration(stage),
        log.findings(stage),
        problem(stage),
        violations(stage));
  }

  private List<Violation> violations(Stage stage) {
    return switch (stage) {
      case VALIDATE -> violations;
      case TOKEN ->
          log.last(StageFinding.TokenSeen.class)
              .map(seen -> TokenLook.at(seen.claims(), plan.settings(), plan.clock().instant()))
              .map(TokenLook::violations)
              .orElse(List.of());
      default -> List.of();
    };
  }

  private Optional<String> problem(Stage stage) {
    return isUnasked(stage)
        ? Optional.of(UNASKED)
        : failure.filter(f -> f.stage() == stage).flatMap(TestFailure::problem);
  }

  private StageOutcome outcome(Stage stage) {
    if (failure.filter(f -> f.stage() == stage).isPresent()) {
      return StageOutcome.FAILED;
    }
    if (failure.filter(f -> f.stage().compareTo(stage) < 0).isPresent()) {
      return applies(stage) ? StageOutcome.NOT_REACHED : StageOutcome.SKIPPED;
    }
    if (log.status(stage).filter(s -> s == StageStatus.PASSED).isPresent()) {
      return StageOutcome.PASSED;
    }
    return applies(stage) && !isUnasked(stage) ? StageOutcome.NOT_REACHED : StageOutcome.SKIPPED;
  }

  private boolean isUnasked(Stage stage) {
    return envelopeUnasked && (stage == Stage.SENDER || stage == Stage.RECIPIENT);
  }

  private boolean applies(Stage stage) {
    SmtpSettings settings = plan.settings();
    Encryption encryption = settings.endpoint().encryption();
    return switch (stage) {
      case TLS -> encryption == Encryption.IMPLICIT_TLS;
      case STARTTLS -> encryption == Encryption.STARTTLS;
      case TOKEN -> settings.authentication() instanceof Authentication.OAuth2;
      case AUTHENTICATE -> !(settings.authentication() instanceof Authentication.None);
      case MESSAGE -> plan.sendTo().isPresent();
      default -> true;
    };
  }

  private Diagnosis diagnosis(TestFailure failed) {
    FailureEvidence evidence =
        EvidenceReader.read(
            plan, failed, log, ProbeFacts.of(plan.settings().endpoint(), failed.stage(), probes));
    Diagnosis diagnosis = Explainer.of(evidence).locale(plan.locale()).diagnosis();
    return failed.stage() == Stage.RECIPIENT && plan.sendTo().isEmpty()
        ? aboutOneself(diagnosis, evidence)
        : diagnosis;
  }

  /** Without a test mail, the sender is the recipient as well. */
  private Diagnosis aboutOneself(Diagnosis diagnosis, FailureEvidence evidence) {
    Advice advice =
        new AdviceTexts(plan.locale()).adviceOnOneself(diagnosis.cause(), Case.of(evidence));
    return new Diagnosis(
        diagnosis.cause(),
        diagnosis.alsoPossible(),
        diagnosis.confidence(),
        diagnosis.evidence(),
        advice,
        diagnosis.stage(),
        diagnosis.reply());
  }

  private List<Suggestion> suggestions() {
    ReportWords words = ReportWords.in(plan.locale());
    return probes.stream()
        .filter(ProbeResult::wouldDo)
        .map(
            probe ->
                new Suggestion(
                    probe.candidate().settings(),
                    probe.candidate().why(),
                    words.of("why." + probe.candidate().why().name()) + " " + words.of("verified"),
                    probe.mechanisms()))
        .toList();
  }
}
