package org.mailquay.google;

import java.net.URI;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.mailquay.google.internal.ServiceAccountGrant;
import org.mailquay.oauth.Account;
import org.mailquay.oauth.CachingTokenSource;
import org.mailquay.oauth.spi.OAuthHttp;

/**
 * Sends for users of a Google Workspace without asking them: its administrator has given the
 * service account domain-wide delegation with the scope {@code https://mail.google.com/}.
 */
public final class GoogleServiceAccount {

  private final String keyFile;
  private final OAuthHttp http;
  private final Clock clock;
  private final @Nullable URI server;

  private GoogleServiceAccount(String keyFile, OAuthHttp http, Clock clock, @Nullable URI server) {
    this.keyFile = keyFile;
    this.http = http;
    this.clock = clock;
    this.server = server;
  }

  /**
   * Creates the access of a service account.
   *
   * @param keyFile the content of its JSON key
   */
  public static GoogleServiceAccount of(String keyFile) {
    return new GoogleServiceAccount(keyFile, OAuthHttp.ofDefaults(), Clock.systemUTC(), null);
  }

  /** Sets how servers are asked, with the proxy and the limits of the host application. */
  public GoogleServiceAccount http(OAuthHttp http) {
    return new GoogleServiceAccount(keyFile, http, clock, server);
  }

  /** Sends all requests to another server, for tests. */
  public GoogleServiceAccount atTestServer(URI server) {
    return new GoogleServiceAccount(keyFile, http, clock, server);
  }

  /**
   * Returns a source of tokens for a user.
   *
   * @throws org.mailquay.oauth.TokenException if the key file is none
   */
  public CachingTokenSource sendAs(String user) {
    return CachingTokenSource.builder(
            new ServiceAccountGrant(keyFile, Account.of(user), http, server))
        .clock(clock)
        .build();
  }

  /** Says nothing about the key. */
  @Override
  public String toString() {
    return "GoogleServiceAccount[***]";
  }
}
