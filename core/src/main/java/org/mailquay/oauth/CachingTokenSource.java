package org.mailquay.oauth;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the token of a grant until shortly before its end, and asks for the next one once, however
 * many threads wait for it. Thread-safe.
 */
public final class CachingTokenSource implements AccessTokenSource, Supplier<String> {

  private final Grant grant;
  private final TokenFlights flights;
  private final HealthWatch health;
  private final TokenLifetime lifetime;
  private @Nullable AccessToken held;
  private @Nullable AccessToken answeredRefusal;

  CachingTokenSource(Builder from) {
    this.grant = from.grant;
    this.lifetime = new TokenLifetime(from.clock, from.renewBefore);
    this.flights = new TokenFlights(from.clock, from.limit);
    this.health = new HealthWatch(from.grant, from.clock, from.listener);
  }

  /** Creates a source with the usual limits: 5 minutes before the end, 60 seconds to wait. */
  public static CachingTokenSource of(Grant grant) {
    return builder(grant).build();
  }

  /** Starts a source with limits of its own. */
  public static Builder builder(Grant grant) {
    return new Builder(grant);
  }

  /**
   * {@inheritDoc}
   *
   * <p>When the next token cannot be had for the moment, one that has not ended yet is still given.
   */
  @Override
  public AccessToken accessToken() {
    AccessToken before = held();
    if (before != null && lifetime.isFresh(before)) {
      return before;
    }
    try {
      return flights.join(this::fresh, any -> true, before == null ? this::first : this::next);
    } catch (TokenException e) {
      if (before != null && e.isTransient() && lifetime.isAlive(before)) {
        return before;
      }
      throw e;
    }
  }

  /**
   * {@inheritDoc} The token that came out of a refusal is not refreshed again when it is refused.
   */
  @Override
  public AccessToken refreshed(AccessToken rejected) {
    AccessToken next =
        flights.join(
            () -> newerThan(rejected),
            landed -> !landed.hasSameValueAs(rejected),
            () -> afterRefusal(rejected));
    if (next.hasSameValueAs(rejected)) {
      throw refusedForGood();
    }
    return next;
  }

  @Override
  public Optional<Account> account() {
    return grant.account();
  }

  /** Returns the token in the clear, for mailers that take it from a {@code Supplier<String>}. */
  @Override
  public String get() {
    return accessToken().reveal();
  }

  /**
   * Renews the sign-in at the server, whatever token is held, so that it does not die unused.
   *
   * @throws TokenException if that fails
   */
  public SignInHealth keepAlive() {
    flights.join(() -> null, any -> false, this::next);
    return health();
  }

  /** Returns how long the sign-in will go on to work; tells the listener when that has changed. */
  public SignInHealth health() {
    return health.look();
  }

  private AccessToken first() {
    Optional<AccessToken> kept = grant.kept().filter(lifetime::isFresh);
    return kept.isPresent() ? hold(kept.get(), false) : next();
  }

  private AccessToken next() {
    return hold(asked(grant::renew), false);
  }

  private AccessToken afterRefusal(AccessToken rejected) {
    AccessToken answered = answeredRefusal();
    if (answered != null && answered.hasSameValueAs(rejected)) {
      throw refusedForGood();
    }
    return hold(asked(grant::renew), true);
  }

  private AccessToken asked(Supplier<AccessToken> request) {
    try {
      AccessToken token = request.get();
      health.renewed();
      return token;
    } catch (TokenException e) {
      health.failed(e);
      throw e;
    }
  }

  private synchronized AccessToken hold(AccessToken token, boolean afterRefusal) {
    lifetime.began(token);
    held = token;
    answeredRefusal = afterRefusal ? token : null;
    return token;
  }

  private synchronized @Nullable AccessToken held() {
    return held;
  }

  private synchronized @Nullable AccessToken answeredRefusal() {
    return answeredRefusal;
  }

  private @Nullable AccessToken fresh() {
    AccessToken token = held();
    return token != null && lifetime.isFresh(token) ? token : null;
  }

  private @Nullable AccessToken newerThan(AccessToken rejected) {
    AccessToken token = fresh();
    return token != null && !token.hasSameValueAs(rejected) ? token : null;
  }

  private static TokenException refusedForGood() {
    return TokenException.of(
        TokenFailureKind.SIGN_IN_REQUIRED,
        "The server refused the access token, and the one after it: sign in again.");
  }

  /** Says nothing about the token. */
  @Override
  public String toString() {
    return "CachingTokenSource[***]";
  }

  /** Sets the limits of a source. */
  public static final class Builder {

    private final Grant grant;
    private Clock clock = Clock.systemUTC();
    private Duration renewBefore = Duration.ofMinutes(5);
    private Duration limit = Duration.ofSeconds(60);
    private Consumer<SignInHealth> listener = changed -> {};

    Builder(Grant grant) {
      this.grant = grant;
    }

    /** Sets the clock; the system's unless set. */
    public Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    /** Sets how long before its end a token is replaced, at most a quarter of its life. */
    public Builder renewBefore(Duration margin) {
      this.renewBefore = positive("renewBefore", margin);
      return this;
    }

    /** Sets how long a caller waits for a new token. */
    public Builder limit(Duration limit) {
      this.limit = positive("limit", limit);
      return this;
    }

    /** Sets who hears, once, when the health of the sign-in changes. */
    public Builder onHealthChange(Consumer<SignInHealth> listener) {
      this.listener = listener;
      return this;
    }

    /** Returns the source. */
    public CachingTokenSource build() {
      return new CachingTokenSource(this);
    }

    private static Duration positive(String name, Duration value) {
      if (value.isNegative() || value.isZero() || value.compareTo(Duration.ofDays(1)) > 0) {
        throw new IllegalArgumentException(name + " must be more than 0 and at most a day");
      }
      return value;
    }
  }
}
