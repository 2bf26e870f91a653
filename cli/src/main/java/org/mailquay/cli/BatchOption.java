package org.mailquay.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.mailquay.cli.batch.Batch;
import org.mailquay.cli.batch.LineWork;
import org.mailquay.cli.terminal.Terminal;
import picocli.CommandLine.Option;

/** The file of a batch. */
final class BatchOption {

  @Option(
      names = "--batch",
      paramLabel = "FILE",
      description = "Answer a file of one JSON object a line; - is standard input.")
  private @Nullable Path file;

  boolean isGiven() {
    return file != null;
  }

  /** Answers the file, with so many lines under way at the same time. */
  int run(Terminal terminal, LineWork work, int window) throws IOException {
    Path given = file == null ? Path.of("-") : file;
    try (InputStream in = given.toString().equals("-") ? terminal.in() : open(given)) {
      long broken = new Batch(terminal, work, window).run(in);
      return broken == 0 && terminal.isHeard() ? ExitCode.PASSED : ExitCode.FAILED;
    }
  }

  private static InputStream open(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new WrongUseException(Wrong.FOLDER, "--batch", file);
    }
    if (!Files.isReadable(file)) {
      throw new WrongUseException(Wrong.UNREADABLE, "--batch", file);
    }
    return Files.newInputStream(file);
  }
}
