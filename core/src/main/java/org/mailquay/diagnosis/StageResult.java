package org.mailquay.diagnosis;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.mailquay.settings.Violation;
import org.mailquay.smtp.SmtpReply;
import org.mailquay.smtp.Stage;
import org.mailquay.transport.StageFinding;

/**
 * One step of a connection test. Immutable; holds no secret.
 *
 * @param duration how long it took; zero where nothing was done
 * @param findings what was learnt, in order
 * @param problem what went wrong, in the words of the JVM or of this library, or why a step was
 *     skipped that others take; empty where nothing did, or the server's reply says it all
 * @param violations for {@link Stage#VALIDATE}: what is wrong or remarkable in the settings; for
 *     {@link Stage#TOKEN}: in what the access token says about itself
 */
public record StageResult(
    Stage stage,
    StageOutcome outcome,
    Duration duration,
    List<StageFinding> findings,
    Optional<String> problem,
    List<Violation> violations) {

  public StageResult {
    findings = List.copyOf(findings);
    violations = List.copyOf(violations);
  }

  /** Returns the last finding of a kind. */
  public <T extends StageFinding> Optional<T> finding(Class<T> kind) {
    return findings.stream().filter(kind::isInstance).map(kind::cast).reduce((a, b) -> b);
  }

  /** Returns the server's last words in this step. */
  public Optional<SmtpReply> reply() {
    return finding(StageFinding.ReplyReceived.class).map(StageFinding.ReplyReceived::reply);
  }

  @Override
  public String toString() {
    return stage + " " + outcome;
  }
}
