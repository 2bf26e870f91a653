package org.mailquay.settings;

import java.util.List;
import java.util.Map;
import org.mailquay.settings.internal.Blanks;
import org.mailquay.settings.internal.ControlCharacters;

/**
 * A TCP port from 1 to 65535. Immutable.
 *
 * <p>As text it is decimal ASCII digits without a sign. A leading zero is refused, because some
 * programs read 010 as eight: nobody can tell what was meant.
 *
 * @param value the number
 */
public record Port(int value) {

  private static final int LAST = 65535;
  private static final int MOST_DIGITS = 5;

  /** What listens where people look for mail by mistake. */
  private static final Map<Integer, String> OTHER_SERVICES =
      Map.ofEntries(
          Map.entry(21, "FTP"),
          Map.entry(22, "SSH"),
          Map.entry(23, "Telnet"),
          Map.entry(53, "DNS"),
          Map.entry(80, "HTTP"),
          Map.entry(110, "POP3"),
          Map.entry(119, "NNTP"),
          Map.entry(143, "IMAP"),
          Map.entry(389, "LDAP"),
          Map.entry(443, "HTTPS"),
          Map.entry(445, "SMB"),
          Map.entry(636, "LDAPS"),
          Map.entry(990, "FTPS"),
          Map.entry(993, "IMAPS"),
          Map.entry(995, "POP3S"),
          Map.entry(3306, "MySQL"),
          Map.entry(3389, "RDP"),
          Map.entry(5432, "PostgreSQL"),
          Map.entry(8080, "HTTP"),
          Map.entry(8443, "HTTPS"));

  /** Submission, protected by STARTTLS (RFC 6409). */
  public static final Port SUBMISSION = new Port(587);

  /** Submission over implicit TLS (RFC 8314). */
  public static final Port SUBMISSIONS = new Port(465);

  /** Mail between servers (RFC 5321). */
  public static final Port SMTP = new Port(25);

  /**
   * Creates a port.
   *
   * @throws SettingsException with {@link ViolationCode#PORT_OUT_OF_RANGE}
   */
  public Port {
    if (value < 1 || value > LAST) {
      throw new SettingsException(List.of(outOfRange(Field.PORT, Integer.toString(value))));
    }
  }

  /**
   * Creates a port.
   *
   * @throws SettingsException with {@link ViolationCode#PORT_OUT_OF_RANGE}
   */
  public static Port of(int value) {
    return new Port(value);
  }

  /**
   * Reads a port that a program wrote: digits and nothing else.
   *
   * @throws SettingsException with what {@link #check(String)} finds
   */
  public static Port parse(String text) {
    return check(text).orElseThrow();
  }

  /** Reads the server's port that a program wrote, or says what is wrong with it. */
  public static Validated<Port> check(String text) {
    return check(Field.PORT, text);
  }

  /**
   * Reads a port that a program wrote, or says what is wrong with it. The server's own port, unlike
   * a proxy's, comes with a hint at 25 and a warning at the port of another service.
   */
  public static Validated<Port> check(Field field, String text) {
    if (ControlCharacters.orInvisibleIn(text)) {
      return refuse(field, ViolationCode.CONTROL_CHARACTER, text);
    }
    if (text.isEmpty()) {
      return refuse(field, ViolationCode.REQUIRED);
    }
    if (!isNumber(text)) {
      return refuse(field, ViolationCode.PORT_NOT_A_NUMBER, text);
    }
    int value = text.length() > MOST_DIGITS ? 0 : Integer.parseInt(text);
    return value < 1 || value > LAST
        ? Validated.invalid(outOfRange(field, text))
        : Validated.valid(new Port(value), remarks(field, value));
  }

  /** Reads the server's port as a person typed it: like {@link #check(String)}, with blanks. */
  public static Validated<Port> typed(String text) {
    return typed(Field.PORT, text);
  }

  /** Reads a port as a person typed it: like {@link #check(Field, String)}, with blanks. */
  public static Validated<Port> typed(Field field, String text) {
    return check(field, Blanks.trim(text));
  }

  /** A loop: a fresh JVM is slow to load regular expressions, and ports are read early. */
  private static boolean isNumber(String text) {
    boolean isNumber = text.charAt(0) != '0' || text.length() == 1;
    for (int i = 0; isNumber && i < text.length(); i++) {
      isNumber = text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    return isNumber;
  }

  private static Violation[] remarks(Field field, int value) {
    if (field != Field.PORT) {
      return new Violation[0];
    }
    String number = Integer.toString(value);
    if (value == SMTP.value) {
      return new Violation[] {Violation.of(field, ViolationCode.PORT_25, number)};
    }
    String service = OTHER_SERVICES.get(value);
    return service == null
        ? new Violation[0]
        : new Violation[] {
          Violation.of(field, ViolationCode.PORT_OF_ANOTHER_SERVICE, number, service)
        };
  }

  private static Violation outOfRange(Field field, String text) {
    return Violation.of(field, ViolationCode.PORT_OUT_OF_RANGE, text);
  }

  private static Validated<Port> refuse(Field field, ViolationCode code, String... arguments) {
    return Validated.invalid(Violation.of(field, code, arguments));
  }

  /** Returns the digits. */
  @Override
  public String toString() {
    return Integer.toString(value);
  }
}
