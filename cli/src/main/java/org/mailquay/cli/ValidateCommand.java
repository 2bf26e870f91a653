package org.mailquay.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mailquay.cli.batch.BrokenLineException;
import org.mailquay.cli.batch.Json;
import org.mailquay.cli.batch.JsonObject;
import org.mailquay.cli.terminal.Colour;
import org.mailquay.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks what would be typed into a field. */
@Command(
    name = "validate",
    description = "Checks an address, a host name or a port as it would be typed.",
    footer = {
      "",
      "Examples:",
      "  mailquay validate --kind address shop@example.com",
      "  mailquay validate --kind hostname --batch hosts.jsonl"
    })
final class ValidateCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Option(
      names = "--kind",
      required = true,
      paramLabel = "address|hostname|port|gmail",
      description = "What the input is; gmail is an address, normalized as Gmail reads it.")
  private InputKind kind = InputKind.address;

  @Parameters(paramLabel = "INPUT", arity = "0..1", description = "What would be typed.")
  private @Nullable String input;

  @Mixin private BatchOption batch = new BatchOption();
  @Mixin private OutputOptions output = new OutputOptions();

  ValidateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (batch.isGiven()) {
      return batch.run(terminal, this::answer, 1);
    }
    if (input == null) {
      throw new WrongUseException(Wrong.NO_INPUT, "INPUT");
    }
    CheckedInput checked = kind.check(input);
    if (output.json) {
      terminal.line(Json.write(json(checked)));
    } else {
      print(output.page(terminal), input, checked);
    }
    return checked.isValid() ? ExitCode.PASSED : ExitCode.FAILED;
  }

  private static void print(Page page, String input, CheckedInput checked) {
    String verdict =
        checked.isValid()
            ? page.in(Colour.GREEN, page.say(Phrase.VALID))
            : page.in(Colour.RED, page.say(Phrase.NOT_VALID));
    page.paragraph(input);
    page.line("  " + verdict);
    checked
        .normalized()
        .filter(normalized -> !normalized.equals(input))
        .ifPresent(normalized -> page.quote(page.say(Phrase.NORMALIZED, normalized)));
    checked.violations().forEach(v -> page.quote(v.message(page.locale())));
  }

  private Supplier<Map<String, @Nullable Object>> answer(JsonObject line)
      throws BrokenLineException {
    CheckedInput checked = kind.check(line.required("input"));
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("id", line.id());
    answer.putAll(json(checked));
    return () -> answer;
  }

  private static Map<String, @Nullable Object> json(CheckedInput checked) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("valid", checked.isValid());
    json.put("codes", checked.violations().stream().map(v -> v.code().name()).toList());
    json.put("normalized", checked.normalized().orElse(null));
    return json;
  }
}
