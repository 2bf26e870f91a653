package org.mailquay.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.mailquay.settings.Field;
import org.mailquay.settings.Violation;
import org.mailquay.settings.ViolationSeverity;

/** Names the options that fill the fields of settings and mails. */
final class OptionNames {

  private OptionNames() {}

  /** Says what is wrong, each thing with its option. */
  static String describe(List<Violation> violations, Locale locale) {
    return violations.stream()
        .filter(violation -> violation.severity() == ViolationSeverity.ERROR)
        .map(violation -> describe(violation, locale))
        .distinct()
        .collect(Collectors.joining("\n"));
  }

  private static String describe(Violation violation, Locale locale) {
    return option(violation.field()) + ": " + violation.message(locale);
  }

  private static String option(Field field) {
    return switch (field) {
      case SENDER, FROM -> "--from";
      case USERNAME, ACCOUNT, AUTHENTICATION -> "--user";
      case PASSWORD -> "--password-env";
      case TLS_TRUST -> "--ca";
      case TIMEOUTS -> "--timeout";
      case REPLY_TO -> "--reply-to";
      case ATTACHMENT -> "--attach";
      default -> "--" + field.key();
    };
  }
}
