package org.mailquay.transport;

import java.time.Duration;

/**
 * How many connections are kept, and for how long. Immutable.
 *
 * <p>Defaults: 2 connections an account, 30 s idle, 10 min age, 100 mails. Servers end connections
 * that wait for some minutes, and some end those that have sent many mails.
 *
 * @param connections to one account at the same time, at least 1; the sending limits of the
 *     settings may allow fewer
 * @param idle how long a connection waits for the next mail before it is closed
 * @param age how long after its opening a connection is still used for another mail
 * @param mailsPerConnection how many mails a connection sends before it is closed, at least 1
 */
public record PoolOptions(int connections, Duration idle, Duration age, int mailsPerConnection) {

  private static final PoolOptions DEFAULTS =
      new PoolOptions(2, Duration.ofSeconds(30), Duration.ofMinutes(10), 100);

  /**
   * Creates options.
   *
   * @throws IllegalArgumentException if a number is below 1, or a duration negative
   */
  public PoolOptions {
    requirePositive("connections", connections);
    requirePositive("mailsPerConnection", mailsPerConnection);
    requireNotNegative("idle", idle);
    requireNotNegative("age", age);
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " is " + value + ": at least 1 is allowed");
    }
  }

  private static void requireNotNegative(String name, Duration value) {
    if (value.isNegative()) {
      throw new IllegalArgumentException(name + " is " + value + ": at least zero is allowed");
    }
  }

  /** Returns the defaults that the class comment states. */
  public static PoolOptions ofDefaults() {
    return DEFAULTS;
  }

  /** Returns these options with another number of connections to one account. */
  public PoolOptions withConnections(int number) {
    return new PoolOptions(number, idle, age, mailsPerConnection);
  }

  /** Returns these options with another time to wait for the next mail; zero keeps nothing. */
  public PoolOptions withIdle(Duration limit) {
    return new PoolOptions(connections, limit, age, mailsPerConnection);
  }

  /** Returns these options with another age. */
  public PoolOptions withAge(Duration limit) {
    return new PoolOptions(connections, idle, limit, mailsPerConnection);
  }

  /** Returns these options with another number of mails. */
  public PoolOptions withMailsPerConnection(int number) {
    return new PoolOptions(connections, idle, age, number);
  }
}
