package org.mailquay.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Ends a program as Ctrl-C in a terminal does. */
final class CtrlC {

  private static final int INT = 2;
  private static final int TERM = 15;

  private CtrlC() {}

  /** Sends the signal, and returns the exit code of a program that it ended. */
  static int press(Process process) throws IOException, InterruptedException {
    // what a script starts in the background ignores INT, and so do all its children
    int signal = ignoresInt(process.pid()) ? TERM : INT;
    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
    return 128 + signal;
  }

  private static boolean ignoresInt(long pid) throws IOException {
    Path status = Path.of("/proc", Long.toString(pid), "status");
    if (!Files.exists(status)) {
      return false;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .map(line -> line.substring("SigIgn:".length()).trim())
        .anyMatch(mask -> (Long.parseUnsignedLong(mask, 16) & 1L << (INT - 1)) != 0);
  }
}
