package org.mailquay.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mailquay.cli.terminal.Paragraph;
import org.mailquay.cli.terminal.Terminal;
import org.mailquay.message.MessageException;
import org.mailquay.settings.SettingsException;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Finds the command, runs it, and turns what goes wrong into words and an exit code. */
final class Program {

  private final Terminal terminal;

  Program(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Runs the command; returns the exit code. */
  int run(String... args) {
    return isOneText(args) ? new ExplainCommand(terminal).explain(args[1]) : parse(args);
  }

  /** Reading options costs as much CPU time as explaining, and here there are none. */
  private static boolean isOneText(String[] args) {
    return args.length == 2 && args[0].equals("explain") && !args[1].startsWith("-");
  }

  private int parse(String[] args) {
    CommandLine root = Commands.of(terminal, args);
    try {
      ParseResult parsed = root.parseArgs(args);
      while (parsed.hasSubcommand() && !parsed.isUsageHelpRequested()) {
        parsed = parsed.subcommand();
      }
      return run(parsed);
    } catch (ParameterException e) {
      return wrongUse(e.getCommandLine().getCommandSpec(), e.getMessage());
    }
  }

  private int run(ParseResult parsed) {
    CommandLine command = parsed.commandSpec().commandLine();
    if (parsed.isUsageHelpRequested()) {
      return print(command.getUsageMessage());
    }
    if (parsed.isVersionHelpRequested()) {
      StringWriter version = new StringWriter();
      command.printVersionHelp(new PrintWriter(version));
      return print(version.toString());
    }
    return command.getCommand() instanceof Callable<?> callable
        ? call(parsed.commandSpec(), callable)
        : wrongUse(parsed.commandSpec(), "a command is missing");
  }

  private int print(String text) {
    terminal.line(text.stripTrailing());
    return ExitCode.PASSED;
  }

  private int call(CommandSpec spec, Callable<?> command) {
    try {
      return (Integer) command.call();
    } catch (WrongUseException e) {
      return wrongUse(spec, e.getMessage());
    } catch (SettingsException e) {
      return wrongUse(spec, OptionNames.describe(e.violations()));
    } catch (MessageException e) {
      return wrongUse(spec, OptionNames.describe(e.violations()));
    } catch (IOException | UncheckedIOException e) {
      terminal.error("mailquay: " + ReadableFailure.describe(e));
      return ExitCode.FAILED;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private int wrongUse(CommandSpec spec, @Nullable String message) {
    String.valueOf(message)
        .lines()
        .forEach(line -> terminal.error(Paragraph.wrap("mailquay: ", "  ", line)));
    for (String line : spec.usageMessage().footer()) {
      terminal.error(line);
    }
    terminal.error("");
    terminal.error("All options: " + spec.qualifiedName() + " --help");
    return ExitCode.WRONG_USE;
  }
}
