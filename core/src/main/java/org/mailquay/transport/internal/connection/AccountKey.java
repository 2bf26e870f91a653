package org.mailquay.transport.internal.connection;

import org.mailquay.settings.SendingLimits;
import org.mailquay.settings.SmtpSettings;

/** The account at a server to which a provider's limits apply. */
record AccountKey(String host, String login, SendingLimits limits) {

  static AccountKey of(SmtpSettings settings) {
    String login =
        settings
            .authentication()
            .loginName()
            .orElseGet(() -> settings.sender().address().toString());
    return new AccountKey(settings.endpoint().host().ascii(), login, settings.limits());
  }
}
