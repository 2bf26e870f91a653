package org.mailquay.google.internal;

import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.ServiceAccountCredentials;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailquay.oauth.AccessToken;
import org.mailquay.oauth.Account;
import org.mailquay.oauth.Grant;
import org.mailquay.oauth.TokenException;
import org.mailquay.oauth.TokenFailureKind;
import org.mailquay.oauth.spi.OAuthHttp;

/** What a Workspace lets a service account do for a user (RFC 7523). */
public final class ServiceAccountGrant implements Grant {

  private final GoogleCredentials credentials;
  private final Account user;

  /**
   * Creates a grant.
   *
   * @param keyFile the JSON that Google's console gives out
   */
  public ServiceAccountGrant(
      String keyFile, Account user, OAuthHttp http, @Nullable URI testServer) {
    this.user = user;
    try {
      this.credentials =
          ServiceAccountCredentials.fromStream(
                  new ByteArrayInputStream(keyFile.getBytes(StandardCharsets.UTF_8)),
                  () -> new GoogleTransport(http, testServer, new GoogleFailures(true)))
              .createScoped(List.of(GoogleAccounts.MAIL))
              .createDelegated(user.address())
              // who waits and asks again is the caller, not the library for seven seconds
              .createWithCustomRetryStrategy(false);
    } catch (IOException | RuntimeException e) {
      // its words may hold the private key
      throw TokenException.of(
          TokenFailureKind.CLIENT_MISCONFIGURED,
          "This is not the JSON key of a service account (" + e.getClass().getSimpleName() + ").");
    }
  }

  @Override
  public AccessToken renew() {
    try {
      return GoogleTokens.of(credentials.refreshAccessToken());
    } catch (IOException e) {
      throw GoogleFailures.unwrapped(e);
    }
  }

  @Override
  public Optional<Account> account() {
    return Optional.of(user);
  }
}
