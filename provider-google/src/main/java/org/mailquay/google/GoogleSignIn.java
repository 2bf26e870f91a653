package org.mailquay.google;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.mailquay.google.internal.GoogleAccounts;
import org.mailquay.google.internal.GoogleFailures;
import org.mailquay.google.internal.GoogleGrant;
import org.mailquay.oauth.Account;
import org.mailquay.oauth.CachingTokenSource;
import org.mailquay.oauth.ClientRegistration;
import org.mailquay.oauth.GrantBundle;
import org.mailquay.oauth.SignIn;
import org.mailquay.oauth.SignInAttempt;
import org.mailquay.oauth.SignInMethod;
import org.mailquay.oauth.SignInOptions;
import org.mailquay.oauth.SignInUi;
import org.mailquay.oauth.TokenException;
import org.mailquay.oauth.TokenFailureKind;
import org.mailquay.oauth.TokenStore;
import org.mailquay.oauth.spi.AuthorizationCodeClient;
import org.mailquay.oauth.spi.AuthorizationError;
import org.mailquay.oauth.spi.AuthorizationRequest;
import org.mailquay.oauth.spi.BrowserSignIn;
import org.mailquay.secret.SecretStore;

/** Signs users in with Google, for Gmail and for Workspace. Thread-safe. */
public final class GoogleSignIn implements SignIn {

  static final String ID = "google";

  private final GoogleClient client;
  private final GoogleAccounts accounts;
  private final GrantBundle bundles;
  private final BrowserSignIn browser;
  private final Map<String, CachingTokenSource> sources = new ConcurrentHashMap<>();

  private GoogleSignIn(GoogleClient client, SecretStore store) {
    this.client = client;
    this.accounts =
        new GoogleAccounts(
            client, TokenStore.in(store, ID, ClientRegistration.of(client.clientId())));
    this.bundles = new GrantBundle(client.clock(), new SecureRandom());
    this.browser = new BrowserSignIn(new Browser(), new SecureRandom());
  }

  /** Opens the sign-in of a registered application, which keeps its grants in a store. */
  public static GoogleSignIn open(GoogleClient client, SecretStore store) {
    return new GoogleSignIn(client, store);
  }

  @Override
  public Set<SignInMethod> methods() {
    return Set.of(SignInMethod.BROWSER, SignInMethod.IMPORT);
  }

  @Override
  public SignInAttempt inBrowser(SignInOptions options, SignInUi ui) {
    return browser.start(options, ui);
  }

  @Override
  public SignInAttempt byDeviceCode(SignInOptions options, SignInUi ui) {
    throw TokenException.of(
        TokenFailureKind.CLIENT_MISCONFIGURED,
        "Google does not let mail be granted by device code. Sign in on a machine with a browser"
            + " and carry the sign-in over: exportGrant there, importGrant here. In a Workspace, a"
            + " service account needs no user.");
  }

  @Override
  public List<Account> accounts() {
    return accounts.accounts();
  }

  @Override
  public CachingTokenSource resume(String address) {
    Account account = accounts.find(address).orElseThrow(() -> GoogleAccounts.notSignedIn(address));
    return sources.computeIfAbsent(key(account.address()), any -> source(account));
  }

  @Override
  public void signOut(String address) {
    accounts.remove(address);
    sources.remove(key(address));
  }

  @Override
  public String exportGrant(String address, char[] passphrase, Instant goodUntil) {
    byte[] grant = accounts.line(address).getBytes(StandardCharsets.UTF_8);
    return bundles.pack(ID, grant, passphrase, goodUntil);
  }

  @Override
  public Account importGrant(String bundle, char[] passphrase) {
    byte[] grant = bundles.unpack(ID, bundle, passphrase);
    Account account = accounts.takeOver(new String(grant, StandardCharsets.UTF_8));
    renewed(account);
    return account;
  }

  /** A source of before the sign-in may hold what led to it. */
  private CachingTokenSource renewed(Account account) {
    CachingTokenSource source = source(account);
    sources.put(key(account.address()), source);
    return source;
  }

  private CachingTokenSource source(Account account) {
    return CachingTokenSource.builder(new GoogleGrant(accounts, account.address()))
        .clock(client.clock())
        .build();
  }

  private static String key(String address) {
    return address.toLowerCase(Locale.ROOT);
  }

  /** The browser's part. */
  private final class Browser implements AuthorizationCodeClient {

    @Override
    public URI authorizationAddress(AuthorizationRequest request) {
      return accounts.authorizationAddress(request);
    }

    @Override
    public CachingTokenSource redeem(String code, URI redirectUri, String codeVerifier) {
      return renewed(accounts.redeem(code, redirectUri, codeVerifier));
    }

    @Override
    public TokenException refused(AuthorizationError error) {
      return GoogleFailures.of(error);
    }
  }
}
