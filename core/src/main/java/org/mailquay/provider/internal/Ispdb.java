package org.mailquay.provider.internal;

import java.io.IOException;
import java.net.URI;
import org.mailquay.provider.AttemptOutcome;
import org.mailquay.provider.DiscoveryOrigin;
import org.mailquay.provider.DiscoveryTrust;

/**
 * Thunderbird's public database of providers. It learns the domains that are asked for.
 * Thread-safe.
 */
public final class Ispdb {

  private static final String HOME = "thunderbird.net";
  private static final String ADDRESS = "https://autoconfig.thunderbird.net/v1.1/";

  private final AutoconfigFetch fetch;
  private final boolean privateAllowed;

  /** Creates the database's client. */
  public Ispdb(AutoconfigFetch fetch, boolean privateAllowed) {
    this.fetch = fetch;
    this.privateAllowed = privateAllowed;
  }

  static URI uri(String key) {
    return URI.create(ADDRESS + key);
  }

  /**
   * Asks for the entry of a domain.
   *
   * @param domain of the mail address
   * @param key under which the database is asked: the domain, or that of its mail servers
   */
  SourceAnswer ask(
      String domain, String key, DiscoveryOrigin origin, DiscoveryTrust trust, Inquiry inquiry)
      throws IOException, InterruptedException {
    URI uri = uri(key);
    FetchedDocument document = fetch.fetch(uri, HOME, inquiry);
    if (document.strayed()) {
      throw new DiscoveryFailure(AttemptOutcome.REDIRECT_REFUSED, "out of the database");
    }
    return new AutoconfigSettings(domain, origin, uri.toString(), privateAllowed)
        .answer(document, trust);
  }
}
