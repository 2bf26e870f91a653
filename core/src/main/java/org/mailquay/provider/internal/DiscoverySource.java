package org.mailquay.provider.internal;

import java.io.IOException;
import org.mailquay.provider.DiscoveryOrigin;

/** One place to ask about one domain. Asked once, in a thread of its own. */
public interface DiscoverySource {

  /** Returns what kind of place this is. */
  DiscoveryOrigin origin();

  /** Returns what is asked: a URL, a DNS name, a server. It is unique within a discovery. */
  String place();

  /**
   * Asks.
   *
   * @throws IOException if there was no answer; {@link DiscoveryFailure} says more
   * @throws InterruptedException if the discovery has ended
   */
  SourceAnswer ask(Inquiry inquiry) throws IOException, InterruptedException;
}
