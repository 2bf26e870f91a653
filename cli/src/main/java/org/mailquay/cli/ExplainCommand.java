package org.mailquay.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mailquay.cli.batch.BrokenLineException;
import org.mailquay.cli.batch.Json;
import org.mailquay.cli.batch.JsonObject;
import org.mailquay.cli.terminal.Terminal;
import org.mailquay.diagnosis.Diagnosis;
import org.mailquay.diagnosis.Explainer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Explains a reply, an error message or a log. */
@Command(
    name = "explain",
    description = "Says what an error message means, and what to do.",
    footer = {
      "",
      "Examples:",
      "  mailquay explain \"535 5.7.8 Error: authentication failed\"",
      "  mailquay explain --host smtp.gmail.com < mail.log",
      "  mailquay explain --batch failures.jsonl"
    })
final class ExplainCommand implements Callable<Integer> {

  private static final int MOST_BYTES = 1 << 20;
  private static final List<String> HINTS =
      List.of("host", "port", "encryption", "auth", "provider", "stage");

  private final Terminal terminal;
  private final Map<String, String> hints = new LinkedHashMap<>();

  @Parameters(paramLabel = "TEXT", arity = "0..*", description = "Else standard input is read.")
  private List<String> words = List.of();

  @Mixin private BatchOption batch = new BatchOption();
  @Mixin private OutputOptions output = new OutputOptions();

  ExplainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Option(names = "--host", paramLabel = "HOST", description = "The server, where known.")
  void host(String value) {
    hints.put("host", value);
  }

  @Option(names = "--port", paramLabel = "PORT", description = "Its port.")
  void port(String value) {
    hints.put("port", value);
  }

  @Option(names = "--encryption", paramLabel = "none|starttls|implicit")
  void encryption(String value) {
    hints.put("encryption", value);
  }

  @Option(names = "--auth", paramLabel = "password|xoauth2|none", description = "The login.")
  void auth(String value) {
    hints.put("auth", value);
  }

  @Option(
      names = "--provider",
      paramLabel = "ID",
      description = "The mail provider, see 'mailquay providers'.")
  void provider(String value) {
    hints.put("provider", value);
  }

  @Option(names = "--stage", paramLabel = "STAGE", description = "The step that failed.")
  void stage(String value) {
    hints.put("stage", value);
  }

  @Override
  public Integer call() throws IOException {
    hints.forEach(ExplainHints::check);
    if (batch.isGiven()) {
      return batch.run(terminal, this::answer, 1);
    }
    return explain(text());
  }

  /** Explains one text. */
  int explain(String text) {
    Diagnosis diagnosis = explain(text, hints, output.locale());
    if (output.json) {
      terminal.line(Json.write(DiagnosisJson.of(diagnosis)));
    } else {
      new DiagnosisText(output.page(terminal)).print(diagnosis);
    }
    return ExitCode.PASSED;
  }

  private String text() throws IOException {
    if (!words.isEmpty()) {
      return String.join(" ", words);
    }
    if (terminal.isInteractive()) {
      throw new WrongUseException(Wrong.NO_TEXT);
    }
    String piped = new String(terminal.in().readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
    if (piped.isBlank()) {
      throw new WrongUseException(Wrong.EMPTY_TEXT);
    }
    return piped;
  }

  private Supplier<Map<String, @Nullable Object>> answer(JsonObject line)
      throws BrokenLineException {
    String text = line.required("text");
    Map<String, String> known = new LinkedHashMap<>(hints);
    for (String hint : HINTS) {
      line.text(hint).ifPresent(value -> known.put(hint, value));
    }
    Diagnosis diagnosis = explain(text, known, output.locale());
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("id", line.id());
    answer.putAll(DiagnosisJson.of(diagnosis));
    return () -> answer;
  }

  private static Diagnosis explain(String text, Map<String, String> hints, Locale locale) {
    return Explainer.of(text).hints(hints).locale(locale).diagnosis();
  }
}
