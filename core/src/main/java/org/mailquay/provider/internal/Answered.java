package org.mailquay.provider.internal;

import java.time.Duration;
import org.mailquay.provider.DiscoveryAttempt;

/**
 * A source and what it answered.
 *
 * @param priority its number in the list of sources
 */
public record Answered(
    int priority, DiscoverySource source, SourceAnswer answer, Duration duration) {

  /** Returns the line of the report. */
  public DiscoveryAttempt attempt() {
    return new DiscoveryAttempt(
        source.origin(), source.place(), answer.outcome(), answer.detail(), duration);
  }
}
