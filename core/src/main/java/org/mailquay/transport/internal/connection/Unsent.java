package org.mailquay.transport.internal.connection;

import java.util.Map;
import java.util.Optional;
import org.mailquay.message.Email;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.smtp.NextStep;
import org.mailquay.smtp.Stage;
import org.mailquay.transport.DeliveryException;
import org.mailquay.transport.DeliveryReport;
import org.mailquay.transport.Outcome;
import org.mailquay.transport.internal.DeliveryOutcomes;

/** Tells of a mail that no server has heard of. */
final class Unsent {

  private Unsent() {}

  static DeliveryException because(SmtpSettings settings, Email email, String why) {
    DeliveryReport report =
        DeliveryOutcomes.of(
            email.messageId(), email.recipients(), Map.of(), Outcome.NOT_SENT, Optional.empty());
    String message = "The mail was not sent to " + settings.endpoint().address() + ": " + why;
    return new DeliveryException(message, NextStep.RETRY_LATER, Stage.VALIDATE, null, null, report);
  }
}
