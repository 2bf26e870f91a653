package org.mailquay.provider;

import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.mailquay.provider.internal.AddressResolver;
import org.mailquay.provider.internal.SocketConnector;

/**
 * Says whom a {@link SettingsDiscovery} may ask. Not thread-safe.
 *
 * <ul>
 *   <li>the bundled catalogue, and no network
 *   <li>a deadline of 5 seconds over everything
 *   <li>no guesses, no servers without encryption, no hosts of private networks
 * </ul>
 */
public final class SettingsDiscoveryBuilder {

  private static final Duration MOST = Duration.ofMinutes(1);

  ProviderCatalogue catalogue = ProviderCatalogue.bundled();
  Duration deadline = Duration.ofSeconds(5);
  boolean networkAllowed;
  boolean ispdbAllowed = true;
  boolean guessesAllowed;
  boolean plaintextOffered;
  boolean trustedIsEnough;
  boolean privateAllowed;
  DnsResolver dns = DnsResolver.system();
  @Nullable HttpFetcher http;
  InstantSource clock = InstantSource.system();
  AddressResolver addresses = AddressResolver.system();
  SocketConnector connector = SocketConnector.direct();
  SSLContext tls = defaultTls();

  SettingsDiscoveryBuilder() {}

  private static SSLContext defaultTls() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JVM cannot do TLS: " + e.getMessage(), e);
    }
  }

  /** Sets the catalogue that is asked first, and for whose providers MX records are compared. */
  public SettingsDiscoveryBuilder catalogue(ProviderCatalogue providers) {
    catalogue = providers;
    return this;
  }

  /**
   * Lets the discovery use the network for domains that the catalogue does not know. The domain,
   * never the address, is then known to:
   *
   * <ul>
   *   <li>the domain's own web server, which sees the machine's IP address
   *   <li>Thunderbird's database at {@code autoconfig.thunderbird.net}, which sees the same; it is
   *       also asked for the domain of the mail servers. See {@link #withoutThunderbird()}
   *   <li>the DNS servers of the machine, and with DNS as it is, whoever is on the way
   * </ul>
   */
  public SettingsDiscoveryBuilder allowNetworkDisclosingTheDomain() {
    networkAllowed = true;
    return this;
  }

  /** Keeps domains from Thunderbird's database. */
  public SettingsDiscoveryBuilder withoutThunderbird() {
    ispdbAllowed = false;
    return this;
  }

  /**
   * Lets the discovery use the network as {@link #allowNetworkDisclosingTheDomain()} does, and try
   * {@code smtp.DOMAIN}, {@code mail.DOMAIN} and the domain itself on ports 465 and 587. A server
   * counts that shows a certificate for this name and offers a login; none is sent.
   */
  public SettingsDiscoveryBuilder guessServersDisclosingTheDomain() {
    guessesAllowed = true;
    return allowNetworkDisclosingTheDomain();
  }

  /**
   * Ends the discovery as soon as a finding is there that needs no confirmation, and no source that
   * is preferred to it is still silent. By default every source is awaited.
   */
  public SettingsDiscoveryBuilder stopAtTrustedAnswer() {
    trustedIsEnough = true;
    return this;
  }

  /**
   * Puts servers without encryption among the candidates, as the last. By default they are only
   * reported, as {@link DiscoveryReport#plaintextFindings()}. Even then settings refuse to send a
   * login to them until {@code allowCredentialsOverPlaintextDangerous()} is called as well.
   */
  public SettingsDiscoveryBuilder offerPlaintextDangerous() {
    plaintextOffered = true;
    return this;
  }

  /**
   * Lets the discovery contact hosts of private networks, and find them, for a program at the
   * user's own desk. On a server, whoever types a domain could make it knock at machines behind its
   * firewall.
   */
  public SettingsDiscoveryBuilder allowPrivateAddressesDangerous() {
    privateAllowed = true;
    return this;
  }

  /**
   * Sets how long a discovery takes at most: 5 seconds unless set.
   *
   * @throws IllegalArgumentException unless it is longer than zero and at most a minute
   */
  public SettingsDiscoveryBuilder deadline(Duration limit) {
    if (limit.isZero() || limit.isNegative() || limit.compareTo(MOST) > 0) {
      throw new IllegalArgumentException(
          "the deadline is longer than zero and at most " + MOST + ", not " + limit);
    }
    deadline = limit;
    return this;
  }

  /** Sets who looks up MX and SRV records. */
  public SettingsDiscoveryBuilder dns(DnsResolver resolver) {
    dns = resolver;
    return this;
  }

  /**
   * Sets who fetches documents, such as a client with a proxy: {@link
   * HttpFetcher#of(java.net.http.HttpClient)}. By default the discovery connects itself, without a
   * proxy, and to no other address than the one that it has judged.
   */
  public SettingsDiscoveryBuilder http(HttpFetcher fetcher) {
    http = fetcher;
    return this;
  }

  /** Sets the clock by which remembered answers grow old. */
  public SettingsDiscoveryBuilder clock(InstantSource source) {
    clock = source;
    return this;
  }

  /**
   * Sets what certificates are believed when documents are fetched and guesses are verified. A
   * fetcher that {@link #http(HttpFetcher)} sets decides for itself.
   */
  public SettingsDiscoveryBuilder tls(SSLContext context) {
    tls = context;
    return this;
  }

  /** Builds the discovery. */
  public SettingsDiscovery build() {
    return new SettingsDiscovery(this);
  }
}
