package org.mailquay.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailquay.cli.terminal.Terminal;
import org.mailquay.oauth.SignInOptions;
import picocli.CommandLine.Option;

/** How somebody signs in: in the browser, with a code on another device, or with a bundle. */
final class SignInHow {

  private static final int IN_BROWSER = 300;
  private static final int BY_DEVICE_CODE = 900;
  private static final int LONGEST = 3600;
  private static final int LONGEST_BUNDLE = 1 << 20;

  @Option(
      names = "--device-code",
      description = "Sign in with a code on another device: this one needs no browser.")
  private boolean deviceCode;

  @Option(
      names = "--import",
      paramLabel = "FILE",
      description = "Take over a sign-in that 'mailquay login export' packed; - is standard input.")
  private @Nullable Path bundle;

  @Option(
      names = "--bundle-passphrase-env",
      paramLabel = "VAR",
      description = "Name of the environment variable that holds the passphrase of that bundle.")
  private @Nullable String bundleVariable;

  @Option(
      names = "--account",
      paramLabel = "ADDRESS",
      description = "The account that is expected to sign in; the page suggests it.")
  private @Nullable String account;

  @Option(
      names = "--browser",
      paramLabel = "PROGRAM",
      description = "Open the address with this program (default: $BROWSER, or the system's).")
  private @Nullable String browser;

  @Option(names = "--no-browser", description = "Show the address, and open nothing.")
  private boolean withoutBrowser;

  @Option(
      names = "--timeout",
      paramLabel = "S",
      description = "Seconds to sign in, up to 3600 (default: 300, with a code 900).")
  private @Nullable Integer timeout;

  boolean isByDeviceCode() {
    if (deviceCode && bundle != null) {
      throw new WrongUseException(Wrong.ONE_IS_ENOUGH, "--device-code", "--import");
    }
    return deviceCode;
  }

  boolean isByBundle() {
    return bundle != null;
  }

  Duration limit() {
    int seconds = deviceCode ? BY_DEVICE_CODE : IN_BROWSER;
    if (timeout != null) {
      seconds = timeout;
    }
    if (seconds < 1 || seconds > LONGEST) {
      throw new WrongUseException(Wrong.SECONDS, "--timeout", "1 - " + LONGEST, seconds);
    }
    return Duration.ofSeconds(seconds);
  }

  SignInOptions options(Locale locale) {
    SignInOptions options = SignInOptions.ofDefaults().deadline(limit()).locale(locale);
    return account == null ? options : options.loginHint(account);
  }

  BrowserProgram browser(Terminal terminal) {
    return withoutBrowser ? BrowserProgram.none() : BrowserProgram.find(browser, terminal);
  }

  /** Returns the bundle to import. */
  String bundle(Terminal terminal) throws IOException {
    Path file = Optional.ofNullable(bundle).orElse(Path.of("-"));
    if (file.toString().equals("-")) {
      return terminal
          .readLine()
          .orElseThrow(() -> new WrongUseException(Wrong.EMPTY_INPUT, "--import"));
    }
    if (!Files.isReadable(file) || Files.isDirectory(file) || Files.size(file) > LONGEST_BUNDLE) {
      throw new WrongUseException(Wrong.UNREADABLE, "--import", file);
    }
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  /** Returns what opens it. */
  char[] bundlePassphrase(Terminal terminal, Locale locale) throws IOException {
    return BundlePassphrase.read(
        bundleVariable, terminal, Phrase.ASK_BUNDLE_PASSPHRASE.in(locale), null);
  }
}
