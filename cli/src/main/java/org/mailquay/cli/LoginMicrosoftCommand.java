package org.mailquay.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.mailquay.cli.terminal.Terminal;
import org.mailquay.microsoft.MicrosoftCloud;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Signs in with Microsoft. */
@Command(
    name = "microsoft",
    sortOptions = false,
    description = "Signs in with Microsoft, for Microsoft 365 and Outlook.com.",
    footer = {
      "",
      "Examples:",
      "  mailquay login microsoft --client-id ID --store sign-ins.p12",
      "  mailquay login microsoft --client-id ID --store sign-ins.p12 --device-code"
    })
final class LoginMicrosoftCommand implements Callable<Integer> {

  /** The names are those of the option. */
  enum CloudChoice {
    worldwide(MicrosoftCloud.WORLDWIDE),
    gcchigh(MicrosoftCloud.US_GOVERNMENT_HIGH),
    dod(MicrosoftCloud.US_DEFENSE),
    china(MicrosoftCloud.CHINA);

    private final MicrosoftCloud cloud;

    CloudChoice(MicrosoftCloud cloud) {
      this.cloud = cloud;
    }
  }

  private final Terminal terminal;

  @Option(
      names = "--client-id",
      required = true,
      paramLabel = "ID",
      description = "The Application (client) ID of the registration.")
  private String clientId = "";

  @Option(
      names = "--tenant",
      paramLabel = "TENANT",
      description =
          "Whose users may sign in: an id, a domain, organizations, consumers or common"
              + " (default: ${DEFAULT-VALUE}).")
  private String tenant = "common";

  @Option(
      names = "--cloud",
      paramLabel = "worldwide|gcchigh|dod|china",
      description = "Microsoft's cloud (default: ${DEFAULT-VALUE}).")
  private CloudChoice cloud = CloudChoice.worldwide;

  @Mixin private SignInRun run = new SignInRun();

  LoginMicrosoftCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    return run.run(terminal, RegisteredClient.microsoft(clientId, tenant, cloud.cloud).checked());
  }
}
