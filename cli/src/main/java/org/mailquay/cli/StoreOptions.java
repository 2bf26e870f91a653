package org.mailquay.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mailquay.cli.terminal.Terminal;
import org.mailquay.secret.KeyStoreSecretStore;
import org.mailquay.secret.SecretStoreException;
import org.mailquay.secret.StoreKey;
import picocli.CommandLine.Option;

/** The key store file that keeps sign-ins, and what opens it. */
final class StoreOptions {

  /**
   * The same for all files, so that a file can be copied; the key store itself stretches once more,
   * with a salt of its own.
   */
  private static final byte[] SALT =
      "org.mailquay.command-line".getBytes(StandardCharsets.US_ASCII);

  private static final int SHORTEST_PASSPHRASE = 8;

  @Option(
      names = "--store",
      paramLabel = "FILE",
      description = "The key store file in which 'mailquay login' keeps sign-ins.")
  private @Nullable Path file;

  @Option(
      names = "--passphrase-env",
      paramLabel = "VAR",
      description = "Name of the environment variable that holds the passphrase of that file.")
  private @Nullable String variable;

  @Option(
      names = "--passphrase-stdin",
      description = "Read that passphrase from the next line of standard input.")
  private boolean fromInput;

  boolean isGiven() {
    return file != null;
  }

  /** Returns the file as it was given. */
  Path file() {
    if (file == null) {
      throw new WrongUseException(Wrong.MISSING, "--store FILE");
    }
    return file;
  }

  /** Opens the file, which has to be there. */
  StoredSignIns open(Terminal terminal, Locale locale) throws IOException {
    if (!Files.exists(file())) {
      throw new WrongUseException(Wrong.NO_STORE_FILE, file());
    }
    return openOrBegin(terminal, locale);
  }

  /** Opens the file; it begins with the first sign-in. */
  StoredSignIns openOrBegin(Terminal terminal, Locale locale) throws IOException {
    if (Files.isDirectory(file())) {
      throw new WrongUseException(Wrong.FOLDER, "--store", file());
    }
    char[] passphrase = passphrase(terminal, locale);
    try {
      StoreKey key = StoreKey.fromPassphrase(passphrase, SALT);
      return new StoredSignIns(KeyStoreSecretStore.open(file(), key));
    } catch (SecretStoreException e) {
      throw refused(e);
    } finally {
      Arrays.fill(passphrase, '\0');
    }
  }

  private char[] passphrase(Terminal terminal, Locale locale) throws IOException {
    Passphrase source =
        new Passphrase("--passphrase-env", variable, "--passphrase-stdin", fromInput);
    boolean begins = !Files.exists(file());
    String question =
        (begins ? Phrase.ASK_NEW_PASSPHRASE : Phrase.ASK_PASSPHRASE)
            .in(locale, String.valueOf(file().getFileName()));
    return source.read(
        terminal,
        new Passphrase.Question(question, begins ? Phrase.ASK_AGAIN.in(locale) : null),
        SHORTEST_PASSPHRASE,
        Wrong.NEEDS_PASSPHRASE);
  }

  /** Says what is wrong with the file. */
  FailedException refused(SecretStoreException e) {
    return new FailedException(
        e,
        switch (e.reason()) {
          case WRONG_KEY -> Wrong.WRONG_PASSPHRASE;
          case DAMAGED -> Wrong.DAMAGED_STORE;
          case MISSING -> Wrong.EMPTY_STORE;
          case BUSY -> Wrong.BUSY_STORE;
          case INACCESSIBLE -> Wrong.NO_ACCESS_TO_STORE;
        },
        file());
  }
}
