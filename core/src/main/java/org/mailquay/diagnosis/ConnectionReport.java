package org.mailquay.diagnosis;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailquay.diagnosis.internal.ReportJson;
import org.mailquay.diagnosis.internal.ReportText;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.smtp.Stage;

/**
 * What a connection test found. Immutable; prints without secrets.
 *
 * @param settings what was tested
 * @param stages every step, in the order of the dialogue
 * @param diagnosis what is wrong and what to do; empty if nothing failed, or it was cancelled
 * @param suggestions settings that would probably work, the likeliest first
 * @param locale the language of advice and text
 */
public record ConnectionReport(
    SmtpSettings settings,
    Instant startedAt,
    Duration duration,
    TestEnd end,
    List<StageResult> stages,
    ServerFacts server,
    Optional<Diagnosis> diagnosis,
    List<Suggestion> suggestions,
    Locale locale) {

  public ConnectionReport {
    stages = List.copyOf(stages);
    suggestions = List.copyOf(suggestions);
  }

  /** Returns {@code true} if every step that there was to take was taken. */
  public boolean passed() {
    return end == TestEnd.COMPLETE
        && stages.stream()
            .map(StageResult::outcome)
            .allMatch(o -> o == StageOutcome.PASSED || o == StageOutcome.SKIPPED);
  }

  /** Returns one step. */
  public StageResult stage(Stage stage) {
    return stages.stream().filter(s -> s.stage() == stage).findFirst().orElseThrow();
  }

  /** Returns the step that failed. */
  public Optional<StageResult> failedStage() {
    return stages.stream().filter(s -> s.outcome() == StageOutcome.FAILED).findFirst();
  }

  /** Returns the report for a person to read, in lines of at most 80 characters. */
  public String toText() {
    return ReportText.of(this);
  }

  /** Returns the report as one JSON object, without secrets; addresses and names are in it. */
  public String toJson() {
    return ReportJson.of(this);
  }

  /** Returns what may be given to strangers: without secrets and without personal data. */
  public SupportBundle supportBundle() {
    return SupportBundle.of(this);
  }

  @Override
  public String toString() {
    String outcome = passed() ? "passed" : failedStage().map(Object::toString).orElse("" + end);
    return "ConnectionReport["
        + settings.endpoint()
        + ", "
        + outcome
        + diagnosis.map(d -> ", " + d.cause()).orElse("")
        + "]";
  }
}
