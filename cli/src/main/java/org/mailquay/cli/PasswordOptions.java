package org.mailquay.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailquay.cli.terminal.ProcessText;
import org.mailquay.cli.terminal.Terminal;
import org.mailquay.oauth.AccessToken;
import org.mailquay.settings.Secret;
import picocli.CommandLine.Option;

/** Where the secret comes from; never an argument, which every user of the machine can read. */
final class PasswordOptions {

  @Option(
      names = "--password-env",
      paramLabel = "VAR",
      description = "Name of the environment variable that holds the password.")
  private @Nullable String passwordVariable;

  @Option(
      names = "--password-stdin",
      description = "Read the password from the first line of standard input.")
  private boolean passwordFromInput;

  @Option(
      names = "--token-env",
      paramLabel = "VAR",
      description = "Name of the environment variable that holds an OAuth 2 access token.")
  private @Nullable String tokenVariable;

  /** Returns the token; empty if none is named. */
  Optional<AccessToken> token() {
    if (tokenVariable == null) {
      return Optional.empty();
    }
    if (isPasswordNamed()) {
      throw new WrongUseException("--token-env: a password beside a token is never used");
    }
    String value = variable("--token-env", tokenVariable);
    try {
      return Optional.of(AccessToken.of(value));
    } catch (IllegalArgumentException e) {
      throw new WrongUseException("--token-env " + tokenVariable + ": " + e.getMessage());
    }
  }

  boolean isPasswordNamed() {
    return passwordVariable != null || passwordFromInput;
  }

  /** Returns the password, and asks for it where nothing is named and somebody sits there. */
  Secret password(Terminal terminal, String user, Locale locale) throws IOException {
    if (passwordVariable != null) {
      return Secret.of(variable("--password-env", passwordVariable));
    }
    if (passwordFromInput) {
      return firstLine(terminal);
    }
    char[] typed = terminal.askSecret(Phrase.ASK_PASSWORD.in(locale, user));
    if (typed == null) {
      throw new WrongUseException(
          "--user needs a password: name its variable with --password-env, or use"
              + " --password-stdin");
    }
    Secret secret = Secret.of(typed);
    Arrays.fill(typed, '\0');
    return secret;
  }

  private static Secret firstLine(Terminal terminal) throws IOException {
    String line =
        new BufferedReader(new InputStreamReader(terminal.in(), StandardCharsets.UTF_8)).readLine();
    if (line == null || line.isEmpty()) {
      throw new WrongUseException("--password-stdin: standard input is empty");
    }
    return Secret.of(line);
  }

  private static String variable(String option, String name) {
    return ProcessText.variable(name)
        .filter(value -> !value.isEmpty())
        .orElseThrow(
            () ->
                new WrongUseException(
                    option + ": there is no variable of that name, or it is empty"));
  }
}
