package org.mailquay.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mailquay.cli.batch.Json;
import org.mailquay.cli.terminal.Colour;
import org.mailquay.cli.terminal.Terminal;
import org.mailquay.provider.DiscoveredSettings;
import org.mailquay.provider.DiscoveryReport;
import org.mailquay.provider.DiscoveryRun;
import org.mailquay.provider.MailProvider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds the server for an address. */
@Command(
    name = "detect",
    description = {
      "Finds the server for an address or a domain.",
      "Unknown domains are looked for in the network, which learns the domain."
    },
    footer = {
      "",
      "Examples:",
      "  mailquay detect shop@gmx.de",
      "  mailquay detect --offline --batch domains.jsonl"
    })
final class DetectCommand implements Callable<Integer> {

  private static final int LINES_UNDER_WAY = 16;

  private final Terminal terminal;

  @Parameters(paramLabel = "ADDRESS", arity = "0..1", description = "Or the domain alone.")
  private @Nullable String input;

  @Option(names = "--offline", description = "Ask the catalogue only, and no network.")
  private boolean offline;

  @Mixin private BatchOption batch = new BatchOption();
  @Mixin private OutputOptions output = new OutputOptions();

  DetectCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Detection detection = new Detection(offline);
    if (batch.isGiven()) {
      return batch.run(terminal, detection::begin, offline ? 1 : LINES_UNDER_WAY);
    }
    if (input == null) {
      throw new WrongUseException(Wrong.NO_INPUT, "ADDRESS");
    }
    String asked = input;
    DiscoveryRun run =
        detection.begin(asked).orElseThrow(() -> new WrongUseException(Wrong.NO_ADDRESS, asked));
    DiscoveryReport report = run.await();
    if (output.json) {
      terminal.line(Json.write(Detection.json(report.domain(), Optional.of(report), List.of())));
    } else {
      print(output.page(terminal), report);
    }
    return report.best().isPresent() ? ExitCode.PASSED : ExitCode.FAILED;
  }

  private static void print(Page page, DiscoveryReport report) {
    Optional<DiscoveredSettings> best = report.best();
    if (best.isPresent()) {
      print(page, best.get());
    } else {
      printNothing(page, report);
    }
  }

  private static void print(Page page, DiscoveredSettings found) {
    ProviderFacts facts = new ProviderFacts(page);
    page.title(found.provider().map(MailProvider::name).orElse(found.domain()));
    facts.server(found.endpoint());
    facts.userName(found.username());
    page.pair(page.say(Phrase.FOUND_IN), found.place());
    found.provider().ifPresent(facts::account);
    found
        .confirmation(page.locale())
        .ifPresent(
            sentence -> {
              page.gap();
              page.line(page.in(Colour.YELLOW, page.say(Phrase.PLEASE_CONFIRM) + ":"));
              page.quote(sentence);
            });
  }

  private static void printNothing(Page page, DiscoveryReport report) {
    Optional<MailProvider> provider = report.provider();
    if (provider.isPresent()) {
      page.title(page.say(Phrase.NO_SMTP, provider.get().name()));
      page.paragraph(provider.get().preparation(page.locale()));
      return;
    }
    page.title(page.say(Phrase.NO_SERVER, report.domain()));
    page.line(page.say(Phrase.WHERE_LOOKED));
    report.attempts().forEach(attempt -> page.quote(attempt.message(page.locale())));
  }
}
