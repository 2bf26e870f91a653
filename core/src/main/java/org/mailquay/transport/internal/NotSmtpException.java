package org.mailquay.transport.internal;

/** Thrown when what the server says is no SMTP reply (RFC 5321 §4.2). */
public final class NotSmtpException extends DialogueException {

  private static final long serialVersionUID = 1L;

  private static final int MOST_SHOWN = 200;

  private final String said;

  /**
   * Creates an exception.
   *
   * @param problem what is wrong with it
   * @param said what came, without control characters
   */
  public NotSmtpException(String problem, String said) {
    super(problem + (said.isEmpty() ? "" : ": " + shortened(said)));
    this.said = shortened(said);
  }

  private static String shortened(String said) {
    return said.length() <= MOST_SHOWN ? said : said.substring(0, MOST_SHOWN) + "…";
  }

  /** Returns the beginning of what came, for a person to read. */
  public String said() {
    return said;
  }
}
