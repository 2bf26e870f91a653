package org.mailquay.diagnosis.internal;

import org.mailquay.diagnosis.SuggestionReason;
import org.mailquay.settings.SmtpSettings;

/**
 * Settings that may work better.
 *
 * @param settings complete, credentials included; these are not what is probed with
 * @param why what led to them
 */
public record Candidate(SmtpSettings settings, SuggestionReason why) {

  /**
   * Returns what is probed with: neither login nor name of the computer, and a sender that nobody
   * is ever told.
   */
  SmtpSettings withoutLogin() {
    return settings.toBuilder().noAuthentication().ehloName("").build();
  }
}
