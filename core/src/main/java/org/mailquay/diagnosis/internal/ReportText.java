package org.mailquay.diagnosis.internal;

import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailquay.diagnosis.Advice;
import org.mailquay.diagnosis.Cause;
import org.mailquay.diagnosis.ConnectionReport;
import org.mailquay.diagnosis.Diagnosis;
import org.mailquay.diagnosis.ServerCertificate;
import org.mailquay.diagnosis.ServerFacts;
import org.mailquay.diagnosis.StageOutcome;
import org.mailquay.diagnosis.StageResult;
import org.mailquay.diagnosis.Suggestion;
import org.mailquay.diagnosis.TestEnd;
import org.mailquay.diagnosis.TlsFacts;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.settings.Violation;

/** Writes a report for a person: what is wrong first, then what to do, then the details. */
public final class ReportText {

  private static final int LONGEST_DETAIL = 300;

  private final ConnectionReport report;
  private final ReportWords words;
  private final StringBuilder out = new StringBuilder();

  private ReportText(ConnectionReport report) {
    this.report = report;
    words = ReportWords.in(report.locale());
  }

  /** Returns the text, in the report's language. */
  public static String of(ConnectionReport report) {
    ReportText text = new ReportText(report);
    text.head();
    report.diagnosis().ifPresent(text::why);
    text.suggestions();
    report.diagnosis().ifPresent(text::whatToDo);
    text.stages();
    text.remarks();
    text.server();
    return text.out.toString();
  }

  private void head() {
    String title =
        report.diagnosis().map(d -> d.advice().title()).orElseGet(() -> words.of(verdict()));
    String outcome = report.passed() ? "head.passed" : "head.failed";
    String head = report.diagnosis().isEmpty() ? title : words.format(outcome, title);
    out.append(Paragraph.of("", "", head));
    SmtpSettings settings = report.settings();
    String login =
        settings.authentication().loginName().map(n -> words.format("login", n)).orElse("");
    out.append(
        Paragraph.of(
            "",
            "",
            settings.endpoint().address()
                + " ("
                + words.of("encryption." + settings.endpoint().encryption().name())
                + ")"
                + login));
    out.append(Paragraph.of("", "", when() + ", " + duration(report.duration())));
  }

  private String verdict() {
    if (report.end() == TestEnd.CANCELLED) {
      return "cancelled";
    }
    if (!report.passed()) {
      return "failed";
    }
    return isWithoutAnswer() ? "passed.unasked" : "passed";
  }

  private boolean isWithoutAnswer() {
    return report.stages().stream().anyMatch(ReportText::isLeftOutWithReason);
  }

  /** Only sender and recipient are left out with a reason: where they could not be asked about. */
  private static boolean isLeftOutWithReason(StageResult result) {
    return result.outcome() == StageOutcome.SKIPPED && result.problem().isPresent();
  }

  private String when() {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
        .withLocale(words.locale())
        .format(report.startedAt().atZone(ZoneId.systemDefault()));
  }

  private void why(Diagnosis diagnosis) {
    section("section.why");
    line(diagnosis.advice().explanation());
    diagnosis.reply().ifPresent(r -> line(words.format("server.said", r.toString())));
  }

  private void whatToDo(Diagnosis diagnosis) {
    Advice advice = diagnosis.advice();
    section("section.steps");
    for (int i = 0; i < advice.steps().size(); i++) {
      out.append(Paragraph.of("  " + (i + 1) + ". ", "     ", advice.steps().get(i)));
    }
    if (!advice.administrator().isBlank()) {
      section("section.administrator");
      line(advice.administrator());
    }
    if (!advice.links().isEmpty()) {
      section("section.links");
      // a link that is broken into lines cannot be clicked
      advice.links().forEach(link -> out.append("  ").append(link).append('\n'));
    }
    certainty(diagnosis);
  }

  private void certainty(Diagnosis diagnosis) {
    String others = String.join(", ", diagnosis.alsoPossible().stream().map(Cause::name).toList());
    out.append('\n');
    line(
        words.format(
            others.isEmpty() ? "cause" : "cause.also",
            diagnosis.cause().name(),
            words.of("confidence." + diagnosis.confidence().name()),
            others));
  }

