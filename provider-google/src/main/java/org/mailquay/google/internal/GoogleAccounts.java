package org.mailquay.google.internal;

import com.google.auth.oauth2.ClientId;
import com.google.auth.oauth2.PKCEProvider;
import com.google.auth.oauth2.UserAuthorizer;
import com.google.auth.oauth2.UserCredentials;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailquay.google.GoogleClient;
import org.mailquay.oauth.AccessToken;
import org.mailquay.oauth.Account;
import org.mailquay.oauth.TokenClaims;
import org.mailquay.oauth.TokenException;
import org.mailquay.oauth.TokenFailureKind;
import org.mailquay.oauth.TokenStore;
import org.mailquay.oauth.spi.AccountBook;
import org.mailquay.oauth.spi.AuthorizationRequest;
import org.mailquay.oauth.spi.JsonReader;

/** The users of one registered application, in a book with their refresh tokens. */
public final class GoogleAccounts {

  /** The only scope that SMTP takes. */
  static final String MAIL = "https://mail.google.com/";

  private static final List<String> SCOPES = List.of(MAIL, "openid", "email", "profile");

  /** What Google calls six months. */
  private static final Duration UNUSED = Duration.ofDays(182);

  private static final Duration IN_TESTING = Duration.ofDays(7);

  private final GoogleClient client;
  private final TokenStore store;
  private final AccountBook book;

  public GoogleAccounts(GoogleClient client, TokenStore store) {
    this.client = client;
    this.store = store;
    this.book = new AccountBook(store);
  }

  public List<Account> accounts() {
    return book.entries().stream().map(AccountBook.Entry::account).toList();
  }

  public Optional<Account> find(String address) {
    return book.find(address).map(AccountBook.Entry::account);
  }

  /** Returns the address that the browser is sent to. */
  public URI authorizationAddress(AuthorizationRequest request) {
    UserAuthorizer authorizer =
        authorizer(
            transport(), request.redirectUri(), new FixedChallenge(request.codeChallenge(), ""));
    String address =
        authorizer
            .getAuthorizationUrl(request.options().loginHint().orElse(null), request.state(), null)
            .toString();
    return GoogleEndpoints.at(server(), URI.create(address));
  }

  /** Exchanges a code of the browser. */
  public Account redeem(String code, URI redirectUri, String codeVerifier) {
    GoogleTransport transport = transport();
    String refreshToken;
    try {
      refreshToken =
          authorizer(transport, redirectUri, new FixedChallenge("", codeVerifier))
              .getTokenResponseFromAuthCodeExchange(code, redirectUri, Map.of())
              .getRefreshToken();
    } catch (IOException e) {
      throw GoogleFailures.unwrapped(e);
    }
    requireMail(transport.last("scope"));
    if (refreshToken == null) {
      throw incomplete("a refresh token");
    }
    Account account = account(transport);
    book.put(new AccountBook.Entry(account, refreshToken, client.clock().instant()));
    return account;
  }

  /** Renews at the server. A replaced refresh token is stored before the token is handed out. */
  AccessToken renew(String address) {
    return store.exclusively(
        () -> {
          AccountBook.Entry entry = book.find(address).orElseThrow(() -> notSignedIn(address));
          GoogleTransport transport = transport();
          AccessToken token = refreshed(transport, entry.reference());
          book.replace(renewed(entry, transport));
          return token;
        });
  }

  /** The library ignores a refresh token that the server has replaced. */
  private AccountBook.Entry renewed(AccountBook.Entry entry, GoogleTransport transport) {
    String replaced = transport.last("refresh_token");
    return new AccountBook.Entry(
        entry.account(),
        replaced.isEmpty() ? entry.reference() : replaced,
        client.isInTesting() ? entry.renewedAt() : client.clock().instant());
  }

  private AccessToken refreshed(GoogleTransport transport, String refreshToken) {
    try {
      return GoogleTokens.of(
          UserCredentials.newBuilder()
              .setClientId(client.clientId())
              .setClientSecret(client.clientSecret())
              .setRefreshToken(refreshToken)
              .setTokenServerUri(GoogleEndpoints.TOKEN)
              .setHttpTransportFactory(() -> transport)
              .build()
              .refreshAccessToken());
    } catch (IOException e) {
      throw GoogleFailures.unwrapped(e);
    }
  }

  Optional<Instant> diesUnusedAt(String address) {
    Duration life = client.isInTesting() ? IN_TESTING : UNUSED;
    return book.find(address).map(entry -> entry.renewedAt().plus(life));
  }

