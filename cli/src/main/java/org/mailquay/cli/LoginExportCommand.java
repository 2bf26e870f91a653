package org.mailquay.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mailquay.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Packs a sign-in for another machine. */
@Command(
    name = "export",
    sortOptions = false,
    description = {
      "Packs a sign-in for another machine, encrypted with a passphrase of its own.",
      "There 'mailquay login microsoft|google --import FILE' takes it over."
    },
    footer = {
      "",
      "Example:",
      "  mailquay login export shop@example.com --store sign-ins.p12 --out bundle.txt"
    })
final class LoginExportCommand implements Callable<Integer> {

  private static final int MOST_HOURS = 24 * 30;

  private final Terminal terminal;

  @Parameters(paramLabel = "ADDRESS", description = "The account.")
  private String address = "";

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "A new file for the bundle (default: standard output).")
  private @Nullable Path file;

  @Option(
      names = "--good-for",
      paramLabel = "HOURS",
      description = "How long the bundle can be imported (default: ${DEFAULT-VALUE}).")
  private int hours = 4;

  @Option(
      names = "--bundle-passphrase-env",
      paramLabel = "VAR",
      description = "Name of the environment variable that holds the passphrase of the bundle.")
  private @Nullable String bundleVariable;

  @Mixin private StoreOptions store = new StoreOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  LoginExportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (hours < 1 || hours > MOST_HOURS) {
      throw new WrongUseException(Wrong.HOURS, "--good-for", "1 - " + MOST_HOURS, hours);
    }
    Locale locale = output.locale();
    StoredSignIns.Entry entry =
        new StoredAccount(store, store.open(terminal, locale)).require(address);
    char[] passphrase =
        BundlePassphrase.read(
            bundleVariable,
            terminal,
            Phrase.ASK_NEW_BUNDLE_PASSPHRASE.in(locale),
            Phrase.ASK_AGAIN.in(locale));
    Instant until = Instant.now().plus(Duration.ofHours(hours));
    try {
      write(entry.signIn().exportGrant(entry.account().address(), passphrase, until));
    } finally {
      Arrays.fill(passphrase, '\0');
    }
    return ExitCode.PASSED;
  }

  private void write(String bundle) throws IOException {
    if (file == null) {
      terminal.line(bundle);
      return;
    }
    create(file);
    Files.write(
        file,
        List.of(bundle),
        StandardCharsets.US_ASCII,
        StandardOpenOption.WRITE,
        StandardOpenOption.TRUNCATE_EXISTING);
    Page page = output.page(terminal);
    page.paragraph(page.say(Phrase.EXPORTED, file.toString()));
  }

  /** Nobody else may read it, from its first moment on. */
  private static void create(Path file) throws IOException {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    try {
      if (posix) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      } else {
        Files.createFile(file);
      }
    } catch (FileAlreadyExistsException e) {
      throw new WrongUseException(Wrong.EXISTS, "--out", file);
    }
  }
}
