package org.mailquay.transport.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Looks up the addresses of a host. May block; the caller bounds it. */
@FunctionalInterface
public interface NameResolver {

  /** Returns all addresses, in the order in which they are to be tried. */
  List<InetAddress> resolve(String host) throws UnknownHostException;

  /** Returns the resolver of the JVM. */
  static NameResolver system() {
    return host -> List.of(InetAddress.getAllByName(host));
  }
}
