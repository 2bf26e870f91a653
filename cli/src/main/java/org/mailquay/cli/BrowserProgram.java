package org.mailquay.cli;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mailquay.cli.terminal.Terminal;

/** Opens addresses in the user's browser, where there is one. */
final class BrowserProgram {

  private final List<String> command;

  private BrowserProgram(List<String> command) {
    this.command = command;
  }

  static BrowserProgram none() {
    return new BrowserProgram(List.of());
  }

  /** Takes the program of the option, else of the variable BROWSER, else that of the system. */
  static BrowserProgram find(@Nullable String program, Terminal terminal) {
    @Nullable String named = program == null ? System.getenv("BROWSER") : program;
    if (named != null && !named.isBlank()) {
      return new BrowserProgram(Arrays.asList(named.strip().split("\\s+", -1)));
    }
    // nobody sits there to see a window
    return terminal.isInteractive() ? new BrowserProgram(ofSystem()) : none();
  }

  private static List<String> ofSystem() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (system.startsWith("windows")) {
      return List.of("rundll32", "url.dll,FileProtocolHandler");
    }
    return List.of(system.startsWith("mac") ? "open" : "xdg-open");
  }

  /** Opens the address; returns {@code false} where nothing could be started. */
  boolean open(URI address) {
    if (command.isEmpty()) {
      return false;
    }
    List<String> all = new ArrayList<>();
    command.forEach(word -> all.add(word.replace("%s", address.toString())));
    if (all.equals(command)) {
      all.add(address.toString());
    }
    try {
      new ProcessBuilder(all)
          .redirectInput(ProcessBuilder.Redirect.PIPE)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start()
          .getOutputStream()
          .close();
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
