package org.mailquay.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What {@code mailquay login} without more is. */
@Command(
    name = "login",
    synopsisSubcommandLabel = "COMMAND",
    description = "Signs in with Microsoft or Google, and keeps the sign-in for 'test' and 'send'.",
    footer = {
      "",
      "Examples:",
      "  mailquay login microsoft --client-id ID --store sign-ins.p12",
      "  mailquay login list --store sign-ins.p12",
      "  mailquay test --from shop@example.com --store sign-ins.p12"
    })
final class LoginCommand {

  @Option(names = "--lang", paramLabel = "en|de", description = "Language of the answer.")
  String language = "";

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this and exit.")
  boolean help;
}
