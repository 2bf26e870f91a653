package org.mailquay.postfix;

import java.util.UUID;
import org.mailquay.Mailer;
import org.mailquay.message.Email;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.settings.SmtpSettingsBuilder;
import org.mailquay.transport.DeliveryReport;

/** Sending one marked mail, so that it can be found again among all that was delivered. */
final class Sending {

  private static final String MARK_HEADER = "X-Mailquay-Test";

  private Sending() {}

  /** Returns a word that no other mail holds. */
  static String newMark() {
    return "mark-" + UUID.randomUUID();
  }

  /** Returns a small mail that holds the mark. */
  static Email.Builder mail(String mark, String... recipients) {
    return Email.to(recipients)
        .subject("Your receipt")
        .text("Thank you.")
        .header(MARK_HEADER, mark);
  }

  static DeliveryReport send(SmtpSettingsBuilder settings, Email.Builder email) {
    return send(settings.build(), email);
  }

  static DeliveryReport send(SmtpSettings settings, Email.Builder email) {
    try (Mailer mailer = Mailer.of(settings)) {
      return mailer.send(email);
    }
  }
}
