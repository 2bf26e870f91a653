package org.mailquay.google;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailquay.oauth.spi.OAuthHttp;

/**
 * The application as it is registered with Google, and how its authorization server is reached.
 * Immutable.
 */
public final class GoogleClient {

  private final String clientId;
  private final String clientSecret;
  private final boolean inTesting;
  private final OAuthHttp http;
  private final Clock clock;
  private final @Nullable URI server;

  private GoogleClient(
      String clientId,
      String clientSecret,
      boolean inTesting,
      OAuthHttp http,
      Clock clock,
      @Nullable URI server) {
    this.clientId = clientId;
    this.clientSecret = clientSecret;
    this.inTesting = inTesting;
    this.http = http;
    this.clock = clock;
    this.server = server;
  }

  /**
   * Creates a client of the type "Desktop app".
   *
   * @param clientSecret that Google gives to such clients although their users can read it
   */
  public static GoogleClient of(String clientId, String clientSecret) {
    return new GoogleClient(
        clientId, clientSecret, false, OAuthHttp.ofDefaults(), Clock.systemUTC(), null);
  }

  /** Says that the application is in testing: its sign-ins die after 7 days, used or not. */
  public GoogleClient inTesting() {
    return new GoogleClient(clientId, clientSecret, true, http, clock, server);
  }

  /** Sets how servers are asked, with the proxy and the limits of the host application. */
  public GoogleClient http(OAuthHttp http) {
    return new GoogleClient(clientId, clientSecret, inTesting, http, clock, server);
  }

  /** Sets the clock. */
  public GoogleClient clock(Clock clock) {
    return new GoogleClient(clientId, clientSecret, inTesting, http, clock, server);
  }

  /** Sends all requests to another server, for tests. */
  public GoogleClient atTestServer(URI server) {
    return new GoogleClient(clientId, clientSecret, inTesting, http, clock, server);
  }

  public String clientId() {
    return clientId;
  }

  public String clientSecret() {
    return clientSecret;
  }

  public boolean isInTesting() {
    return inTesting;
  }

  public OAuthHttp http() {
    return http;
  }

  public Clock clock() {
    return clock;
  }

  /** Returns the server that takes the place of Google's in tests. */
  public Optional<URI> testServer() {
    return Optional.ofNullable(server);
  }

  /** Prints without the secret. */
  @Override
  public String toString() {
    return "GoogleClient[" + clientId + "]";
  }
}
