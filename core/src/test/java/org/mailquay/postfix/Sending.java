package org.mailquay.postfix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.mailquay.Mailer;
import org.mailquay.message.Email;
import org.mailquay.oauth.AccessTokenSource;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.settings.SmtpSettingsBuilder;
import org.mailquay.transport.DeliveryReport;

/** Sending one marked mail, so that it can be found again among all that was delivered. */
public final class Sending {

  private static final String MARK_HEADER = "X-Mailquay-Test";

  private Sending() {}

  /** Returns a word that no other mail holds. */
  public static String newMark() {
    return "mark-" + UUID.randomUUID();
  }

  /** Returns a small mail that holds the mark. */
  public static Email.Builder mail(String mark, String... recipients) {
    return Email.to(recipients)
        .subject("Your receipt")
        .text("Thank you.")
        .header(MARK_HEADER, mark);
  }

  static DeliveryReport send(SmtpSettingsBuilder settings, Email.Builder email) {
    return send(settings.build(), email);
  }

  /** Sends a mail to bob with access tokens, and returns it as it was delivered. */
  public static String deliver(SmtpSettings settings, AccessTokenSource tokens, PostfixLab lab) {
    String mark = newMark();
    try (Mailer mailer = Mailer.of(settings, tokens)) {
      assertThat(mailer.send(mail(mark, lab.mailbox("bob"))).allAccepted()).isTrue();
    }
    return new String(lab.maildir("bob").await(mark), StandardCharsets.ISO_8859_1);
  }

  static DeliveryReport send(SmtpSettings settings, Email.Builder email) {
    try (Mailer mailer = Mailer.of(settings)) {
      return mailer.send(email);
    }
  }
}
