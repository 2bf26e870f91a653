package org.mailquay.settings;

import java.time.Duration;

/**
 * The limits on waiting, every one finite. Immutable.
 *
 * <p>Each is longer than zero and at most a day. Defaults: connect 15 s, greeting 30 s, command 60
 * s, data 5 min, total 10 min. They are shorter than the minutes of RFC 5321 §4.5.3.2, because a
 * person waits at a till; the wait for the last reply stays long, because giving up there risks a
 * mail that is sent twice.
 *
 * <p>Each of the others bounds the wait for a whole reply, however a server drips, and {@code data}
 * also each write to a server that does not read; {@code total} bounds everything.
 *
 * @param connect for each address that is tried, and for each answer of a proxy
 * @param greeting for the server's first line, and for the handshake of implicit TLS before it
 * @param command for the reply to each command, and for the handshake of STARTTLS
 * @param data for each reply around the content, the last one above all
 * @param total over everything from the name's look-up to the last reply
 */
public record Timeouts(
    Duration connect, Duration greeting, Duration command, Duration data, Duration total) {

  private static final Duration MOST = Duration.ofDays(1);
  private static final Timeouts DEFAULTS =
      new Timeouts(
          Duration.ofSeconds(15),
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          Duration.ofMinutes(5),
          Duration.ofMinutes(10));

  /**
   * Creates limits.
   *
   * @throws SettingsException with {@link ViolationCode#TIMEOUT_RANGE} for each that is not longer
   *     than zero or longer than a day
   */
  public Timeouts {
    ViolationList violations = new ViolationList();
    checkRange(violations, "connect", connect);
    checkRange(violations, "greeting", greeting);
    checkRange(violations, "command", command);
    checkRange(violations, "data", data);
    checkRange(violations, "total", total);
    violations.throwIfErrors();
  }

  /** Returns the defaults that the class comment states. */
  public static Timeouts ofDefaults() {
    return DEFAULTS;
  }

  /** Returns these limits with another one for the connection. */
  public Timeouts withConnect(Duration limit) {
    return new Timeouts(limit, greeting, command, data, total);
  }

  /** Returns these limits with another one for the greeting. */
  public Timeouts withGreeting(Duration limit) {
    return new Timeouts(connect, limit, command, data, total);
  }

  /** Returns these limits with another one for the reply to a command. */
  public Timeouts withCommand(Duration limit) {
    return new Timeouts(connect, greeting, limit, data, total);
  }

  /** Returns these limits with another one for the content. */
  public Timeouts withData(Duration limit) {
    return new Timeouts(connect, greeting, command, limit, total);
  }

  /** Returns these limits with another total deadline. */
  public Timeouts withTotal(Duration limit) {
    return new Timeouts(connect, greeting, command, data, limit);
  }

  private static void checkRange(ViolationList violations, String name, Duration limit) {
    if (limit.isZero() || limit.isNegative() || limit.compareTo(MOST) > 0) {
      violations.add(Field.TIMEOUTS, ViolationCode.TIMEOUT_RANGE, name, limit.toString());
    }
  }
}
