package org.mailquay.microsoft;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailquay.oauth.spi.OAuthHttp;

/**
 * The application as it is registered with Microsoft, and how its authorization server is reached.
 * Immutable.
 */
public final class MicrosoftClient {

  private final String clientId;
  private final String tenant;
  private final MicrosoftCloud cloud;
  private final OAuthHttp http;
  private final Clock clock;
  private final Duration slowDown;
  private final @Nullable URI server;

  private MicrosoftClient(
      String clientId,
      String tenant,
      MicrosoftCloud cloud,
      OAuthHttp http,
      Clock clock,
      Duration slowDown,
      @Nullable URI server) {
    if (!tenant.matches("[A-Za-z0-9][A-Za-z0-9.-]{0,252}")) {
      throw new IllegalArgumentException(
          "tenant must be an id, a domain, or organizations, consumers or common");
    }
    this.clientId = clientId;
    this.tenant = tenant;
    this.cloud = cloud;
    this.http = http;
    this.clock = clock;
    this.slowDown = slowDown;
    this.server = server;
  }

  /** Creates a client of any organisation or person ({@code common}) in the worldwide cloud. */
  public static MicrosoftClient of(String clientId) {
    return new MicrosoftClient(
        clientId,
        "common",
        MicrosoftCloud.WORLDWIDE,
        OAuthHttp.ofDefaults(),
        Clock.systemUTC(),
        Duration.ofSeconds(5),
        null);
  }

  /** Sets whose users may sign in: a tenant id or domain, organizations, consumers or common. */
  public MicrosoftClient tenant(String tenant) {
    return new MicrosoftClient(clientId, tenant, cloud, http, clock, slowDown, server);
  }

  /** Sets the cloud. */
  public MicrosoftClient cloud(MicrosoftCloud cloud) {
    return new MicrosoftClient(clientId, tenant, cloud, http, clock, slowDown, server);
  }

  /** Sets how servers are asked, with the proxy and the limits of the host application. */
  public MicrosoftClient http(OAuthHttp http) {
    return new MicrosoftClient(clientId, tenant, cloud, http, clock, slowDown, server);
  }

  /** Sets the clock. */
  public MicrosoftClient clock(Clock clock) {
    return new MicrosoftClient(clientId, tenant, cloud, http, clock, slowDown, server);
  }

  /** Sends all requests to another server, for tests; {@code slow_down} waits 50 ms there. */
  public MicrosoftClient atTestServer(URI server) {
    return new MicrosoftClient(clientId, tenant, cloud, http, clock, Duration.ofMillis(50), server);
  }

  public String clientId() {
    return clientId;
  }

  public String tenant() {
    return tenant;
  }

  public MicrosoftCloud cloud() {
    return cloud;
  }

  public OAuthHttp http() {
    return http;
  }

  public Clock clock() {
    return clock;
  }

  /** Returns by how much each {@code slow_down} lengthens the wait (RFC 8628 §3.5: 5 seconds). */
  public Duration slowDown() {
    return slowDown;
  }

  /** Returns the authority in Microsoft's words. */
  public String authority() {
    return "https://" + cloud.loginHost() + "/" + tenant;
  }

  /** Returns the server that takes the place of Microsoft's in tests. */
  public Optional<URI> testServer() {
    return Optional.ofNullable(server);
  }
}
