package org.mailquay.cli;

import org.mailquay.cli.terminal.ProcessText;
import org.mailquay.cli.terminal.Terminal;

/** Starts the program. */
public final class Main {

  private Main() {}

  /** Runs the command that the arguments name, and ends the process with its exit code. */
  public static void main(String[] args) {
    Terminal terminal = Terminal.ofProcess();
    int code = run(terminal, ProcessText.arguments(args));
    terminal.isHeard();
    System.exit(code);
  }

  /** Reading options costs as much CPU time as explaining, and one text comes without. */
  private static int run(Terminal terminal, String[] args) {
    boolean isOneText = args.length == 2 && args[0].equals("explain") && !args[1].startsWith("-");
    return isOneText
        ? new ExplainCommand(terminal).explain(args[1])
        : new Program(terminal, args).run(args);
  }
}
