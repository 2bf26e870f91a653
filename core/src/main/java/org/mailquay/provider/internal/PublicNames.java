package org.mailquay.provider.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import org.mailquay.settings.Hostname;

/**
 * Tells hosts of the Internet from those that mean something in the own network only. Their names
 * are neither asked about, for that would give them away, nor taken from an answer.
 */
public final class PublicNames {

  /** Top-level names for private use: RFC 6761 §6.3, RFC 6762 Appendix G, RFC 7686, RFC 8375. */
  private static final Set<String> PRIVATE =
      Set.of(
          "arpa",
          "corp",
          "home",
          "internal",
          "intranet",
          "lan",
          "local",
          "localdomain",
          "localhost",
          "onion",
          "private");

  private PublicNames() {}

  /** Returns {@code true} for a name or an IP address of the Internet. */
  public static boolean contain(Hostname host) {
    return host.isIpLiteral() ? isPublicAddress(host) : isPublicName(host.ascii());
  }

  /** A last label that begins with a digit is no name, but a way to write an address (10.0x1). */
  private static boolean isPublicName(String name) {
    String last = name.substring(name.lastIndexOf('.') + 1);
    return last.length() < name.length()
        && !Character.isDigit(last.charAt(0))
        && !PRIVATE.contains(last);
  }

  private static boolean isPublicAddress(Hostname host) {
    try {
      return PublicAddresses.contain(InetAddress.getByName(host.ascii()));
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
