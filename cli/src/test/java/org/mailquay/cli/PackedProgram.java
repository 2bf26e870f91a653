package org.mailquay.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs {@code target/mailquay.jar}. */
final class PackedProgram {

  private static final Path JAR = Path.of("target", "mailquay.jar");
  private static final long LIMIT_SECONDS = 120;

  private final List<String> command = new ArrayList<>();
  private final ProcessBuilder builder = new ProcessBuilder();
  private byte[] input = new byte[0];

  private PackedProgram(List<String> arguments) {
    if (!Files.exists(JAR)) {
      throw new IllegalStateException(JAR.toAbsolutePath() + " is missing: mvn verify packs it");
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    builder.environment().keySet().removeIf(name -> name.startsWith("MAILQUAY"));
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().put("LC_ALL", "C.UTF-8");
    this.arguments = arguments;
  }

  private final List<String> arguments;

  static PackedProgram mailquay(String... arguments) {
    return new PackedProgram(List.of(arguments));
  }

  static Finished run(String... arguments) {
    return mailquay(arguments).run();
  }

  PackedProgram input(String text) {
    return input(text.getBytes(StandardCharsets.UTF_8));
  }

  PackedProgram input(byte[] bytes) {
    input = bytes;
    return this;
  }

  PackedProgram variables(Map<String, String> variables) {
    builder.environment().putAll(variables);
    return this;
  }

  PackedProgram jvm(String option) {
    command.add(option);
    return this;
  }

  Process start() {
    command.addAll(List.of("-jar", JAR.toString()));
    command.addAll(arguments);
    try {
      return builder.command(command).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Finished run() {
    return finish(start());
  }

  Finished finish(Process process) {
    CompletableFuture<String> out = read(process.getInputStream());
    CompletableFuture<String> err = read(process.getErrorStream());
    CompletableFuture<Void> fed = feed(process.getOutputStream());
    try {
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("still running after " + LIMIT_SECONDS + " s: " + command);
      }
      fed.get(LIMIT_SECONDS, TimeUnit.SECONDS);
      return new Finished(
          process.exitValue(),
          out.get(LIMIT_SECONDS, TimeUnit.SECONDS),
          err.get(LIMIT_SECONDS, TimeUnit.SECONDS));
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    } finally {
      process.destroyForcibly();
    }
  }

  private CompletableFuture<Void> feed(OutputStream stdin) {
    return CompletableFuture.runAsync(
        () -> {
          try (stdin) {
            stdin.write(input);
          } catch (IOException e) {
            // a program that fails early does not read to the end
          }
        },
        PackedProgram::inItsOwnThread);
  }

  /** Reads all of a pipe in a thread of its own. */
  static CompletableFuture<String> read(InputStream in) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        PackedProgram::inItsOwnThread);
  }

  /** The common pool may have one thread only, and three pipes have to flow side by side. */
  private static void inItsOwnThread(Runnable work) {
    Thread thread = new Thread(work, "pipe");
    thread.setDaemon(true);
    thread.start();
  }
}
