package org.mailquay.diagnosis.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Guesses from the first line that a server says what it runs on. */
final class ServerSoftware {

  /** What is found in the line, the more telling first; hosts of a service go before products. */
  private static final List<Map.Entry<String, String>> MARKS =
      List.of(
          Map.entry("gsmtp", "Gmail"),
          Map.entry("outlook.com microsoft esmtp mail service", "Microsoft 365"),
          Map.entry("microsoft esmtp mail service", "Microsoft Exchange"),
          Map.entry("simpleemailservice", "Amazon SES"),
          Map.entry("sendgrid", "SendGrid"),
          Map.entry("postfix", "Postfix"),
          Map.entry("exim", "Exim"),
          Map.entry("sendmail", "Sendmail"),
          Map.entry("opensmtpd", "OpenSMTPD"),
          Map.entry("haraka", "Haraka"),
          Map.entry("zone-mta", "ZoneMTA"),
          Map.entry("mdaemon", "MDaemon"),
          Map.entry("mailenable", "MailEnable"),
          Map.entry("icewarp", "IceWarp"),
          Map.entry("kerio", "Kerio Connect"),
          Map.entry("communigate", "CommuniGate Pro"),
          Map.entry("smartermail", "SmarterMail"),
          Map.entry("hmailserver", "hMailServer"),
          Map.entry("stalwart", "Stalwart"),
          Map.entry("maddy", "maddy"),
          Map.entry("domino", "HCL Domino"),
          Map.entry("groupwise", "GroupWise"),
          Map.entry("zimbra", "Zimbra"),
          Map.entry("dovecot", "Dovecot Submission"),
          Map.entry("apache james", "Apache James"),
          Map.entry("james smtp", "Apache James"),
          Map.entry("greenmail", "GreenMail"),
          Map.entry("mailpit", "Mailpit"),
          Map.entry("mailhog", "MailHog"));

  private ServerSoftware() {}

  static Optional<String> of(String banner) {
    String line = banner.toLowerCase(Locale.ROOT);
    return MARKS.stream()
        .filter(mark -> line.contains(mark.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
