package org.mailquay.cli;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mailquay.cli.terminal.Terminal;
import picocli.CommandLine.Option;

/** How the answer is printed. */
final class OutputOptions {

  /** When there are colours and lines that change. */
  enum ColourChoice {
    auto,
    always,
    never
  }

  @Option(
      names = "--lang",
      paramLabel = "en|de",
      description = "Language of the answer (default: the system's).")
  private @Nullable String language;

  @Option(names = "--json", description = "Answer in JSON.")
  boolean json;

  @Option(
      names = "--color",
      paramLabel = "auto|always|never",
      description = "Colours (default: on a terminal).")
  private ColourChoice colour = ColourChoice.auto;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this and exit.")
  boolean help;

  /** Returns the language of the answer. */
  Locale locale() {
    if (language == null) {
      return Language.ofSystem();
    }
    return switch (language) {
      case "de" -> Locale.GERMAN;
      case "en" -> Locale.ENGLISH;
      default -> throw new WrongUseException(Wrong.LANGUAGE, language);
    };
  }

  /** Returns where people read. */
  Page page(Terminal terminal) {
    return new Page(terminal, locale(), coloured(terminal));
  }

  private boolean coloured(Terminal terminal) {
    return switch (colour) {
      case always -> true;
      case never -> false;
      case auto -> terminal.isInteractive() && System.getenv("NO_COLOR") == null && !isDumb();
    };
  }

  private static boolean isDumb() {
    return "dumb".equals(System.getenv("TERM"));
  }
}
