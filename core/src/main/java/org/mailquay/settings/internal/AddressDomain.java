package org.mailquay.settings.internal;

import java.util.Locale;
import java.util.Optional;

/** The part of an address after the @: a domain or an address literal (RFC 5321 §4.1.2). */
public final class AddressDomain {

  private static final String IPV6_TAG = "ipv6:";

  private AddressDomain() {}

  /**
   * Returns the domain in lower case with A-labels, or the literal in its canonical form; empty if
   * it is neither. What an A-label stands for is the concern of the domain's owner and not checked.
   */
  public static Optional<String> toAscii(String domain) {
    if (domain.startsWith("[") && domain.endsWith("]") && domain.length() > 2) {
      return literal(domain.substring(1, domain.length() - 1)).map(a -> "[" + a + "]");
    }
    return Idna.isAmbiguous(domain)
        ? Optional.empty()
        : Idna.toAscii(domain).filter(DomainName::isValid);
  }

  private static Optional<String> literal(String address) {
    return address.toLowerCase(Locale.ROOT).startsWith(IPV6_TAG)
        ? Ipv6Address.parse(address.substring(IPV6_TAG.length())).map(a -> "IPv6:" + a.canonical())
        : Ipv4Address.parse(address);
  }
}
