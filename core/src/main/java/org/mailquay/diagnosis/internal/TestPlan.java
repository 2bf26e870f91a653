package org.mailquay.diagnosis.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailquay.oauth.AccessTokenSource;
import org.mailquay.provider.ProviderCatalogue;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.settings.Timeouts;
import org.mailquay.transport.StageObserver;
import org.mailquay.transport.internal.NameResolver;

/**
 * What one connection test does. Immutable.
 *
 * @param tokens where access tokens come from; null where there is no sign-in
 * @param sendTo who gets a test mail, as typed; empty for none
 * @param probing whether other servers and ports are knocked at after a failure
 * @param program the name of the host application, for the test mail
 */
public record TestPlan(
    SmtpSettings settings,
    @Nullable AccessTokenSource tokens,
    Optional<String> sendTo,
    StageObserver listener,
    Duration deadline,
    Locale locale,
    boolean probing,
    String program,
    ProviderCatalogue catalogue,
    Clock clock,
    NameResolver resolver,
    List<CustomaryPort> ports) {

  /** What the engine needs to end by itself, before the test is ended from outside. */
  private static final Duration MARGIN = Duration.ofMillis(30);

  public TestPlan {
    ports = List.copyOf(ports);
  }

  /**
   * Returns the time for the dialogue where that much is left, and the report has to be written.
   */
  Duration dialogueLimit(Duration left) {
    return left.compareTo(MARGIN) > 0 ? shorter(dialogueLimit(), left.minus(MARGIN)) : left;
  }

  /** Returns the time for the dialogue: a third of all is kept for probes, where there are any. */
  private Duration dialogueLimit() {
    Duration limit = probing ? deadline.multipliedBy(2).dividedBy(3) : deadline.minus(MARGIN);
    return limit.compareTo(MARGIN) < 0 ? deadline : limit;
  }

  /** Returns the settings with limits that let a step fail while there is time to say why. */
  SmtpSettings settingsInTime() {
    Duration limit = dialogueLimit();
    Timeouts wanted = settings.timeouts();
    Timeouts shorter =
        new Timeouts(
            shorter(wanted.connect(), limit.dividedBy(2)),
            shorter(wanted.greeting(), limit.multipliedBy(3).dividedBy(4)),
            shorter(wanted.command(), limit),
            shorter(wanted.data(), limit),
            shorter(wanted.total(), limit));
    return settings.toBuilder().timeouts(shorter).build();
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
