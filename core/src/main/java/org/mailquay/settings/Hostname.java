package org.mailquay.settings;

import org.mailquay.settings.internal.Idna;
import org.mailquay.settings.internal.Ipv4Address;

/**
 * The name or the IP address of a server, in the form that goes to the resolver. Immutable.
 *
 * <p>A name follows RFC 1123: labels of 1 to 63 letters, digits and hyphens, 253 characters in all,
 * the last one no number. A single label such as {@code localhost} will do; a root dot is dropped.
 * International names are converted to A-labels; those that IDNA2003 and UTS 46 convert to
 * different hosts are refused. An IPv4 address is four numbers without leading zeros, an IPv6
 * address may stand in brackets. A zone such as {@code %eth0} is refused: it means something on one
 * machine only.
 */
public final class Hostname {

  private final String ascii;

  /** Made by {@link HostnameReader} alone, from what it has checked. */
  Hostname(String ascii) {
    this.ascii = ascii;
  }

  /**
   * Reads a host.
   *
   * @throws SettingsException with what {@link #check(String)} finds
   */
  public static Hostname of(String text) {
    return check(text).orElseThrow();
  }

  /** Reads the server's host as it was typed, or says what is wrong with it. */
  public static Validated<Hostname> check(String text) {
    return check(Field.HOST, text);
  }

  /**
   * Reads a host as it was typed into a field, or says what is wrong with it. Blanks around it are
   * ignored. Where a scheme, a port, a path or the like is too much, the message shows the host
   * without it.
   */
  public static Validated<Hostname> check(Field field, String text) {
    return new HostnameReader(field).read(text);
  }

  /** Returns the name in lower case with A-labels, or the address without brackets. */
  public String ascii() {
    return ascii;
  }

  /** Returns the name with its international labels readable, for display. */
  public String unicode() {
    return Idna.toUnicode(ascii);
  }

  /** Returns {@code true} for an IP address. */
  public boolean isIpLiteral() {
    return isIpv6() || Ipv4Address.isValid(ascii);
  }

  /** Returns {@code true} for an IPv6 address. */
  public boolean isIpv6() {
    return ascii.indexOf(':') >= 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hostname hostname && hostname.ascii.equals(ascii);
  }

  @Override
  public int hashCode() {
    return ascii.hashCode();
  }

  /** Returns {@link #ascii()}. */
  @Override
  public String toString() {
    return ascii;
  }
}
