package org.mailquay.settings;

import java.util.OptionalInt;

/**
 * What a provider lets one account send. Immutable; a limit that is not set does not bound. The
 * connection pool holds them for each account, as far as this program sends for it.
 *
 * @param messagesPerMinute mails in any minute
 * @param messagesPerDay mails in any 24 hours
 * @param recipientsPerDay recipients in any 24 hours
 * @param connections connections at the same time
 */
public record SendingLimits(
    OptionalInt messagesPerMinute,
    OptionalInt messagesPerDay,
    OptionalInt recipientsPerDay,
    OptionalInt connections) {

  private static final OptionalInt UNSET = OptionalInt.empty();
  private static final SendingLimits UNLIMITED = new SendingLimits(UNSET, UNSET, UNSET, UNSET);

  /**
   * Creates limits.
   *
   * @throws SettingsException with {@link ViolationCode#LIMIT_RANGE} for each that is below 1
   */
  public SendingLimits {
    ViolationList violations = new ViolationList();
    checkRange(violations, "messagesPerMinute", messagesPerMinute);
    checkRange(violations, "messagesPerDay", messagesPerDay);
    checkRange(violations, "recipientsPerDay", recipientsPerDay);
    checkRange(violations, "connections", connections);
    violations.throwIfErrors();
  }

  /** Returns limits that bound nothing. */
  public static SendingLimits none() {
    return UNLIMITED;
  }

  /** Returns these limits with another number of mails a minute. */
  public SendingLimits withMessagesPerMinute(int limit) {
    return new SendingLimits(OptionalInt.of(limit), messagesPerDay, recipientsPerDay, connections);
  }

  /** Returns these limits with another number of mails a day. */
  public SendingLimits withMessagesPerDay(int limit) {
    return new SendingLimits(
        messagesPerMinute, OptionalInt.of(limit), recipientsPerDay, connections);
  }

  /** Returns these limits with another number of recipients a day. */
  public SendingLimits withRecipientsPerDay(int limit) {
    return new SendingLimits(messagesPerMinute, messagesPerDay, OptionalInt.of(limit), connections);
  }

  /** Returns these limits with another number of connections. */
  public SendingLimits withConnections(int limit) {
    return new SendingLimits(
        messagesPerMinute, messagesPerDay, recipientsPerDay, OptionalInt.of(limit));
  }

  private static void checkRange(ViolationList violations, String name, OptionalInt limit) {
    if (limit.isPresent() && limit.getAsInt() < 1) {
      violations.add(
          Field.LIMITS, ViolationCode.LIMIT_RANGE, name, Integer.toString(limit.getAsInt()));
    }
  }
}
