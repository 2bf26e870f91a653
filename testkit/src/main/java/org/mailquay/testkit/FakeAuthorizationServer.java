package org.mailquay.testkit;

import java.net.URI;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.mailquay.testkit.internal.oauth.AuthorizationState;
import org.mailquay.testkit.internal.oauth.Endpoints;
import org.mailquay.testkit.internal.oauth.ServiceAccountKey;

/**
 * An authorization server on loopback for tests: authorization code with strict PKCE (RFC 7636),
 * refresh with and without rotation, device code (RFC 8628), client credentials with a secret or a
 * signed assertion (RFC 7523), jwt-bearer, user info, revocation (RFC 7009) and introspection (RFC
 * 7662). It answers under the addresses of Microsoft ({@code /<tenant>/oauth2/v2.0/...}) and Google
 * ({@code /o/oauth2/v2/auth}, {@code /token}, ...), with their error bodies.
 *
 * <pre>{@code
 * @RegisterExtension final FakeAuthorizationServer server = FakeAuthorizationServer.start();
 *
 * server.client("till").user("shop@example.com", "Corner Shop");
 * server.failNext(Endpoint.TOKEN, FakeOAuthError.microsoft("invalid_grant", 700082));
 * }</pre>
 *
 * <p>It approves every request for its user at once, unless told otherwise. Its tokens protect
 * nothing. Thread-safe; as an extension it closes after each test.
 */
public final class FakeAuthorizationServer implements AutoCloseable, AfterEachCallback {

  /** What can be asked of the server. */
  public enum Endpoint {
    AUTHORIZE,
    TOKEN,
    DEVICE_CODE,
    USER_INFO,
    REVOKE,
    INTROSPECT,
    DISCOVERY
  }

  private final AuthorizationState state;
  private final Endpoints endpoints;

  private FakeAuthorizationServer(Clock clock) {
    this.state = new AuthorizationState(clock);
    this.endpoints = Endpoints.open(state);
  }

  /** Starts a server on 127.0.0.1, at a free port. */
  public static FakeAuthorizationServer start() {
    return start(Clock.systemUTC());
  }

  /** Starts a server whose tokens end by a clock. */
  public static FakeAuthorizationServer start(Clock clock) {
    return new FakeAuthorizationServer(clock);
  }

  /** Returns {@code http://127.0.0.1:<port>}. */
  public URI address() {
    return endpoints.address();
  }

  /** Registers a public client. */
  public FakeAuthorizationServer client(String id) {
    state.addClient(id, null, null);
    return this;
  }

  /** Registers a client that has to show a secret. */
  public FakeAuthorizationServer client(String id, String secret) {
    state.addClient(id, secret, null);
    return this;
  }

  /**
   * Registers a client or a service account whose assertions are signed (RFC 7523).
   *
   * @param id the client id, or the address of the service account
   * @param key verifies the signature
   */
  public FakeAuthorizationServer client(String id, PublicKey key) {
    state.addClient(id, null, key);
    return this;
  }

  /**
   * Registers a service account, and returns the JSON of its key as Google's console gives it out.
   */
  public String serviceAccount(String address) {
    KeyPair keys = ServiceAccountKey.newPair();
    client(address, keys.getPublic());
    return ServiceAccountKey.json(address, keys.getPrivate());
  }

  /** Sets who signs in; {@code user@example.com} unless set. */
  public FakeAuthorizationServer user(String address, String displayName) {
    state.user(address, displayName);
    return this;
  }

  /** Lets the user untick what is not in this set, at all requests to come. */
  public FakeAuthorizationServer grantOnly(Set<String> scopes) {
    state.grantOnly(scopes);
    return this;
  }

  /** Lets the user refuse the requests to come. */
  public FakeAuthorizationServer decline() {
    state.declining(true);
    return this;
  }

  /**
   * Shows a page before the browser is sent back, for tests with a real browser: its links {@code
   * #agree} and {@code #decline} decide.
   */
  public FakeAuthorizationServer showLoginPage() {
    state.showLoginPage();
    return this;
  }

  /** Gives a new refresh token with each refresh, and refuses the old one from then on. */
  public FakeAuthorizationServer rotateRefreshTokens() {
    state.rotate();
    return this;
  }

  /** Names what is granted in another order with each answer, as some servers do. */
  public FakeAuthorizationServer shuffleScopes() {
    state.shuffleScopes();
    return this;
  }

  /** Sets how long access tokens live; an hour unless set. */
  public FakeAuthorizationServer tokenLifetime(Duration lifetime) {
    state.tokenLifetime(lifetime);
    return this;
  }

  /** Sets how many polls of a device hear {@code authorization_pending} before the user agrees. */
  public FakeAuthorizationServer devicePending(int polls) {
    state.devicePending(polls);
    return this;
  }

  /** Sets how many polls of a device hear {@code slow_down} first (RFC 8628 §3.5). */
  public FakeAuthorizationServer deviceSlowDown(int polls) {
    state.deviceSlowDown(polls);
    return this;
  }

  /** Sets the seconds between polls, and how long a device code is good. */
  public FakeAuthorizationServer deviceTimes(int interval, int expiresIn) {
    state.deviceTimes(interval, expiresIn);
    return this;
  }

  /** Answers the next request to an endpoint with an error; several are kept in order. */
  public FakeAuthorizationServer failNext(Endpoint endpoint, FakeOAuthError error) {
    state.failNext(endpoint, error);
    return this;
  }

  /** Lets all answers of an endpoint wait. */
  public FakeAuthorizationServer delay(Endpoint endpoint, Duration delay) {
    state.delay(endpoint, delay);
    return this;
  }

  /** Withdraws everything that was granted to a user, as an administrator does. */
  public FakeAuthorizationServer revoke(String address) {
    state.revokeUser(address);
    return this;
  }

  /** Returns {@code true} if an access token is good now. */
  public boolean accepts(String accessToken) {
    return state.isActive(accessToken);
  }

  /** Returns what was asked, in the order of arrival. */
  public List<FakeOAuthRequest> requests() {
    return state.requests();
  }

  /** Returns what was asked of one endpoint. */
  public List<FakeOAuthRequest> requests(Endpoint endpoint) {
    return state.requests().stream().filter(request -> request.endpoint() == endpoint).toList();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    close();
  }

  @Override
  public void close() {
    endpoints.close();
  }
}
