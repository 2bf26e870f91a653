package org.mailquay.cli;

import java.io.IOException;
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
      throw new WrongUseException(Wrong.ONE_IS_ENOUGH, "--token-env", passwordOption());
    }
    String value = variable("--token-env", tokenVariable);
    try {
      return Optional.of(AccessToken.of(value));
    } catch (IllegalArgumentException e) {
      throw new WrongUseException(Wrong.BAD_TOKEN, "--token-env", String.valueOf(e.getMessage()));
    }
  }

  boolean isPasswordNamed() {
    return passwordVariable != null || passwordFromInput;
  }

  boolean isTokenNamed() {
    return tokenVariable != null;
  }

  /** Returns the option by which a password is given. */
  String passwordOption() {
    return passwordVariable != null ? "--password-env" : "--password-stdin";
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
      throw new WrongUseException(Wrong.NEEDS_PASSWORD);
    }
    Secret secret = Secret.of(typed);
    Arrays.fill(typed, '\0');
    return secret;
  }

  private static Secret firstLine(Terminal terminal) throws IOException {
    return terminal
        .readLine()
        .filter(line -> !line.isEmpty())
        .map(Secret::of)
        .orElseThrow(() -> new WrongUseException(Wrong.EMPTY_INPUT, "--password-stdin"));
  }

  private static String variable(String option, String name) {
    return ProcessText.variable(name)
        .filter(value -> !value.isEmpty())
        .orElseThrow(() -> new WrongUseException(Wrong.NO_VARIABLE, option));
  }
}
