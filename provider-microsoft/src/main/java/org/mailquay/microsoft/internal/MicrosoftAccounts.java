package org.mailquay.microsoft.internal;

import com.microsoft.aad.msal4j.AuthorizationCodeParameters;
import com.microsoft.aad.msal4j.AuthorizationRequestUrlParameters;
import com.microsoft.aad.msal4j.DeviceCodeFlowParameters;
import com.microsoft.aad.msal4j.IAccount;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.Prompt;
import com.microsoft.aad.msal4j.PublicClientApplication;
import com.microsoft.aad.msal4j.RefreshTokenParameters;
import com.microsoft.aad.msal4j.SilentParameters;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailquay.microsoft.MicrosoftClient;
import org.mailquay.oauth.AccessToken;
import org.mailquay.oauth.Account;
import org.mailquay.oauth.DeviceCode;
import org.mailquay.oauth.SignInAttempt;
import org.mailquay.oauth.SignInOptions;
import org.mailquay.oauth.SignInPhase;
import org.mailquay.oauth.SignInUi;
import org.mailquay.oauth.TokenClaims;
import org.mailquay.oauth.TokenException;
import org.mailquay.oauth.TokenFailureKind;
import org.mailquay.oauth.TokenStore;
import org.mailquay.oauth.spi.AccountBook;
import org.mailquay.oauth.spi.AuthorizationRequest;
import org.mailquay.oauth.spi.JsonReader;

/** The users of one registered application, in MSAL4J's cache and in a book beside it. */
public final class MicrosoftAccounts {

  /** A sign-in that is not used for so long dies. */
  private static final Duration UNUSED = Duration.ofDays(90);

  private final MicrosoftClient client;
  private final TokenStore cache;
  private final AccountBook book;

  public MicrosoftAccounts(MicrosoftClient client, TokenStore cache) {
    this.client = client;
    this.cache = cache;
    this.book = new AccountBook(cache.beside("accounts"));
  }

  public List<Account> accounts() {
    return book.entries().stream().map(AccountBook.Entry::account).toList();
  }

  public Optional<Account> find(String address) {
    return book.find(address).map(AccountBook.Entry::account);
  }

  Optional<Instant> diesUnusedAt(String address) {
    return book.find(address).map(entry -> entry.renewedAt().plus(UNUSED));
  }

  /** Returns the address that the browser is sent to. */
  public URI authorizationAddress(AuthorizationRequest request) {
    SignInOptions options = request.options();
    AuthorizationRequestUrlParameters.Builder parameters =
        AuthorizationRequestUrlParameters.builder(request.redirectUri().toString(), scopes())
            .codeChallenge(request.codeChallenge())
            .codeChallengeMethod("S256")
            .state(request.state());
    options.loginHint().ifPresent(parameters::loginHint);
    options.claims().ifPresent(parameters::claimsChallenge);
    if (options.loginHint().isEmpty()) {
      parameters.prompt(Prompt.SELECT_ACCOUNT);
    }
    try (MsalSession session = MsalSession.offline(client)) {
      PublicClientApplication app = session.user(client, cache);
      String address = app.getAuthorizationRequestUrl(parameters.build()).toString();
      return Servers.address(client, URI.create(address));
    }
  }

  /** Exchanges a code of the browser. */
  public Account redeem(String code, URI redirectUri, String codeVerifier) {
    try (MsalSession session = MsalSession.open(client)) {
      PublicClientApplication app = session.user(client, cache);
      return signedIn(
          session.token(
              () ->
                  app.acquireToken(
                      AuthorizationCodeParameters.builder(code, redirectUri)
                          .scopes(scopes())
                          .codeVerifier(codeVerifier)
                          .build())));
    }
  }

  /** Signs in by device code. */
  public Account byDeviceCode(SignInAttempt attempt, SignInUi ui) {
    try (MsalSession session = MsalSession.open(client)) {
      attempt.closeAtEnd(session);
      PublicClientApplication app = session.user(client, cache);
      return signedIn(
          session.token(
              () ->
                  app.acquireToken(
                      DeviceCodeFlowParameters.builder(scopes(), shown -> show(shown, ui))
                          .build())));
    }
  }

  private void show(com.microsoft.aad.msal4j.DeviceCode code, SignInUi ui) {
    ui.showCode(
        new DeviceCode(
            code.userCode(),
            URI.create(code.verificationUri()),
            null,
            client.clock().instant().plusSeconds(code.expiresIn())));
    ui.progress(SignInPhase.WAITING_FOR_USER);
  }

  /** Takes a refresh token of another machine over. */
  public Account takeOver(String refreshToken) {
    try (MsalSession session = MsalSession.open(client)) {
      PublicClientApplication app = session.user(client, cache);
      return signedIn(
          session.token(
              () ->
                  app.acquireToken(
                      RefreshTokenParameters.builder(scopes(), refreshToken).build())));
    }
  }

