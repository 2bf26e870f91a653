package org.mailquay.provider.internal;

import java.io.IOException;
import java.net.URI;
import org.mailquay.provider.DiscoveryOrigin;
import org.mailquay.provider.DiscoveryTrust;

/** The configuration document that a domain offers itself. */
public final class AutoconfigSource implements DiscoverySource {

  private final String domain;
  private final DiscoveryOrigin origin;
  private final URI uri;
  private final AutoconfigFetch fetch;
  private final boolean privateAllowed;

  private AutoconfigSource(
      String domain, DiscoveryOrigin origin, URI uri, AutoconfigFetch fetch, boolean privateOk) {
    this.domain = domain;
    this.origin = origin;
    this.uri = uri;
    this.fetch = fetch;
    privateAllowed = privateOk;
  }

  /** Returns the source at {@code autoconfig.DOMAIN}. */
  public static AutoconfigSource subdomain(
      String domain, AutoconfigFetch fetch, boolean privateAllowed) {
    URI uri = URI.create("https://autoconfig." + domain + "/mail/config-v1.1.xml");
    return new AutoconfigSource(domain, DiscoveryOrigin.AUTOCONFIG, uri, fetch, privateAllowed);
  }

  /** Returns the source at the domain's well-known path (RFC 8615). */
  public static AutoconfigSource wellKnown(
      String domain, AutoconfigFetch fetch, boolean privateAllowed) {
    URI uri = URI.create("https://" + domain + "/.well-known/autoconfig/mail/config-v1.1.xml");
    return new AutoconfigSource(domain, DiscoveryOrigin.WELL_KNOWN, uri, fetch, privateAllowed);
  }

  @Override
  public DiscoveryOrigin origin() {
    return origin;
  }

  @Override
  public String place() {
    return uri.toString();
  }

  @Override
  public SourceAnswer ask(Inquiry inquiry) throws IOException, InterruptedException {
    FetchedDocument document = fetch.fetch(uri, domain, inquiry);
    DiscoveryTrust trust =
        document.strayed() ? DiscoveryTrust.OTHER_HTTPS : DiscoveryTrust.DOMAIN_HTTPS;
    return new AutoconfigSettings(domain, origin, place(), privateAllowed).answer(document, trust);
  }
}
