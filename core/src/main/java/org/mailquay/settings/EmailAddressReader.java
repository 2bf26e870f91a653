package org.mailquay.settings;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.mailquay.settings.internal.AddressDomain;
import org.mailquay.settings.internal.Blanks;
import org.mailquay.settings.internal.ControlCharacters;
import org.mailquay.settings.internal.DomainName;
import org.mailquay.settings.internal.Idna;
import org.mailquay.settings.internal.LocalPart;

/** Reads what was typed into an address field. */
final class EmailAddressReader {

  /** The 256 of a path, less its angle brackets (RFC 5321 §4.5.3.1.3). */
  private static final int MOST_OCTETS = 254;

  /** A list of addresses may be longer than one; beyond this nothing is looked at closely. */
  private static final int MOST_TYPED = 10_000;

  private final Field field;

  EmailAddressReader(Field field) {
    this.field = field;
  }

  Validated<EmailAddress> read(String text) {
    int at = text.indexOf('@');
    return at > 0 && isPlain(text, at)
        ? Validated.valid(plain(text.substring(0, at), text.substring(at + 1)))
        : readClosely(text);
  }

  private static boolean isPlain(String text, int at) {
    return text.length() <= MOST_OCTETS
        && LocalPart.isPlain(text.substring(0, at))
        && DomainName.isPlain(text.substring(at + 1));
  }

  private static EmailAddress plain(String localPart, String domain) {
    return new EmailAddress(localPart, domain, domain);
  }

  private Validated<EmailAddress> readClosely(String text) {
    if (ControlCharacters.orInvisibleIn(text)) {
      return refuse(ViolationCode.CONTROL_CHARACTER, text);
    }
    if (Blanks.trim(text).isEmpty()) {
      return refuse(ViolationCode.REQUIRED);
    }
    if (text.length() > MOST_TYPED) {
      return refuse(ViolationCode.ADDRESS_TOO_LONG, text);
    }
    Validated<EmailAddress> address = parse(text);
    return address.isValid() ? address : AddressRepair.of(text).map(this::advise).orElse(address);
  }

  private Validated<EmailAddress> advise(AddressRepair repair) {
    return refuse(repair.code(), repair.address());
  }

  /** Reads an address whose characters are known to be harmless. */
  static Optional<EmailAddress> tryParse(String text) {
    return new EmailAddressReader(Field.SENDER).parse(text).value();
  }

  private Validated<EmailAddress> parse(String text) {
    int end = LocalPart.end(text);
    if (end < 0) {
      return text.startsWith("\"")
          ? refuse(ViolationCode.ADDRESS_LOCAL_PART, text)
          : refuse(ViolationCode.ADDRESS_WITHOUT_AT, text);
    }
    String localPart = text.substring(0, end);
    if (LocalPart.isTooLong(localPart)) {
      return refuse(ViolationCode.ADDRESS_LOCAL_PART_TOO_LONG, localPart);
    }
    return LocalPart.isValid(localPart)
        ? parse(localPart, text.substring(end + 1))
        : refuse(ViolationCode.ADDRESS_LOCAL_PART, localPart);
  }

  private Validated<EmailAddress> parse(String localPart, String domain) {
    if (domain.isEmpty()) {
      return refuse(ViolationCode.ADDRESS_DOMAIN_MISSING);
    }
    if (isTooLong(localPart, domain)) {
      return refuse(ViolationCode.ADDRESS_TOO_LONG, localPart + "@" + domain);
    }
    if (Idna.isAmbiguous(domain) && !Idna.meanings(domain).isEmpty()) {
      String meanings = String.join(", ", Idna.meanings(domain));
      return refuse(ViolationCode.HOST_IDN_AMBIGUOUS, domain, meanings);
    }
    Optional<String> ascii = AddressDomain.toAscii(domain);
    if (ascii.isEmpty()) {
      return refuse(ViolationCode.ADDRESS_DOMAIN, domain);
    }
    return isTooLong(localPart, ascii.get())
        ? refuse(ViolationCode.ADDRESS_TOO_LONG, localPart + "@" + domain)
        : Validated.valid(new EmailAddress(localPart, domain, ascii.get()));
  }

  private static boolean isTooLong(String localPart, String domain) {
    return (localPart + "@" + domain).getBytes(StandardCharsets.UTF_8).length > MOST_OCTETS;
  }

  private Validated<EmailAddress> refuse(ViolationCode code, String... arguments) {
    return Validated.invalid(Violation.of(field, code, arguments));
  }
}
