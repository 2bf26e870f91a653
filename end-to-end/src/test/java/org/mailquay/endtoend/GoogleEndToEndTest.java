package org.mailquay.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailquay.Mailer;
import org.mailquay.diagnosis.Cause;
import org.mailquay.diagnosis.ConnectionReport;
import org.mailquay.diagnosis.ConnectionTest;
import org.mailquay.diagnosis.StageResult;
import org.mailquay.google.GoogleClient;
import org.mailquay.google.GoogleServiceAccount;
import org.mailquay.google.GoogleSignIn;
import org.mailquay.oauth.CachingTokenSource;
import org.mailquay.oauth.SignInAttempt;
import org.mailquay.oauth.SignInOptions;
import org.mailquay.postfix.PostfixLab;
import org.mailquay.postfix.RequiresPostfix;
import org.mailquay.postfix.Sending;
import org.mailquay.secret.InMemorySecretStore;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.smtp.NextStep;
import org.mailquay.smtp.Stage;
import org.mailquay.testkit.FakeAuthorizationServer;
import org.mailquay.testkit.FakeAuthorizationServer.Endpoint;
import org.mailquay.testkit.FakeBrowser;
import org.mailquay.transport.AuthorizationException;

/**
 * Signs in, and lives with the opaque token at a real mail server, which asks whether it is good.
 */
@RequiresPostfix
@Timeout(120)
final class GoogleEndToEndTest {

  private static final Duration LIFETIME = Duration.ofHours(1);
  private static final String XOAUTH2 = "submission.xoauth2";

  private final ShiftedClock clock = new ShiftedClock();
  private final ShiftedClock serverClock = new ShiftedClock();

  @RegisterExtension
  final FakeAuthorizationServer login =
      FakeAuthorizationServer.start(serverClock).client("till", "desktop").tokenLifetime(LIFETIME);

  private final URI introspection = login.address().resolve("/introspect");
  private GoogleSignIn signIn;
  private PostfixLab lab;

  @BeforeEach
  void trust(PostfixLab running) {
    lab = running;
    lab.askAboutTokens(introspection);
    login.user(lab.mailbox("alice"), "Alice");
    signIn =
        GoogleSignIn.open(
            GoogleClient.of("till", "desktop").clock(clock).atTestServer(login.address()),
            new InMemorySecretStore());
  }

  @AfterEach
  void forget() {
    lab.forgetServer(introspection);
  }

  private CachingTokenSource signedIn() {
    return signIn
        .inBrowser(SignInOptions.ofDefaults(), new PassedOn(FakeBrowser::openLater))
        .await();
  }

  private SmtpSettings settings(String listener) {
    return lab.tokenSettings(listener, "alice").build();
  }

  private ConnectionReport test(SmtpSettings settings, CachingTokenSource source) {
    return ConnectionTest.of(settings, source).locale(Locale.ENGLISH).suggestions(false).run();
  }

  private static void assertEnded(ConnectionReport report, Stage stage) {
    assertThat(report.failedStage().map(StageResult::stage)).as(report.toText()).contains(stage);
    assertThat(report.diagnosis().orElseThrow().cause())
        .as(report.toText())
        .isEqualTo(Cause.TOKEN_EXPIRED_OR_REVOKED);
    assertThat(report.diagnosis().orElseThrow().advice().title()).isEqualTo("Please sign in again");
  }

  private int tokenRequests() {
    return login.requests(Endpoint.TOKEN).size();
  }

  @Test
  void aUserSignsInInARealBrowser() throws Exception {
    login.showLoginPage();
    PassedOn ui = new PassedOn(address -> {});
    try (HeadlessBrowser browser = HeadlessBrowser.open()) {
      SignInAttempt attempt = signIn.inBrowser(SignInOptions.ofDefaults(), ui);
      browser.open(ui.address());
      assertThat(browser.page()).contains("alice@shop.test", "https://mail.google.com/");
      browser.click("#agree");
      browser.awaitTitle("You are signed in");
      browser.screenshot(Path.of("target", "signed-in-with-google.png"));
      assertThat(browser.address().getHost()).isEqualTo("127.0.0.1");
      CachingTokenSource source = attempt.await();
      assertThat(Sending.deliver(settings(XOAUTH2), source, lab)).contains("sender: alice");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {XOAUTH2, "submission.oauthbearer", "submission.all"})
  void theTokenOpensTheMailServer(String listener) {
    CachingTokenSource source = signedIn();
    assertThat(Sending.deliver(settings(listener), source, lab)).contains("sender: alice");
    ConnectionReport report = test(settings(listener), source);
    assertThat(report.passed()).as(report.toText()).isTrue();
    assertThat(report.stage(Stage.TOKEN).violations()).isEmpty();
  }

  @Test
  void theTokenOfAServiceAccountOpensTheMailServer() {
    String key = login.serviceAccount("till@project.iam.gserviceaccount.com");
    CachingTokenSource source =
        GoogleServiceAccount.of(key).atTestServer(login.address()).sendAs(lab.mailbox("alice"));
    assertThat(Sending.deliver(settings(XOAUTH2), source, lab)).contains("sender: alice");
  }

  @ParameterizedTest
  @ValueSource(strings = {XOAUTH2, "submission.oauthbearer"})
  void aTokenIsReplacedBeforeItEnds(String listener) {
    CachingTokenSource source = signedIn();
    String first = source.get();
    int before = tokenRequests();
    clock.goOn(LIFETIME);
    serverClock.goOn(LIFETIME);
    assertThat(login.accepts(first)).isFalse();
    assertThat(Sending.deliver(settings(listener), source, lab)).contains("sender: alice");
    assertThat(tokenRequests()).isEqualTo(before + 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {XOAUTH2, "submission.oauthbearer"})
  void aTokenThatTheServerRefusesIsReplacedOnce(String listener) {
    CachingTokenSource source = signedIn();
    source.accessToken();
    int before = tokenRequests();
    // this machine's clock is slow: for it, the token has an hour left
    serverClock.goOn(LIFETIME);
    assertThat(Sending.deliver(settings(listener), source, lab)).contains("sender: alice");
    assertThat(tokenRequests()).isEqualTo(before + 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {XOAUTH2, "submission.oauthbearer"})
  void aGrantThatWasWithdrawnNeedsASignIn(String listener) {
    CachingTokenSource source = signedIn();
    source.accessToken();
    SmtpSettings settings = settings(listener);
    // what the user does on the page of the Google account
    login.revoke("alice@shop.test");
    try (Mailer mailer = Mailer.of(settings, source)) {
      AuthorizationException refused =
          catchThrowableOfType(
              AuthorizationException.class,
              () -> mailer.send(Sending.mail(Sending.newMark(), lab.mailbox("bob"))));
      assertThat(refused.nextStep()).isEqualTo(NextStep.SIGN_IN_AGAIN);
    }
    assertEnded(test(settings, source), Stage.AUTHENTICATE);
    clock.goOn(LIFETIME);
    serverClock.goOn(LIFETIME);
    assertEnded(test(settings, source), Stage.TOKEN);
    assertThat(Sending.deliver(settings, signedIn(), lab)).contains("sender: alice");
  }

  @Test
  void aSignOutClosesTheMailServer() {
    CachingTokenSource source = signedIn();
    assertThat(Sending.deliver(settings(XOAUTH2), source, lab)).contains("sender: alice");
    signIn.signOut(lab.mailbox("alice"));
    assertEnded(test(settings(XOAUTH2), source), Stage.AUTHENTICATE);
  }
}
