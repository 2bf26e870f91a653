package org.mailquay.cli;

import org.mailquay.cli.terminal.ProcessText;
import org.mailquay.cli.terminal.Terminal;

/** Starts the program. */
public final class Main {

  private Main() {}

  /** Runs the command that the arguments name, and ends the process with its exit code. */
  public static void main(String[] args) {
    Terminal terminal = Terminal.ofProcess();
    int code = new Program(terminal).run(ProcessText.arguments(args));
    terminal.isHeard();
    System.exit(code);
  }
}
