package org.mailquay.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mailquay.cli.terminal.ProcessText;
import org.mailquay.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Signs in with Google. */
@Command(
    name = "google",
    sortOptions = false,
    description = "Signs in with Google, for Gmail and Google Workspace.",
    footer = {
      "",
      "Examples:",
      "  mailquay login google --client-file client_secret.json --store sign-ins.p12",
      "  mailquay login google --client-id ID --client-secret-env SECRET \\",
      "      --store sign-ins.p12 --import bundle.txt"
    })
final class LoginGoogleCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Option(
      names = "--client-file",
      paramLabel = "FILE",
      description = "The JSON file of the client of the type 'Desktop app', as Google offers it.")
  private @Nullable Path file;

  @Option(
      names = "--client-id",
      paramLabel = "ID",
      description = "In its place: the client id, with --client-secret-env.")
  private @Nullable String clientId;

  @Option(
      names = "--client-secret-env",
      paramLabel = "VAR",
      description = "Name of the environment variable that holds the client's secret.")
  private @Nullable String secretVariable;

  @Option(
      names = "--testing",
      description = "The application is in testing: its sign-ins die after 7 days.")
  private boolean testing;

  @Mixin private SignInRun run = new SignInRun();

  LoginGoogleCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    return run.run(terminal, client().checked());
  }

  private RegisteredClient client() throws IOException {
    if (file != null) {
      if (clientId != null || secretVariable != null) {
        throw new WrongUseException(
            Wrong.ONE_IS_ENOUGH,
            "--client-file",
            clientId == null ? "--client-secret-env" : "--client-id");
      }
      GoogleClientFile read = GoogleClientFile.read(file);
      return RegisteredClient.google(read.id(), read.secret(), testing);
    }
    if (clientId == null) {
      throw new WrongUseException(Wrong.MISSING, "--client-file FILE");
    }
    if (secretVariable == null) {
      throw new WrongUseException(Wrong.NEEDS_CLIENT_SECRET);
    }
    String secret =
        ProcessText.variable(secretVariable)
            .filter(value -> !value.isEmpty())
            .orElseThrow(() -> new WrongUseException(Wrong.NO_VARIABLE, "--client-secret-env"));
    return RegisteredClient.google(clientId, secret, testing);
  }
}
