package org.mailquay.settings;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How the program names itself in EHLO: a domain or an address literal (RFC 5321 §4.1.1.1).
 * Immutable.
 *
 * @param value as it is sent
 */
public record EhloName(String value) {

  private static final Pattern SENDABLE = Pattern.compile("[A-Za-z0-9.-]+|\\[[A-Za-z0-9.:]+]");

  /** Sent where none is set: a legal name that says nothing about the machine. */
  public static final EhloName LOOPBACK_LITERAL = new EhloName("[127.0.0.1]");

  /** Creates a name from what would be sent; {@link #of} is more forgiving. */
  public EhloName {
    if (!SENDABLE.matcher(value).matches()) {
      throw new SettingsException(
          List.of(Violation.of(Field.EHLO_NAME, ViolationCode.EHLO_NAME_SYNTAX, value)));
    }
  }

  /**
   * Creates a name from a domain or a bracketed address.
   *
   * @throws SettingsException with {@link ViolationCode#EHLO_NAME_SYNTAX}
   */
  public static EhloName of(String text) {
    return check(text).orElseThrow();
  }

  /** Reads a name, or says what is wrong with it; {@code localhost} comes with a warning. */
  public static Validated<EhloName> check(String text) {
    String name = text.strip();
    Validated<Hostname> host = Hostname.check(Field.EHLO_NAME, withoutBrackets(name));
    if (host.value().isEmpty()) {
      return Validated.invalid(Violation.of(Field.EHLO_NAME, ViolationCode.EHLO_NAME_SYNTAX, text));
    }
    Hostname hostname = host.value().get();
    return hostname.isIpLiteral() ? literal(hostname) : domain(hostname);
  }

  private static Validated<EhloName> literal(Hostname address) {
    String tag = address.isIpv6() ? "IPv6:" : "";
    return Validated.valid(new EhloName("[" + tag + address.ascii() + "]"));
  }

  private static Validated<EhloName> domain(Hostname domain) {
    String name = domain.ascii();
    EhloName value = new EhloName(name);
    if (name.equals("localhost") || name.endsWith(".localdomain") || name.endsWith(".localhost")) {
      return Validated.valid(
          value, Violation.of(Field.EHLO_NAME, ViolationCode.EHLO_NAME_LOCALHOST, name));
    }
    return Validated.valid(value);
  }

  private static String withoutBrackets(String name) {
    if (!name.startsWith("[") || !name.endsWith("]")) {
      return name;
    }
    String inner = name.substring(1, name.length() - 1);
    return inner.toLowerCase(Locale.ROOT).startsWith("ipv6:") ? inner.substring(5) : inner;
  }

  @Override
  public String toString() {
    return value;
  }
}
