package org.mailquay.cli.terminal;

import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The streams of the process, in UTF-8 whatever the locale, and whether a person sits in front of
 * them.
 */
public final class Terminal {

  private static final int LONGEST_LINE = 1 << 16;

  private final PrintStream out;
  private final PrintStream err;
  private final InputStream in;
  private final boolean interactive;

  private Terminal(PrintStream out, PrintStream err, InputStream in, boolean interactive) {
    this.out = out;
    this.err = err;
    this.in = in;
    this.interactive = interactive;
  }

  /** Returns the terminal of this process. */
  public static Terminal ofProcess() {
    PrintStream err = utf8(FileDescriptor.err);
    System.setErr(err);
    return new Terminal(utf8(FileDescriptor.out), err, System.in, isTerminal(System.console()));
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }

  /** From JDK 22 on there is a console even where a file or a pipe is in its place. */
  private static boolean isTerminal(@Nullable Console console) {
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }

  /** Returns {@code true} if a person types and reads. */
  public boolean isInteractive() {
    return interactive;
  }

  /** Returns what is typed or piped in. */
  public InputStream in() {
    return in;
  }

  /**
   * Returns the next line of what is piped in, and reads no further; empty at the end. A line may
   * have up to {@value #LONGEST_LINE} bytes.
   */
  public Optional<String> readLine() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.read();
    if (next < 0) {
      return Optional.empty();
    }
    for (; next >= 0 && next != '\n'; next = in.read()) {
      if (line.size() == LONGEST_LINE) {
        throw new IOException("a line of standard input is longer than " + LONGEST_LINE + " bytes");
      }
      line.write(next);
    }
    String text = line.toString(StandardCharsets.UTF_8);
    return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
  }

  /** Prints a line of the answer. */
  public void line(String text) {
    out.print(text + "\n");
  }

  /** Prints a part of a line at once. */
  public void part(String text) {
    out.print(text);
    out.flush();
  }

  /** Prints a line that is no part of the answer. */
  public void error(String text) {
    err.print(text + "\n");
    err.flush();
  }

  /** Returns {@code false} when whoever read the answer is gone; writes what is held back. */
  public boolean isHeard() {
    return !out.checkError();
  }

  /** Asks for a secret that is not shown; null where nobody can be asked. */
  public char @Nullable [] askSecret(String question) {
    Console console = interactive ? System.console() : null;
    return console == null ? null : console.readPassword("%s", question);
  }
}
