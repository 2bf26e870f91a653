package org.mailquay.smtp;

/** The three digits that begin a server's reply, 200 to 599 (RFC 5321 §4.2). Immutable. */
public record ReplyCode(int value) {

  public ReplyCode {
    if (value < 200 || value > 599) {
      throw new IllegalArgumentException(
          "reply code " + value + " is outside of what RFC 5321 allows: 200 to 599");
    }
  }

  /** Returns what the first digit says. */
  public Severity severity() {
    return switch (value / 100) {
      case 2 -> Severity.POSITIVE_COMPLETION;
      case 3 -> Severity.POSITIVE_INTERMEDIATE;
      case 4 -> Severity.TRANSIENT_NEGATIVE_COMPLETION;
      default -> Severity.PERMANENT_NEGATIVE_COMPLETION;
    };
  }

  /** Returns {@code true} for 2xx. */
  public boolean isPositive() {
    return severity() == Severity.POSITIVE_COMPLETION;
  }

  /** Returns {@code true} for 4xx: worth another try later. */
  public boolean isTransient() {
    return severity() == Severity.TRANSIENT_NEGATIVE_COMPLETION;
  }

  /** Returns {@code true} for 5xx. */
  public boolean isPermanent() {
    return severity() == Severity.PERMANENT_NEGATIVE_COMPLETION;
  }

  @Override
  public String toString() {
    return Integer.toString(value);
  }
}
