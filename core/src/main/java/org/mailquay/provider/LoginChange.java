package org.mailquay.provider;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A dated change of the logins that a provider accepts. Immutable.
 *
 * @param date the first day on which it holds everywhere, as far as the provider has said
 * @param kind what changes
 * @param finalDateAnnouncedBy the day by which the provider will name the date of the final end,
 *     which is still open where passwords are off by default, and only there
 */
public record LoginChange(
    LocalDate date, LoginChangeKind kind, Optional<LocalDate> finalDateAnnouncedBy) {

  public LoginChange {
    boolean isStep = kind == LoginChangeKind.PASSWORD_OFF_BY_DEFAULT;
    if (finalDateAnnouncedBy.isPresent() != isStep) {
      throw new IllegalArgumentException(
          "the day by which a final date is announced goes with PASSWORD_OFF_BY_DEFAULT");
    }
  }

  /** Returns {@code true} if it holds on that day. */
  public boolean isInForce(LocalDate today) {
    return !today.isBefore(date);
  }
}
