package org.mailquay.cli;

import java.util.List;
import org.mailquay.cli.terminal.Terminal;
import picocli.CommandLine;

/** Makes the commands: the one that is asked for, because each costs time to look at, or all. */
final class Commands {

  static final List<String> NAMES =
      List.of("test", "send", "explain", "detect", "validate", "providers", "login", "completion");

  private Commands() {}

  /** Returns the program with the one command that the arguments name; else with all. */
  static CommandLine of(Terminal terminal, String[] args) {
    return args.length > 0 && NAMES.contains(args[0])
        ? with(terminal, List.of(args[0]))
        : with(terminal, NAMES);
  }

  static CommandLine with(Terminal terminal, List<String> names) {
    CommandLine root = new CommandLine(new RootCommand());
    for (String name : names) {
      root.addSubcommand(name, command(terminal, name));
    }
    return root.setExpandAtFiles(false)
        .setOverwrittenOptionsAllowed(true)
        .setUsageHelpLongOptionsMaxWidth(32);
  }

  private static CommandLine login(Terminal terminal) {
    return new CommandLine(new LoginCommand())
        .addSubcommand(new LoginMicrosoftCommand(terminal))
        .addSubcommand(new LoginGoogleCommand(terminal))
        .addSubcommand(new LoginListCommand(terminal))
        .addSubcommand(new LoginRemoveCommand(terminal))
        .addSubcommand(new LoginExportCommand(terminal));
  }

  private static Object command(Terminal terminal, String name) {
    return switch (name) {
      case "test" -> new TestCommand(terminal);
      case "send" -> new SendCommand(terminal);
      case "explain" -> new ExplainCommand(terminal);
      case "detect" -> new DetectCommand(terminal);
      case "validate" -> new ValidateCommand(terminal);
      case "providers" -> new ProvidersCommand(terminal);
      case "login" -> login(terminal);
      case "completion" -> new CompletionCommand(terminal);
      default -> throw new IllegalArgumentException(name);
    };
  }
}
