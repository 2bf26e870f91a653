package org.mailquay.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailquay.cli.batch.Json;
import org.mailquay.cli.terminal.Colour;
import org.mailquay.cli.terminal.Terminal;
import org.mailquay.diagnosis.Diagnosis;
import org.mailquay.diagnosis.Explainer;
import org.mailquay.message.Email;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.smtp.MailException;
import org.mailquay.transport.DeliveryException;
import org.mailquay.transport.DeliveryReport;
import org.mailquay.transport.Outcome;
import org.mailquay.transport.RecipientOutcome;
import org.mailquay.transport.StageObserver;

/** Says what became of a mail. */
final class SentMail {

  private final Terminal terminal;
  private final Page page;
  private final boolean json;

  SentMail(Terminal terminal, OutputOptions output) {
    this.terminal = terminal;
    this.page = output.page(terminal);
    this.json = output.json;
  }

  StageObserver progress() {
    return json ? StageObserver.none() : new Progress(page, page.coloured());
  }

  /** Tells of a mail that the server took. */
  int sent(DeliveryReport report) {
    if (json) {
      terminal.line(Json.write(object(report, Optional.empty())));
    } else {
      page.verdict(Colour.GREEN, page.say(Phrase.MAIL_ACCEPTED));
      print(report);
    }
    return report.allAccepted() ? ExitCode.PASSED : ExitCode.FAILED;
  }

  /** Tells of a mail that the server did not take for everyone, or of which nobody knows. */
  int failed(Email email, SmtpSettings settings, MailException failure, boolean interrupted) {
    DeliveryReport report = report(email, failure);
    Diagnosis diagnosis =
        Explainer.of(failure).settings(settings).locale(page.locale()).diagnosis();
    if (json) {
      terminal.line(Json.write(object(report, Optional.of(diagnosis))));
    } else {
      boolean unknown = !report.with(Outcome.UNKNOWN).isEmpty();
      String title = page.say(unknown ? Phrase.MAIL_UNKNOWN : Phrase.MAIL_NOT_SENT);
      page.verdict(Colour.RED, (interrupted ? page.say(Phrase.INTERRUPTED) + " " : "") + title);
      print(report);
      if (!interrupted) {
        page.gap();
        new DiagnosisText(page).print(diagnosis);
      }
    }
    return ExitCode.FAILED;
  }

  /** Tells of a mail that was stopped before its connection was begun. */
  int neverBegun(Email email) {
    page.line(page.say(Phrase.INTERRUPTED) + " " + page.say(Phrase.MAIL_NOT_SENT));
    print(notSent(email));
    return ExitCode.FAILED;
  }

  /** Without a report there was no connection, and nothing of the mail on the way. */
  static DeliveryReport report(Email email, MailException failure) {
    return Optional.of(failure)
        .filter(DeliveryException.class::isInstance)
        .map(DeliveryException.class::cast)
        .flatMap(DeliveryException::report)
        .orElseGet(() -> notSent(email));
  }

  static DeliveryReport notSent(Email email) {
    List<RecipientOutcome> nobody =
        email.recipients().stream()
            .map(r -> new RecipientOutcome(r, Outcome.NOT_SENT, Optional.empty()))
            .toList();
    return new DeliveryReport(email.messageId(), nobody);
  }

  private void print(DeliveryReport report) {
    for (RecipientOutcome recipient : report.recipients()) {
      String reply = recipient.reply().map(r -> ": " + r).orElse("");
      page.quote(recipient.recipient() + " - " + page.say(word(recipient.outcome())) + reply);
    }
    page.quote("Message-ID " + report.messageId());
  }

  private static Phrase word(Outcome outcome) {
    return switch (outcome) {
      case ACCEPTED -> Phrase.ACCEPTED;
      case REJECTED -> Phrase.REJECTED;
      case NOT_SENT -> Phrase.NOT_SENT;
      case UNKNOWN -> Phrase.UNKNOWN_OUTCOME;
    };
  }

  private static Map<String, @Nullable Object> object(
      DeliveryReport report, Optional<Diagnosis> diagnosis) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("accepted", report.allAccepted());
    object.put("messageId", report.messageId());
    object.put("recipients", report.recipients().stream().map(SentMail::object).toList());
    object.put("diagnosis", diagnosis.map(DiagnosisJson::of).orElse(null));
    return object;
  }

  private static Map<String, @Nullable Object> object(RecipientOutcome recipient) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("address", recipient.recipient().address());
    object.put("outcome", recipient.outcome().name());
    object.put("reply", recipient.reply().map(Object::toString).orElse(null));
    return object;
  }
}
