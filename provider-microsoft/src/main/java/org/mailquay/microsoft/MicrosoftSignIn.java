package org.mailquay.microsoft;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.mailquay.microsoft.internal.MicrosoftAccounts;
import org.mailquay.microsoft.internal.MicrosoftFailures;
import org.mailquay.microsoft.internal.MicrosoftGrant;
import org.mailquay.oauth.Account;
import org.mailquay.oauth.CachingTokenSource;
import org.mailquay.oauth.ClientRegistration;
import org.mailquay.oauth.GrantBundle;
import org.mailquay.oauth.SignIn;
import org.mailquay.oauth.SignInAttempt;
import org.mailquay.oauth.SignInMethod;
import org.mailquay.oauth.SignInOptions;
import org.mailquay.oauth.SignInPhase;
import org.mailquay.oauth.SignInUi;
import org.mailquay.oauth.TokenException;
import org.mailquay.oauth.TokenStore;
import org.mailquay.oauth.spi.AuthorizationCodeClient;
import org.mailquay.oauth.spi.AuthorizationError;
import org.mailquay.oauth.spi.AuthorizationRequest;
import org.mailquay.oauth.spi.BrowserSignIn;
import org.mailquay.secret.SecretStore;

/** Signs users in with Microsoft, for work and for private accounts. Thread-safe. */
public final class MicrosoftSignIn implements SignIn {

  static final String ID = "microsoft";

  private final MicrosoftClient client;
  private final MicrosoftAccounts accounts;
  private final GrantBundle bundles;
  private final BrowserSignIn browser;
  private final Map<String, CachingTokenSource> sources = new ConcurrentHashMap<>();

  private MicrosoftSignIn(MicrosoftClient client, SecretStore store) {
    this.client = client;
    this.accounts = new MicrosoftAccounts(client, place(client, store));
    this.bundles = new GrantBundle(client.clock(), new SecureRandom());
    this.browser = new BrowserSignIn(new Browser(), new SecureRandom());
  }

  /** Opens the sign-in of a registered application, which keeps its grants in a store. */
  public static MicrosoftSignIn open(MicrosoftClient client, SecretStore store) {
    return new MicrosoftSignIn(client, store);
  }

  private static TokenStore place(MicrosoftClient client, SecretStore store) {
    return TokenStore.in(
        store,
        ID,
        ClientRegistration.of(client.clientId())
            .with("authority", client.authority().toLowerCase(Locale.ROOT)));
  }

  @Override
  public Set<SignInMethod> methods() {
    return Set.of(SignInMethod.BROWSER, SignInMethod.DEVICE_CODE, SignInMethod.IMPORT);
  }

  @Override
  public SignInAttempt inBrowser(SignInOptions options, SignInUi ui) {
    return browser.start(options, ui);
  }

  @Override
  public SignInAttempt byDeviceCode(SignInOptions options, SignInUi ui) {
    return SignInAttempt.start(
        options.deadline(),
        attempt -> {
          ui.progress(SignInPhase.STARTING);
          Account account = accounts.byDeviceCode(attempt, ui);
          CachingTokenSource source = renewed(account);
          ui.progress(SignInPhase.DONE);
          return source;
        });
  }

  @Override
  public List<Account> accounts() {
    return accounts.accounts();
  }

  @Override
  public CachingTokenSource resume(String address) {
    Account account =
        accounts.find(address).orElseThrow(() -> MicrosoftAccounts.notSignedIn(address));
    return sources.computeIfAbsent(key(account.address()), any -> source(account));
  }

  @Override
  public void signOut(String address) {
    accounts.remove(address);
    sources.remove(key(address));
  }

  @Override
  public String exportGrant(String address, char[] passphrase, Instant goodUntil) {
    byte[] grant = accounts.refreshToken(address).getBytes(StandardCharsets.UTF_8);
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
    return CachingTokenSource.builder(new MicrosoftGrant(accounts, account.address()))
        .clock(client.clock())
        .build();
  }

  private static String key(String address) {
    return address.toLowerCase(Locale.ROOT);
  }

  /** The browser's part. */
  private final class Browser implements AuthorizationCodeClient {

    /** What the portal registers for installed applications; the port is free to choose. */
    @Override
    public String redirectHost() {
      return "localhost";
    }

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
      return MicrosoftFailures.of(error);
    }
  }
}
