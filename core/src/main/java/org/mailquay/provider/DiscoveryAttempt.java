package org.mailquay.provider;

import java.time.Duration;
import java.util.Locale;

/**
 * One place that was asked, or was not, and what came of it: for a report. Immutable.
 *
 * @param origin what kind of place
 * @param place the URL, the DNS name or the server; never an e-mail address
 * @param outcome what came of it
 * @param detail technical words in English, such as an HTTP status; empty if there is no more to
 *     say
 * @param duration how long it took; zero if it was not asked or the answer was still known
 */
public record DiscoveryAttempt(
    DiscoveryOrigin origin,
    String place,
    AttemptOutcome outcome,
    String detail,
    Duration duration) {

  /** Returns a sentence for a user in the given language; English where there is no other. */
  public String message(Locale locale) {
    String sentence = DiscoveryMessages.format(locale, "outcome." + outcome, place);
    return detail.isEmpty() ? sentence : sentence + " (" + detail + ")";
  }

  /** Returns the sentence in English, for logs. */
  public String message() {
    return message(Locale.ENGLISH);
  }
}
