package org.mailquay.cli.terminal;

/** The few colours of the output. */
public enum Colour {
  BOLD("1"),
  FAINT("2"),
  RED("31"),
  GREEN("32"),
  YELLOW("33");

  private final String code;

  Colour(String code) {
    this.code = code;
  }

  /** Returns the text with the escape sequences around it (ECMA-48, SGR). */
  public String on(String text) {
    return "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
