package org.mailquay.diagnosis.internal;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Optional;
import org.mailquay.message.Email;
import org.mailquay.settings.SmtpSettings;

/** The mail that a test sends: which program sent it, when, and with which settings. */
final class TestMail {

  private TestMail() {}

  /** Returns the mail; empty where none is wanted. */
  static Optional<Email> of(TestPlan plan) {
    return plan.sendTo().map(recipient -> compose(plan, recipient));
  }

  private static Email compose(TestPlan plan, String recipient) {
    ReportWords words = ReportWords.in(plan.locale());
    SmtpSettings settings = plan.settings();
    String when =
        ZonedDateTime.now(plan.clock())
            .format(
                DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG).withLocale(plan.locale()));
    String text =
        words.format(
            "mail.text",
            plan.program(),
            when,
            settings.endpoint().address(),
            words.of("encryption." + settings.endpoint().encryption().name()),
            words.of("login." + settings.authentication().kind().name()),
            settings.authentication().loginName().orElse("-"),
            settings.sender().toString());
    return Email.to(recipient)
        .subject(words.format("mail.subject", plan.program()))
        .text(text)
        .build(settings.sender());
  }
}