  /** Returns the refresh token of an account, for another machine. */
  public String refreshToken(String address) {
    String id = entry(address).reference();
    Object tokens =
        cache.read().flatMap(JsonReader::object).map(json -> json.get("RefreshToken")).orElse(null);
    if (tokens instanceof Map<?, ?> map) {
      for (Object each : map.values()) {
        boolean mine = each instanceof Map<?, ?> token && id.equals(token.get("home_account_id"));
        if (mine && ((Map<?, ?>) each).get("secret") instanceof String secret) {
          return secret;
        }
      }
    }
    throw notSignedIn(address);
  }

  /**
   * Renews at the server. What this call returns is used, and not what the cache holds: that keeps
   * tokens by the order of their scopes and may still give an old one.
   */
  AccessToken renew(String address) {
    return cache.exclusively(() -> renewAlone(address));
  }

  private AccessToken renewAlone(String address) {
    AccountBook.Entry entry = entry(address);
    try (MsalSession session = MsalSession.open(client)) {
      IAuthenticationResult result = silently(session, entry, true);
      book.replace(
          new AccountBook.Entry(entry.account(), entry.reference(), client.clock().instant()));
      return token(result);
    }
  }

  /** Returns the token in the cache, if there is one that is good for some minutes. */
  Optional<AccessToken> kept(String address) {
    AccountBook.Entry entry = entry(address);
    try (MsalSession session = MsalSession.offline(client)) {
      return Optional.of(token(silently(session, entry, false)));
    } catch (TokenException e) {
      if (e.kind() == TokenFailureKind.STORE_FAILED) {
        throw e;
      }
      return Optional.empty();
    }
  }

  /** Forgets an account. */
  public void remove(String address) {
    AccountBook.Entry entry = book.find(address).orElse(null);
    if (entry == null) {
      return;
    }
    try (MsalSession session = MsalSession.offline(client)) {
      PublicClientApplication app = session.user(client, cache);
      for (IAccount each : session.await(app::getAccounts)) {
        if (each.homeAccountId().equals(entry.reference())) {
          session.await(() -> app.removeAccount(each));
        }
      }
    }
    book.remove(address);
  }

  private IAuthenticationResult silently(
      MsalSession session, AccountBook.Entry entry, boolean force) {
    PublicClientApplication app = session.user(client, cache);
    IAccount account =
        session.await(app::getAccounts).stream()
            .filter(each -> each.homeAccountId().equals(entry.reference()))
            .findFirst()
            .orElseThrow(() -> notSignedIn(entry.account().address()));
    SilentParameters parameters =
        SilentParameters.builder(scopes(), account).forceRefresh(force).build();
    return session.token(() -> app.acquireTokenSilently(parameters));
  }

  private Account signedIn(IAuthenticationResult result) {
    requireScope(result.scopes());
    TokenClaims claims =
        TokenClaims.ofJwt(String.valueOf(result.idToken()))
            .orElseThrow(() -> incomplete("an id token"));
    String address =
        claims.text("email").filter(text -> text.contains("@")).or(claims::user).orElse("");
    if (result.account() == null || !address.contains("@")) {
      throw incomplete("an account with a mail address");
    }
    Account account = new Account(printable(claims.displayName().orElse("")), printable(address));
    book.put(
        new AccountBook.Entry(account, result.account().homeAccountId(), client.clock().instant()));
    return account;
  }

  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", " ").strip();
  }

  /** RFC 6749 §5.1: a server that grants what was asked for need not say so. */
  private static void requireScope(@Nullable String granted) {
    String said = granted == null ? "" : granted.toLowerCase(Locale.ROOT);
    if (!said.isBlank() && !said.contains("smtp.send")) {
      throw TokenException.of(
          TokenFailureKind.CONSENT_REQUIRED,
          "Microsoft signed the user in, but sending mail (SMTP.Send) was not granted: add the"
              + " permission to the registration, and sign in again.");
    }
  }

  private static TokenException incomplete(String what) {
    return TokenException.of(
        TokenFailureKind.CLIENT_MISCONFIGURED,
        "Microsoft's answer lacks " + what + ": check the registration of the application.");
  }

  private AccountBook.Entry entry(String address) {
    return book.find(address).orElseThrow(() -> notSignedIn(address));
  }

  public static TokenException notSignedIn(String address) {
    return TokenException.of(
        TokenFailureKind.SIGN_IN_REQUIRED, "Nobody is signed in as " + address + ": sign in.");
  }

  private static AccessToken token(IAuthenticationResult result) {
    return AccessToken.of(result.accessToken(), result.expiresOnDate().toInstant());
  }

  private Set<String> scopes() {
    return Set.of(client.cloud().userScope());
  }
}
