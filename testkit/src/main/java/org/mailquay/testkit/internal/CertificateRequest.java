package org.mailquay.testkit.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a certificate is to say. Immutable.
 *
 * @param commonName the subject's common name
 * @param hosts names and IP addresses, as subject alternative names; empty for none
 * @param from the start of its validity, as a distance from now
 * @param until the end of its validity, as a distance from now
 * @param client whether it is for TLS clients rather than servers
 */
public record CertificateRequest(
    String commonName, List<String> hosts, Duration from, Duration until, boolean client) {

  public CertificateRequest {
    hosts = List.copyOf(hosts);
  }

  /** Creates the request for a server's certificate without hosts, valid for a year around now. */
  public static CertificateRequest named(String commonName) {
    return new CertificateRequest(
        commonName, List.of(), Duration.ofDays(-182), Duration.ofDays(183), false);
  }

  public CertificateRequest forHosts(String... names) {
    return new CertificateRequest(commonName, List.of(names), from, until, client);
  }

  public CertificateRequest validForDays(int first, int last) {
    return new CertificateRequest(
        commonName, hosts, Duration.ofDays(first), Duration.ofDays(last), client);
  }

  public CertificateRequest forClient() {
    return new CertificateRequest(commonName, hosts, from, until, true);
  }

  Instant notBefore() {
    return Instant.now().plus(from);
  }

  Instant notAfter() {
    return Instant.now().plus(until);
  }
}
