package org.mailquay.transport.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import org.mailquay.settings.Hostname;

/** Gives the look-up of a name a deadline. */
final class BoundedResolver {

  private final NameResolver resolver;

  BoundedResolver(NameResolver resolver) {
    this.resolver = resolver;
  }

  List<InetAddress> resolve(Hostname host, Deadline deadline, ConnectionGuard guard)
      throws IOException {
    if (host.isIpLiteral()) {
      return List.of(InetAddress.getByName(host.ascii()));
    }
    return BoundedCall.get(
        "looking up " + host, () -> resolver.resolve(host.ascii()), deadline, guard);
  }
}
