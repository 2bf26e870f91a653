package org.mailquay.cli;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.mailquay.cli.terminal.Colour;
import org.mailquay.diagnosis.ConnectionReport;
import org.mailquay.diagnosis.ServerWarning;
import org.mailquay.diagnosis.StageOutcome;
import org.mailquay.diagnosis.StageResult;
import org.mailquay.diagnosis.Suggestion;
import org.mailquay.diagnosis.TestEnd;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.smtp.Stage;
import org.mailquay.transport.StageEvent;
import org.mailquay.transport.StageStatus;

/**
 * Tells of a test as of a journey: each step with a mark and its time, then what failed, what to do
 * and what would work instead. On a terminal the steps appear while they happen.
 */
final class TestStory {

  private final Page page;
  private final Set<Stage> told = EnumSet.noneOf(Stage.class);
  private volatile boolean mailBegun;

  TestStory(Page page) {
    this.page = page;
  }

  void begin(SmtpSettings settings) {
    String login =
        settings.authentication().loginName().map(n -> page.say(Phrase.LOGIN_AS, n)).orElse("");
    page.title(
        page.say(Phrase.TESTING, settings.endpoint().address())
            + ", "
            + Encryptions.words(settings.endpoint().encryption(), page.locale())
            + login);
  }

  /** Hears of the steps without telling of them. */
  void watch(StageEvent event) {
    if (event.stage() == Stage.MESSAGE && event.status() == StageStatus.ENTERED) {
      mailBegun = true;
    }
  }

  /** Hears of the steps; one thread tells at a time. */
  void stage(StageEvent event) {
    watch(event);
    boolean passed = event.status() == StageStatus.PASSED;
    boolean again = told.contains(event.stage()) && event.status() != StageStatus.FAILED;
    if (!page.coloured() || again || event.status() == StageStatus.PROGRESS) {
      return;
    }
    if (event.status() == StageStatus.ENTERED) {
      busyWith(StageWords.of(event.stage()).in(page.locale()));
    } else {
      page.terminal().part("\r");
      row(event.stage(), passed ? StageOutcome.PASSED : StageOutcome.FAILED, event.elapsed());
      if (!passed) {
        busyWith(page.say(Phrase.LOOKING_FOR_OTHERS));
      }
    }
  }

  private void busyWith(String what) {
    page.terminal().part("\r  ... " + what);
  }

  void end(ConnectionReport report) {
    if (page.coloured()) {
      page.terminal().part("\r" + " ".repeat(60) + "\r");
    }
    for (StageResult result : report.stages()) {
      boolean happened =
          result.outcome() == StageOutcome.PASSED || result.outcome() == StageOutcome.FAILED;
      if (happened && !told.contains(result.stage())) {
        row(result.stage(), result.outcome(), result.duration());
      }
    }
    page.gap();
    if (report.passed()) {
      page.verdict(Colour.GREEN, page.say(sent(report) ? Phrase.TEST_SENT : Phrase.TEST_PASSED));
    } else if (report.end() == TestEnd.CANCELLED) {
      page.verdict(Colour.RED, stopped(report));
    }
    report.diagnosis().ifPresent(new DiagnosisText(page)::print);
    suggest(report);
    remark(report);
  }

  /** Says that the test was stopped, and what is known of its mail. */
  String stopped(ConnectionReport report) {
    return page.say(Phrase.TEST_CANCELLED) + " " + page.say(mailInFlight(report));
  }

  private Phrase mailInFlight(ConnectionReport report) {
    if (sent(report)) {
      return Phrase.TEST_SENT;
    }
    return mailBegun ? Phrase.TEST_MAIL_UNKNOWN : Phrase.NO_TEST_MAIL;
  }

  private static boolean sent(ConnectionReport report) {
    return report.stage(Stage.MESSAGE).outcome() == StageOutcome.PASSED;
  }

  private void row(Stage stage, StageOutcome outcome, Duration took) {
    told.add(stage);
    boolean passed = outcome == StageOutcome.PASSED;
    String mark = passed ? page.in(Colour.GREEN, "ok ") : page.in(Colour.RED, "-->");
    String name = StageWords.of(stage).in(page.locale());
    String time = took.toMillis() + " ms";
    String end = passed ? "" : "  " + page.in(Colour.RED, page.say(Phrase.FAILED_HERE));
    page.line(String.format("  %s %-28s %9s%s", mark, name, time, end));
  }

  private void suggest(ConnectionReport report) {
    if (report.suggestions().isEmpty()) {
      return;
    }
    page.gap();
    page.title(page.say(Phrase.WOULD_WORK));
    int number = 1;
    for (Suggestion suggestion : report.suggestions()) {
      var endpoint = suggestion.settings().endpoint();
      page.item(
          number++,
          page.say(Phrase.SERVER_AND_PORT, endpoint.host().ascii())
              + endpoint.port()
              + ", "
              + Encryptions.words(endpoint.encryption(), page.locale()));
      page.underItem(suggestion.explanation());
    }
  }

  private void remark(ConnectionReport report) {
    if (report.passed()) {
      report
          .stage(Stage.VALIDATE)
          .violations()
          .forEach(violation -> page.quote("- " + violation.message(page.locale())));
      for (ServerWarning warning : report.server().warnings()) {
        page.quote("- " + warning(warning));
      }
    }
  }

  private String warning(ServerWarning warning) {
    return page.say(
        switch (warning) {
          case CERTIFICATE_ENDS_SOON -> Phrase.CERTIFICATE_ENDS_SOON;
          case OLD_TLS -> Phrase.OLD_TLS;
          case WEAK_CIPHER -> Phrase.WEAK_CIPHER;
          case NO_ENCRYPTION -> Phrase.NOTHING_ENCRYPTED;
        });
  }
}
