package org.mailquay.settings;

/**
 * How the connection is protected. It is a choice of its own and never derived from a port: there
 * are servers with implicit TLS on 587.
 */
public enum Encryption {
  /** TLS from the first byte, on port 465 by default: what RFC 8314 recommends. */
  IMPLICIT_TLS("implicit TLS", Port.SUBMISSIONS),
  /**
   * A plain greeting, then TLS before anything else (RFC 3207), on port 587 by default; required,
   * never opportunistic.
   */
  STARTTLS("STARTTLS", Port.SUBMISSION),
  /** No protection: everyone on the way can read and change the mail. On port 25 by default. */
  PLAINTEXT("no encryption", Port.SMTP);

  private final String display;
  private final Port defaultPort;

  Encryption(String display, Port defaultPort) {
    this.display = display;
    this.defaultPort = defaultPort;
  }

  /** Returns the port that is used where none is given: 465, 587, 25. */
  public Port defaultPort() {
    return defaultPort;
  }

  /** Returns {@code true} if the dialogue is encrypted before a login. */
  public boolean isEncrypted() {
    return this != PLAINTEXT;
  }

  /** Returns the words for a log. */
  @Override
  public String toString() {
    return display;
  }
}
