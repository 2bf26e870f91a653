package org.mailquay.transport.internal.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mailquay.message.Email;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.settings.Timeouts;
import org.mailquay.smtp.MailException;
import org.mailquay.transport.DeliveryException;
import org.mailquay.transport.DeliveryReport;
import org.mailquay.transport.Outcome;
import org.mailquay.transport.RecipientOutcome;
import org.mailquay.transport.StageObserver;
import org.mailquay.transport.internal.BatchWork;
import org.mailquay.transport.internal.NameResolver;
import org.mailquay.transport.internal.NumberedMail;
import org.mailquay.transport.internal.TransportContext;

/** Mails to send and what became of them. */
final class Mails {

  private Mails() {}

  static Email.Builder mail(String... recipients) {
    return Email.to(recipients)
        .from("shop@example.com")
        .subject("Your receipt")
        .text("Thank you.\r\n.\r\n..two\r\n");
  }

  static Timeouts impatient() {
    Duration soon = Duration.ofMillis(700);
    return new Timeouts(Duration.ofSeconds(5), soon, soon, soon, Duration.ofSeconds(20));
  }

  static TransportContext context(SmtpSettings settings) {
    return new TransportContext(settings, null, NameResolver.system());
  }

  static EngineConnection open(SmtpSettings settings) {
    EngineConnection connection = new EngineConnection(context(settings), StageObserver.none());
    connection.open();
    return connection;
  }

  /** Returns the outcomes of a failed mail, in the order of its recipients. */
  static List<Outcome> outcomes(MailException failure) {
    return outcomes(((DeliveryException) failure).report().orElseThrow());
  }

  static List<Outcome> outcomes(DeliveryReport report) {
    return report.recipients().stream().map(RecipientOutcome::outcome).toList();
  }

  /** Work that notes what it is told. */
  static final class Noted implements BatchWork {

    private final Iterator<Email> mails;
    private final Map<Long, List<Outcome>> told = new LinkedHashMap<>();
    private final List<String> twice = new ArrayList<>();
    private final Map<Long, MailException> failures = new LinkedHashMap<>();
    private long numbered;
    private long inFlight;
    private long mostInFlight;

    Noted(List<Email> mails) {
      this.mails = mails.iterator();
    }

    @Override
    public @Nullable NumberedMail next() {
      if (!mails.hasNext()) {
        return null;
      }
      inFlight++;
      mostInFlight = Math.max(mostInFlight, inFlight);
      return new NumberedMail(mails.next(), numbered++, 0);
    }

    private void note(NumberedMail mail, List<Outcome> outcomes) {
      inFlight--;
      if (told.put(mail.number(), outcomes) != null) {
        twice.add("mail " + mail.number());
      }
    }

    @Override
    public void accepted(NumberedMail mail, DeliveryReport report) {
      note(mail, outcomes(report));
    }

    @Override
    public void failed(NumberedMail mail, MailException failure) {
      failures.put(mail.number(), failure);
      note(mail, outcomes(failure));
    }

    Outcome of(long number) {
      return told.getOrDefault(number, List.of()).get(0);
    }

    long begun() {
      return numbered;
    }

    long mostInFlight() {
      return mostInFlight;
    }

    Map<Long, MailException> failures() {
      return failures;
    }

    /** Returns how many were begun and never heard of again, or heard of twice. */
    List<String> mistakes() {
      List<String> mistakes = new ArrayList<>(twice);
      for (long i = 0; i < numbered; i++) {
        if (!told.containsKey(i)) {
          mistakes.add("nothing was told of mail " + i);
        }
      }
      return mistakes;
    }

    Map<Outcome, Long> counts() {
      return told.values().stream()
          .collect(Collectors.groupingBy(outcomes -> outcomes.get(0), Collectors.counting()));
    }
  }
}
