package org.mailquay.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A process that is spoken with while it runs. */
final class RunningProgram {

  private static final long LIMIT_SECONDS = 60;

  private final Process process;
  private final StringBuilder out = new StringBuilder();
  private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();
  private final CompletableFuture<String> err;

  RunningProgram(Process process) throws IOException {
    this.process = process;
    process.getOutputStream().close();
    Thread reader = new Thread(this::readLines, "output-of-mailquay");
    reader.setDaemon(true);
    reader.start();
    err = PackedProgram.read(process.getErrorStream());
  }

  private void readLines() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(Optional.of(line));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      lines.add(Optional.empty());
    }
  }

  /** Returns the next line of that kind. */
  String await(Predicate<String> wanted) throws Exception {
    while (true) {
      Optional<String> line = lines.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
      if (line == null || line.isEmpty()) {
        process.destroyForcibly();
        throw new AssertionError("no such line in:\n" + out + err.get());
      }
      out.append(line.get()).append('\n');
      if (wanted.test(line.get())) {
        return line.get();
      }
    }
  }

  /** Presses Ctrl-C; returns the exit code of a program that it ended. */
  int interrupt() throws Exception {
    return CtrlC.press(process);
  }

  String commandLine() throws IOException {
    return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
  }

  Finished finish() throws Exception {
    try {
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("still running after " + LIMIT_SECONDS + " s:\n" + out);
      }
      Optional<String> line = lines.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
      while (line != null && line.isPresent()) {
        out.append(line.get()).append('\n');
        line = lines.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
      }
      return new Finished(
          process.exitValue(), out.toString(), err.get(LIMIT_SECONDS, TimeUnit.SECONDS));
    } finally {
      process.destroyForcibly();
    }
  }
}
