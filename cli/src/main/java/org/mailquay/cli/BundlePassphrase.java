package org.mailquay.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.mailquay.cli.terminal.Terminal;

/** What opens a sign-in on its way to another machine. */
final class BundlePassphrase {

  /** What the library demands. */
  private static final int SHORTEST = 12;

  private BundlePassphrase() {}

  /** Returns it; the caller overwrites it. */
  static char[] read(
      @Nullable String variable, Terminal terminal, String question, @Nullable String again)
      throws IOException {
    return new Passphrase("--bundle-passphrase-env", variable, "", false)
        .read(
            terminal,
            new Passphrase.Question(question, again),
            SHORTEST,
            Wrong.NEEDS_BUNDLE_PASSPHRASE);
  }
}
