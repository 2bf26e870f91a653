package org.mailquay.testkit.internal.oauth;

import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailquay.testkit.FakeAuthorizationServer.Endpoint;
import org.mailquay.testkit.FakeOAuthError;
import org.mailquay.testkit.FakeOAuthRequest;

/** What the fake authorization server knows. Thread-safe: one lock for everything. */
public final class AuthorizationState {

  /** A client as it is registered. */
  record Client(@Nullable String secret, @Nullable PublicKey key) {}

  /** A code that waits to be redeemed. */
  record Code(GrantedAccess access, String redirectUri, String challenge) {}

  /** An access token that is out. */
  record Issued(GrantedAccess access, Instant expiresAt) {}

  private final Clock clock;
  private final Map<String, Client> clients = new HashMap<>();
  private final Map<String, Code> codes = new HashMap<>();
  private final Map<String, GrantedAccess> refreshTokens = new HashMap<>();
  private final Map<String, Issued> accessTokens = new HashMap<>();
  private final Map<String, Device> devices = new HashMap<>();
  private final Map<Endpoint, Deque<FakeOAuthError>> failures = new EnumMap<>(Endpoint.class);
  private final Map<Endpoint, Duration> delays = new EnumMap<>(Endpoint.class);
  private final List<FakeOAuthRequest> requests = new ArrayList<>();
  private String user = "user@example.com";
  private String displayName = "Test User";
  private @Nullable Set<String> onlyScopes;
  private boolean declining;
  private boolean loginPage;
  private boolean rotating;
  private boolean shuffling;
  private Duration lifetime = Duration.ofHours(1);
  private int devicePending;
  private int deviceSlowDown;
  private int deviceInterval = 1;
  private int deviceExpiresIn = 900;
  private int counter;

  public AuthorizationState(Clock clock) {
    this.clock = clock;
  }

  public synchronized void addClient(String id, @Nullable String secret, @Nullable PublicKey key) {
    clients.put(id, new Client(secret, key));
  }

  public synchronized void user(String address, String name) {
    user = address;
    displayName = name;
  }

  public synchronized void grantOnly(Set<String> scopes) {
    onlyScopes = Set.copyOf(scopes);
  }

  public synchronized void declining(boolean is) {
    declining = is;
  }

  public synchronized void showLoginPage() {
    loginPage = true;
  }

  public synchronized void rotate() {
    rotating = true;
  }

  public synchronized void shuffleScopes() {
    shuffling = true;
  }

  public synchronized void tokenLifetime(Duration duration) {
    lifetime = duration;
  }

  public synchronized void devicePending(int polls) {
    devicePending = polls;
  }

  public synchronized void deviceSlowDown(int polls) {
    deviceSlowDown = polls;
  }

  public synchronized void deviceTimes(int interval, int expiresIn) {
    deviceInterval = interval;
    deviceExpiresIn = expiresIn;
  }

  public synchronized void failNext(Endpoint endpoint, FakeOAuthError error) {
    failures.computeIfAbsent(endpoint, any -> new ArrayDeque<>()).add(error);
  }

  public synchronized void delay(Endpoint endpoint, Duration delay) {
    delays.put(endpoint, delay);
  }

  public synchronized void revokeUser(String address) {
    refreshTokens.values().removeIf(access -> access.user().equals(address));
    accessTokens.values().removeIf(issued -> issued.access().user().equals(address));
  }

  public synchronized boolean isActive(String accessToken) {
    return active(accessToken).isPresent();
  }

  public synchronized List<FakeOAuthRequest> requests() {
    return List.copyOf(requests);
  }

  synchronized Duration arrived(FakeOAuthRequest request) {
    requests.add(request);
    return delays.getOrDefault(request.endpoint(), Duration.ZERO);
  }

  synchronized Optional<FakeOAuthError> nextFailure(Endpoint endpoint) {
    Deque<FakeOAuthError> waiting = failures.get(endpoint);
    return waiting == null ? Optional.empty() : Optional.ofNullable(waiting.poll());
  }

  synchronized Optional<Client> client(String id) {
    return Optional.ofNullable(clients.get(id));
  }

  synchronized String userAddress() {
    return user;
  }

  synchronized boolean isDeclining() {
    return declining;
  }

  synchronized boolean showsLoginPage() {
    return loginPage;
  }

  synchronized boolean isRotating() {
    return rotating;
  }

  /** Returns the scopes as an answer names them. */
  synchronized String named(Set<String> scopes) {
    List<String> names = new ArrayList<>(scopes);
    if (shuffling) {
      Collections.rotate(names, counter);
    }
    return String.join(" ", names);
  }

  synchronized long lifetimeSeconds() {
    return lifetime.toSeconds();
  }

  synchronized GrantedAccess granted(String client, Set<String> asked, String nonce) {
    Set<String> scopes = new LinkedHashSet<>(asked);
    if (onlyScopes != null) {
      scopes.retainAll(onlyScopes);
    }
    return new GrantedAccess(user, displayName, client, scopes, nonce);
  }

  synchronized String newCode(Code code) {
    String text = next("code");
    codes.put(text, code);
    return text;
  }

  synchronized Optional<Code> takeCode(String code) {
    return Optional.ofNullable(codes.remove(code));
  }

  synchronized String newRefreshToken(GrantedAccess access) {
    String text = "1//" + next("refresh");
    refreshTokens.put(text, access);
    return text;
  }

  synchronized Optional<GrantedAccess> refresh(String token) {
    return Optional.ofNullable(rotating ? refreshTokens.remove(token) : refreshTokens.get(token));
  }

  synchronized void issued(String accessToken, GrantedAccess access) {
    accessTokens.put(accessToken, new Issued(access, now().plus(lifetime)));
  }

  synchronized Optional<Issued> active(String accessToken) {
    return Optional.ofNullable(accessTokens.get(accessToken))
        .filter(issued -> now().isBefore(issued.expiresAt()));
  }

  synchronized void revokeToken(String token) {
    GrantedAccess access = refreshTokens.remove(token);
    Issued issued = accessTokens.remove(token);
    if (access != null) {
      revokeUser(access.user());
    } else if (issued != null) {
      revokeUser(issued.access().user());
    }
  }

  synchronized Device newDevice(GrantedAccess access) {
    Device device =
        new Device(
            next("device"),
            "ABCD-" + (1000 + counter),
            access,
            now().plusSeconds(deviceExpiresIn),
            deviceInterval,
            devicePending,
            deviceSlowDown);
    devices.put(device.code(), device);
    return device;
  }

  synchronized Optional<Device> device(String code) {
    return Optional.ofNullable(devices.get(code));
  }

  synchronized String next(String kind) {
    counter++;
    return kind + "-" + counter + "-" + Long.toHexString(System.nanoTime());
  }

  Instant now() {
    return clock.instant();
  }
}
