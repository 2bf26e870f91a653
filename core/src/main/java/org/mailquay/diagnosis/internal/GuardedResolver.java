package org.mailquay.diagnosis.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.mailquay.provider.internal.PublicAddresses;
import org.mailquay.transport.internal.NameResolver;

/**
 * Keeps probes away from the computers behind the firewall: a name that leads to one is not
 * contacted, unless the server in the settings is one itself. The probe connects to the very
 * addresses that were judged here.
 */
final class GuardedResolver implements NameResolver {

  private final NameResolver resolver;

  GuardedResolver(NameResolver resolver) {
    this.resolver = resolver;
  }

  @Override
  public List<InetAddress> resolve(String host) throws UnknownHostException {
    List<InetAddress> addresses = resolver.resolve(host);
    if (!addresses.stream().allMatch(PublicAddresses::contain)) {
      throw new UnknownHostException("a private address is not probed");
    }
    return addresses;
  }
}
