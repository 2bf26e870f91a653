package org.mailquay.transport;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.mailquay.smtp.Stage;

/**
 * A step of the dialogue, with what was learnt in it. Immutable; holds no secret.
 *
 * @param elapsed since the step began; zero when it is {@link StageStatus#ENTERED}
 * @param findings what was learnt so far, in order; for {@link StageStatus#PROGRESS} the news only
 */
public record StageEvent(
    Stage stage, StageStatus status, Duration elapsed, List<StageFinding> findings) {

  public StageEvent {
    findings = List.copyOf(findings);
  }

  /** Returns the last finding of a kind. */
  public <T extends StageFinding> Optional<T> finding(Class<T> kind) {
    return findings.stream().filter(kind::isInstance).map(kind::cast).reduce((a, b) -> b);
  }
}
