package org.mailquay.settings;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailquay.settings.internal.Blanks;
import org.mailquay.settings.internal.ControlCharacters;
import org.mailquay.settings.internal.DomainName;
import org.mailquay.settings.internal.Idna;
import org.mailquay.settings.internal.Ipv4Address;
import org.mailquay.settings.internal.Ipv6Address;

/** Reads what was typed into a host field. */
final class HostnameReader {

  /** Far above every host, and short enough to look at closely. */
  private static final int MOST_TYPED = 1000;

  private final Field field;

  HostnameReader(Field field) {
    this.field = field;
  }

  Validated<Hostname> read(String typed) {
    if (DomainName.isPlain(typed)) {
      return Validated.valid(new Hostname(typed));
    }
    String text = Blanks.trim(typed);
    if (text.isEmpty()) {
      return refuse(ViolationCode.REQUIRED);
    }
    // no control character is a blank: each is still there, and comes before every other mistake
    if (ControlCharacters.orInvisibleIn(text)) {
      return refuse(ViolationCode.CONTROL_CHARACTER, text);
    }
    if (text.length() > MOST_TYPED) {
      return refuse(ViolationCode.HOST_SYNTAX, text);
    }
    Validated<Hostname> host = parse(text);
    return host.isValid()
        ? host
        : HostnameRepair.of(text).map(repair -> advise(host, repair)).orElse(host);
  }

  /** Says what is too much; if that is not all, says what is wrong with the rest. */
  private Validated<Hostname> advise(Validated<Hostname> host, HostnameRepair repair) {
    Validated<Hostname> repaired = parse(repair.host());
    if (repaired.isValid()) {
      return refuse(repair.code(), repair.host());
    }
    return host.violations().get(0).code() == ViolationCode.HOST_IPV6_SYNTAX ? host : repaired;
  }

  private Validated<Hostname> parse(String text) {
    if (text.startsWith("[") && text.endsWith("]") && text.length() > 2) {
      return parseBracketed(text.substring(1, text.length() - 1));
    }
    return Ipv6Address.isMeantBy(text) ? parseIpv6(text) : parseName(text);
  }

  private Validated<Hostname> parseBracketed(String text) {
    return Ipv4Address.isMeantBy(text)
        ? refuse(ViolationCode.HOST_IPV4_SYNTAX, "[" + text + "]")
        : parseIpv6(text);
  }

  private Validated<Hostname> parseIpv6(String text) {
    return Ipv6Address.parse(text)
        .map(address -> Validated.valid(new Hostname(address.canonical())))
        .orElseGet(() -> refuse(ViolationCode.HOST_IPV6_SYNTAX, text));
  }

  private Validated<Hostname> parseName(String text) {
    if (Blanks.in(text)) {
      return refuse(ViolationCode.HOST_SYNTAX, text);
    }
    if (Idna.isAmbiguous(text)) {
      return refuseAmbiguous(text);
    }
    Optional<String> name = Idna.toAscii(text).map(HostnameReader::withoutRootDot);
    if (name.isEmpty()) {
      return refuse(ViolationCode.HOST_IDN, text);
    }
    return checkName(text, name.get());
  }

  private Validated<Hostname> refuseAmbiguous(String text) {
    List<String> meanings = Idna.meanings(withoutRootDot(text));
    return meanings.isEmpty()
        ? refuse(ViolationCode.HOST_IDN, text)
        : refuse(ViolationCode.HOST_IDN_AMBIGUOUS, text, String.join(", ", meanings));
  }

  private Validated<Hostname> checkName(String text, String name) {
    if (!DomainName.isValid(name)) {
      return refuse(ViolationCode.HOST_SYNTAX, text);
    }
    if (Ipv4Address.isMeantBy(name) && !Ipv4Address.isValid(name)) {
      return refuse(ViolationCode.HOST_IPV4_SYNTAX, text);
    }
    return Idna.hasValidALabels(name)
        ? Validated.valid(new Hostname(name))
        : refuse(ViolationCode.HOST_IDN, text);
  }

  private static String withoutRootDot(String name) {
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  /** A URL may bring a password along; no message shows what stands before its @. */
  private static String withoutLogin(String text) {
    return text.substring(text.lastIndexOf('@') + 1);
  }

  private Validated<Hostname> refuse(ViolationCode code, String... arguments) {
    String[] shown = Stream.of(arguments).map(HostnameReader::withoutLogin).toArray(String[]::new);
    return Validated.invalid(Violation.of(field, code, shown));
  }
}
