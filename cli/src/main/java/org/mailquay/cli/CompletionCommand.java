package org.mailquay.cli;

import java.util.concurrent.Callable;
import org.mailquay.cli.terminal.Terminal;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints what a shell needs to complete commands and options. */
@Command(
    name = "completion",
    description = "Prints the completion of commands and options for bash and zsh.",
    footer = {"", "Example:", "  source <(mailquay completion)"})
final class CompletionCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this and exit.")
  boolean help;

  CompletionCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    terminal.line(AutoComplete.bash("mailquay", Commands.with(terminal, Commands.NAMES)));
    return ExitCode.PASSED;
  }
}
