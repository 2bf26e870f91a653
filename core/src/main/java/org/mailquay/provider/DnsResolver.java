package org.mailquay.provider;

import java.io.IOException;
import java.util.List;
import org.mailquay.provider.internal.JndiDnsResolver;

/**
 * Looks up what the domain name system says about mail. The default is the JVM's own resolver;
 * applications with another one (DNSSEC, DNS over HTTPS) hand it in. Implementations are
 * thread-safe, block for a few seconds at most, and may answer in any order.
 */
public interface DnsResolver {

  /**
   * Returns the MX records of a domain (RFC 5321 §5.1); empty if there are none.
   *
   * @param domain in lower case with A-labels, without a root dot
   * @throws IOException if there was no answer, or none that can be read
   */
  List<MxRecord> mx(String domain) throws IOException;

  /**
   * Returns the SRV records of a service (RFC 2782); empty if there are none.
   *
   * @param name such as {@code _submissions._tcp.example.com}
   * @throws IOException if there was no answer, or none that can be read
   */
  List<SrvRecord> srv(String name) throws IOException;

  /**
   * Returns the JVM's own resolver with the servers of the operating system: UDP, then TCP for long
   * answers, 3 seconds at most for each server. It validates no DNSSEC and keeps nothing.
   */
  static DnsResolver system() {
    return JndiDnsResolver.system();
  }
}
