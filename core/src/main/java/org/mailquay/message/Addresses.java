package org.mailquay.message;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailquay.settings.EmailAddress;
import org.mailquay.settings.Field;
import org.mailquay.settings.Mailbox;
import org.mailquay.settings.Validated;
import org.mailquay.settings.Violation;
import org.mailquay.settings.ViolationCode;

/** The mailboxes that a builder was given, the bad ones among them, by the header they go to. */
final class Addresses {

  private final Map<Field, List<Validated<Mailbox>>> entered = new EnumMap<>(Field.class);

  void add(Field field, String... mailboxes) {
    for (String mailbox : mailboxes) {
      add(field, Mailbox.check(field, mailbox));
    }
  }

  void add(Field field, String displayName, String address) {
    add(field, named(field, displayName, address));
  }

  void add(Field field, Mailbox... mailboxes) {
    for (Mailbox mailbox : mailboxes) {
      add(field, Validated.valid(mailbox));
    }
  }

  void clear(Field field) {
    entered.remove(field);
  }

  private void add(Field field, Validated<Mailbox> mailbox) {
    entered.computeIfAbsent(field, absent -> new ArrayList<>()).add(mailbox);
  }

  boolean isEmpty(Field field) {
    return !entered.containsKey(field);
  }

  List<Mailbox> mailboxes(Field field) {
    return entered.getOrDefault(field, List.of()).stream()
        .map(Validated::value)
        .flatMap(Optional::stream)
        .toList();
  }

  List<Violation> violations() {
    return entered.values().stream()
        .flatMap(List::stream)
        .flatMap(mailbox -> mailbox.violations().stream())
        .toList();
  }

  private static Validated<Mailbox> named(Field field, String name, String address) {
    List<Violation> violations = new ArrayList<>(TextRules.singleLine(field, name));
    violations.addAll(EmailAddress.check(field, address).violations());
    if (mayBeAnotherAddress(name, address)) {
      violations.add(Violation.of(field, ViolationCode.NAME_WITH_ADDRESS, name, address));
    }
    return violations.isEmpty()
        ? Mailbox.check(field, name, address)
        : Validated.invalid(violations);
  }

  // to("anna@example.com", "Ben <ben@example.com>") means two recipients and would mail to one;
  // taking it for two would let whoever chooses a display name add a recipient
  private static boolean mayBeAnotherAddress(String name, String address) {
    return name.indexOf('@') >= 0 && !name.strip().equalsIgnoreCase(address.strip());
  }
}
