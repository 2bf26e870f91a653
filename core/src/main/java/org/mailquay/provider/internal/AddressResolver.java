package org.mailquay.provider.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;

/** Looks up the addresses of a host. May block; the discovery does not wait for it. */
@FunctionalInterface
public interface AddressResolver {

  /** Returns all addresses of a host. */
  List<InetAddress> resolve(String host) throws IOException;

  /** Returns the resolver of the JVM. */
  static AddressResolver system() {
    return host -> List.of(InetAddress.getAllByName(host));
  }
}
