package org.mailquay.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;

/** What {@code mailquay} without a command is. */
@Command(
    name = "mailquay",
    mixinStandardHelpOptions = true,
    versionProvider = RootCommand.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "Tests and explains the sending of mail, and sends it.",
    footer = {
      "",
      "Exit codes: 0 passed, 1 failed, 2 wrong use.",
      "",
      "Example:",
      "  mailquay test --from shop@example.com --host smtp.example.com"
    })
final class RootCommand {

  @Option(names = "--lang", paramLabel = "en|de", description = "Language of the answer.")
  String language = "";

  /** Reads the version from the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = RootCommand.class.getPackage().getImplementationVersion();
      return new String[] {"mailquay " + (version == null ? "(not packed)" : version)};
    }
  }
}
