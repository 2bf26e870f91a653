package org.mailquay.provider.internal;

import java.io.IOException;
import org.mailquay.provider.DiscoveryOrigin;
import org.mailquay.provider.DiscoveryTrust;

/** Thunderbird's database, asked for the domain of the address. */
public final class IspdbSource implements DiscoverySource {

  private final String domain;
  private final Ispdb ispdb;

  /** Creates a source. */
  public IspdbSource(String domain, Ispdb ispdb) {
    this.domain = domain;
    this.ispdb = ispdb;
  }

  @Override
  public DiscoveryOrigin origin() {
    return DiscoveryOrigin.ISPDB;
  }

  @Override
  public String place() {
    return Ispdb.uri(domain).toString();
  }

  @Override
  public SourceAnswer ask(Inquiry inquiry) throws IOException, InterruptedException {
    return ispdb.ask(domain, domain, origin(), DiscoveryTrust.OTHER_HTTPS, inquiry);
  }
}