  /** Returns what another machine needs. */
  public String line(String address) {
    return AccountBook.line(book.find(address).orElseThrow(() -> notSignedIn(address)));
  }

  /** Takes over what another machine granted; it is asked for a token before it is kept. */
  public Account takeOver(String line) {
    AccountBook.Entry entry =
        AccountBook.read(line)
            .orElseThrow(
                () ->
                    TokenException.of(
                        TokenFailureKind.STORE_FAILED, "The bundle holds no sign-in."));
    GoogleTransport transport = transport();
    refreshed(transport, entry.reference());
    book.put(renewed(entry, transport));
    return entry.account();
  }

  /** Forgets an account, and withdraws what it granted. */
  public void remove(String address) {
    Optional<AccountBook.Entry> entry = book.find(address);
    book.remove(address);
    entry.ifPresent(known -> revoke(known.reference()));
  }

  /** Best effort: what is forgotten here must not come back because a server was away. */
  private void revoke(String refreshToken) {
    try {
      HttpResponse<String> answer =
          client
              .http()
              .send(
                  "POST",
                  GoogleEndpoints.at(server(), GoogleEndpoints.REVOKE),
                  Map.of("Content-Type", "application/x-www-form-urlencoded"),
                  "token=" + URLEncoder.encode(refreshToken, StandardCharsets.UTF_8));
      if (answer.statusCode() >= HttpURLConnection.HTTP_BAD_REQUEST) {
        return;
      }
    } catch (TokenException e) {
      return;
    }
  }

  private UserAuthorizer authorizer(
      GoogleTransport transport, URI redirectUri, PKCEProvider challenge) {
    return UserAuthorizer.newBuilder()
        .setClientId(ClientId.of(client.clientId(), client.clientSecret()))
        .setScopes(SCOPES)
        .setUserAuthUri(GoogleEndpoints.AUTHORIZE)
        .setTokenServerUri(GoogleEndpoints.TOKEN)
        .setCallbackUri(redirectUri)
        .setPKCEProvider(challenge)
        .setHttpTransportFactory(() -> transport)
        .build();
  }

  private Account account(GoogleTransport transport) {
    Optional<TokenClaims> claims = TokenClaims.ofJwt(transport.last("id_token"));
    String address = claims.flatMap(known -> known.text("email")).orElse("");
    String name = claims.flatMap(TokenClaims::displayName).orElse("");
    if (address.isEmpty()) {
      Map<String, Object> info = userInfo(transport.last("access_token"));
      address = info.get("email") instanceof String text ? text : "";
      name = info.get("name") instanceof String text ? text : "";
    }
    if (!address.contains("@")) {
      throw incomplete("the mail address of the account");
    }
    return new Account(printable(name), printable(address));
  }

  private Map<String, Object> userInfo(String accessToken) {
    HttpResponse<String> answer =
        client
            .http()
            .send(
                "GET",
                GoogleEndpoints.at(server(), GoogleEndpoints.USER_INFO),
                Map.of("Authorization", "Bearer " + accessToken),
                "");
    if (answer.statusCode() >= HttpURLConnection.HTTP_BAD_REQUEST) {
      throw new GoogleFailures(false).of(answer);
    }
    return JsonReader.object(answer.body()).orElse(Map.of());
  }

  /**
   * A user may untick the box, and Google signs in all the same. Without a word on scopes, what was
   * asked for is granted (RFC 6749 §5.1).
   */
  private static void requireMail(String granted) {
    if (!granted.isBlank() && !Arrays.asList(granted.split(" ", -1)).contains(MAIL)) {
      throw TokenException.of(
          TokenFailureKind.CONSENT_REQUIRED,
          "Google signed the user in, but sending mail was not granted: sign in again and tick"
              + " the box for Gmail.");
    }
  }

  private static TokenException incomplete(String what) {
    return TokenException.of(
        TokenFailureKind.CLIENT_MISCONFIGURED,
        "Google's answer lacks " + what + ": check the registration of the application.");
  }

  public static TokenException notSignedIn(String address) {
    return TokenException.of(
        TokenFailureKind.SIGN_IN_REQUIRED, "Nobody is signed in as " + address + ": sign in.");
  }

  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", " ").strip();
  }

  private GoogleTransport transport() {
    return new GoogleTransport(client.http(), server(), new GoogleFailures(false));
  }

  private @Nullable URI server() {
    return client.testServer().orElse(null);
  }
}
