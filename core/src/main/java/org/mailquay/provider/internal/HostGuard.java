package org.mailquay.provider.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import org.mailquay.provider.AttemptOutcome;

/**
 * Decides which hosts may be contacted. A host with one private address among others is refused as
 * a whole: which of them is used is not ours to say.
 *
 * <p>A name may lead elsewhere when it is looked up again (DNS rebinding): connect to the very
 * addresses that were judged, as {@link GuardedConnections} does.
 */
public final class HostGuard {

  private final AddressResolver resolver;
  private final boolean privateAllowed;

  /** Creates a guard. */
  public HostGuard(AddressResolver resolver, boolean privateAllowed) {
    this.resolver = resolver;
    this.privateAllowed = privateAllowed;
  }

  /** Returns the addresses of a host, all of which may be contacted. */
  List<InetAddress> resolve(String host) throws IOException {
    List<InetAddress> addresses = resolver.resolve(host);
    if (addresses.isEmpty()) {
      throw new DiscoveryFailure(AttemptOutcome.UNREACHABLE, "no such host");
    }
    if (!privateAllowed && !addresses.stream().allMatch(PublicAddresses::contain)) {
      throw new DiscoveryFailure(AttemptOutcome.ADDRESS_REFUSED, "");
    }
    return addresses;
  }

  /** Checks a host to which somebody else connects, such as an HTTP client or its proxy. */
  void check(String host) throws IOException {
    if (!privateAllowed) {
      resolve(host);
    }
  }
}
