package org.mailquay.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.mailquay.cli.terminal.Paragraph;
import org.mailquay.cli.terminal.Terminal;
import org.mailquay.message.MessageException;
import org.mailquay.oauth.TokenException;
import org.mailquay.secret.SecretStoreException;
import org.mailquay.settings.SettingsException;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Finds the command, runs it, and turns what goes wrong into words and an exit code. */
final class Program {

  private final Terminal terminal;
  private final Locale locale;

  Program(Terminal terminal, String... args) {
    this.terminal = terminal;
    this.locale = Language.of(args);
  }

  /** Runs the command; returns the exit code. */
  int run(String... args) {
    CommandLine root = Commands.of(terminal, args);
    try {
      ParseResult parsed = root.parseArgs(args);
      while (parsed.hasSubcommand() && !parsed.isUsageHelpRequested()) {
        parsed = parsed.subcommand();
      }
      return run(parsed);
    } catch (ParameterException e) {
      return wrongUse(
          e.getCommandLine().getCommandSpec(), new RefusedArguments(locale).describe(e));
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
        : wrongUse(parsed.commandSpec(), Wrong.NO_COMMAND.in(locale));
  }

  private int print(String text) {
    terminal.line(text.stripTrailing());
    return ExitCode.PASSED;
  }

  private int call(CommandSpec spec, Callable<?> command) {
    try {
      return (Integer) command.call();
    } catch (WrongUseException e) {
      return wrongUse(spec, e.in(locale));
    } catch (SettingsException e) {
      return wrongUse(spec, OptionNames.describe(e.violations(), locale));
    } catch (MessageException e) {
      return wrongUse(spec, OptionNames.describe(e.violations(), locale));
    } catch (FailedException e) {
      return failed(e.in(locale));
    } catch (TokenException | SecretStoreException e) {
      return failed(String.valueOf(e.getMessage()));
    } catch (IOException | UncheckedIOException e) {
      return failed(ReadableFailure.describe(e, locale));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private int failed(String message) {
    terminal.error(Paragraph.wrap("mailquay: ", "  ", message));
    return ExitCode.FAILED;
  }

  private int wrongUse(CommandSpec spec, String message) {
    message.lines().forEach(line -> terminal.error(Paragraph.wrap("mailquay: ", "  ", line)));
    for (String line : spec.usageMessage().footer()) {
      terminal.error(Language.heading(line, locale));
    }
    terminal.error("");
    terminal.error(Wrong.ALL_OPTIONS.in(locale, spec.qualifiedName()));
    return ExitCode.WRONG_USE;
  }
}