  private void suggestions() {
    if (report.suggestions().isEmpty()) {
      return;
    }
    section("section.suggestions");
    for (int i = 0; i < report.suggestions().size(); i++) {
      Suggestion suggestion = report.suggestions().get(i);
      SmtpSettings settings = suggestion.settings();
      String encryption = words.of("encryption." + settings.endpoint().encryption().name());
      String first = "  " + (i + 1) + ". ";
      out.append(
          Paragraph.of(first, "     ", settings.endpoint().address() + " (" + encryption + ")"));
      out.append(Paragraph.of("     ", "     ", suggestion.explanation()));
    }
  }

  private void stages() {
    section("section.stages");
    report.stages().stream()
        .filter(stage -> stage.outcome() != StageOutcome.SKIPPED || isLeftOutWithReason(stage))
        .forEach(this::stage);
  }

  private void stage(StageResult result) {
    boolean happened =
        result.outcome() == StageOutcome.PASSED || result.outcome() == StageOutcome.FAILED;
    String took = happened ? duration(result.duration()) : "";
    out.append(
        String.format(
                words.locale(),
                "  %-13s %-22s %10s",
                words.of("outcome." + result.outcome().name()),
                words.of("stage." + result.stage().name()),
                took)
            .stripTrailing());
    out.append('\n');
    details(result).forEach(detail -> out.append(Paragraph.of("      ", "      ", detail)));
  }

  private List<String> details(StageResult result) {
    if (isLeftOutWithReason(result)) {
      return List.of(words.of("unasked"));
    }
    return Stream.concat(
            result.findings().stream().flatMap(finding -> FindingText.of(finding).stream()),
            result.problem().stream())
        .map(ReportText::shortened)
        .distinct()
        .toList();
  }

  private static String shortened(String detail) {
    return detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL) + "…";
  }

  private void remarks() {
    List<Violation> violations =
        report.stages().stream().flatMap(stage -> stage.violations().stream()).toList();
    if (!violations.isEmpty()) {
      section("section.remarks");
      violations.forEach(v -> out.append(Paragraph.of("  - ", "    ", v.message(report.locale()))));
    }
    if (!report.server().warnings().isEmpty()) {
      section("section.warnings");
      report
          .server()
          .warnings()
          .forEach(w -> out.append(Paragraph.of("  - ", "    ", words.of("warning." + w.name()))));
    }
  }

  private void server() {
    ServerFacts server = report.server();
    if (server.software().isEmpty()
        && server.tls().isEmpty()
        && server.extensions().authenticationMechanisms().isEmpty()
        && server.extensions().sizeLimit().isEmpty()) {
      return;
    }
    section("section.server");
    fact("server.software", server.software());
    server.tls().flatMap(TlsFacts::protocol).ifPresent(p -> fact("server.tls", Optional.of(p)));
    server.tls().ifPresent(this::certificates);
    String mechanisms = String.join(" ", server.extensions().authenticationMechanisms());
    fact("server.logins", Optional.of(mechanisms).filter(m -> !m.isEmpty()));
    if (server.extensions().sizeLimit().isPresent()) {
      long limit = server.extensions().sizeLimit().getAsLong();
      fact("server.size", Optional.of(words.format("size", limit / 1_000_000.0)));
    }
  }

  private void certificates(TlsFacts tls) {
    for (ServerCertificate certificate : tls.chain()) {
      String names = String.join(", ", certificate.names());
      String until =
          DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
              .withLocale(words.locale())
              .format(certificate.facts().notAfter().atZone(ZoneId.systemDefault()));
      String text =
          words.format(
              "certificate", certificate.facts().subject(), certificate.facts().issuer(), until);
      String shown = text + (names.isEmpty() ? "" : " (" + shortened(names) + ")");
      fact("server.certificate", Optional.of(shown));
    }
  }

  private void fact(String key, Optional<String> value) {
    value.ifPresent(text -> out.append(Paragraph.of("  " + words.of(key) + ": ", "    ", text)));
  }

  private void section(String key) {
    out.append('\n').append(words.of(key)).append('\n');
  }

  private void line(String text) {
    out.append(Paragraph.of("  ", "  ", text));
  }

  private String duration(Duration took) {
    return took.toMillis() < 1000
        ? took.toMillis() + " ms"
        : String.format(words.locale(), "%.1f s", took.toMillis() / 1000.0);
  }
}
