package org.mailquay.cli;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mailquay.cli.terminal.Terminal;
import org.mailquay.diagnosis.ConnectionReport;
import org.mailquay.diagnosis.ConnectionTest;
import org.mailquay.diagnosis.RunningConnectionTest;
import org.mailquay.diagnosis.TestEnd;
import org.mailquay.settings.SmtpSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tests settings step by step. */
@Command(
    name = "test",
    sortOptions = false,
    description = {
      "Tests a server and a login step by step, and says what is wrong and what to do.",
      "Without --to no mail is sent."
    },
    footer = {
      "",
      "Examples:",
      "  mailquay test --from shop@gmx.de --user shop@gmx.de",
      "  mailquay test --host smtp.example.com --port 587 --encryption starttls \\",
      "      --user shop --password-env PW --from shop@example.com --to me@example.com"
    })
final class TestCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Option(names = "--to", paramLabel = "ADDRESS", description = "Send a test mail to this address.")
  private @Nullable String to;

  @Option(
      names = "--no-suggestions",
      description = "After a failure, do not knock at other servers and ports.")
  private boolean withoutSuggestions;

  @Mixin private ServerOptions server = new ServerOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  TestCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Locale locale = output.locale();
    SmtpSettings settings = server.settings(terminal, locale);
    TestStory story = new TestStory(output.page(terminal));
    ConnectionTest test = prepare(settings, locale);
    if (!output.json) {
      story.begin(settings);
      test.onStage(story::stage);
    } else {
      test.onStage(story::watch);
    }
    RunningConnectionTest running = test.start();
    return Interruption.guard(running::cancel, interrupted -> end(running.await(), story));
  }

  private ConnectionTest prepare(SmtpSettings settings, Locale locale) {
    ConnectionTest test =
        server
            .tokens()
            .map(tokens -> ConnectionTest.of(settings, tokens))
            .orElseGet(() -> ConnectionTest.of(settings));
    if (to != null) {
      test.sendTo(to);
    }
    return test.deadline(server.limit()).locale(locale).suggestions(!withoutSuggestions);
  }

  private int end(ConnectionReport report, TestStory story) {
    if (output.json) {
      terminal.line(report.toJson());
      if (report.end() == TestEnd.CANCELLED) {
        terminal.error("mailquay: " + story.stopped(report));
      }
    } else {
      story.end(report);
    }
    return report.passed() ? ExitCode.PASSED : ExitCode.FAILED;
  }
}
